"""Alongside, the engine: pure functions and frozen values; no files, no clock, no network, no hidden randomness."""

__version__ = "0.1.0"
