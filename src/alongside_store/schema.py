"""The tables of a snapshot."""

from __future__ import annotations

VERSION = 5

TABLES = """
CREATE TABLE source (place INTEGER PRIMARY KEY, described TEXT NOT NULL);
CREATE TABLE school (
    urn INTEGER PRIMARY KEY, name TEXT, phase TEXT, sector TEXT, type_name TEXT, status TEXT, opened TEXT, closed TEXT,
    low_age INTEGER, high_age INTEGER, gender TEXT, religious_character TEXT, admissions TEXT, la_code TEXT, la_name TEXT,
    region TEXT, town TEXT, postcode TEXT, urban_rural TEXT, easting REAL, northing REAL, trust TEXT, is_open INTEGER);
CREATE TABLE measure (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE observation (
    urn INTEGER, measure INTEGER, year INTEGER, release INTEGER, value REAL, standing INTEGER, source INTEGER, best INTEGER,
    PRIMARY KEY (urn, measure, year, release)) WITHOUT ROWID;
CREATE TABLE area_observation (
    area TEXT, measure TEXT, year INTEGER, release TEXT, value REAL, standing TEXT, source TEXT,
    PRIMARY KEY (area, measure, year)) WITHOUT ROWID;
CREATE TABLE inspection (
    urn INTEGER, framework TEXT, started TEXT, published TEXT, judgements TEXT, category TEXT, kind TEXT, number TEXT,
    source TEXT);
CREATE TABLE link (urn INTEGER, other INTEGER, other_name TEXT, kind TEXT, established TEXT);
CREATE TABLE membership (urn INTEGER, grp TEXT, group_name TEXT, group_type TEXT, joined TEXT);
CREATE TABLE lineage (urn INTEGER, step INTEGER, predecessor INTEGER, PRIMARY KEY (urn, step)) WITHOUT ROWID;
CREATE TABLE neighbour (urn INTEGER, place INTEGER, other INTEGER, distance REAL, PRIMARY KEY (urn, place)) WITHOUT ROWID;
CREATE TABLE distribution (
    measure TEXT, year INTEGER, population TEXT, count INTEGER, quantiles TEXT,
    PRIMARY KEY (measure, year, population)) WITHOUT ROWID;
CREATE TABLE outline (code TEXT PRIMARY KEY, name TEXT, rings TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5 (words, content='', tokenize='ascii', prefix='2 3');
"""

INDEXES = """
CREATE INDEX observation_of_measure ON observation (measure, year, urn, value) WHERE best = 1 AND value IS NOT NULL;
CREATE INDEX inspection_of_school ON inspection (urn);
CREATE INDEX link_of_school ON link (urn);
CREATE INDEX membership_of_school ON membership (urn);
"""
