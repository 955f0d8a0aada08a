"""Entries of the audit, the values they speak of, and the head of the chain."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One change. It is never altered; ``hash`` covers everything here and the hash before it.

    ``actor`` is a person's number and no foreign key, so that the chain stands when a person is erased. ``audience`` says
    who may know that there is an entry, as for a statement; ``side`` is the school's side it was done from.
    """

    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    via = models.CharField(max_length=20)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=64)
    partnership = models.CharField(max_length=36, blank=True)
    audience = models.CharField(max_length=30, default="author")
    side = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "-id"], name="entries_of_a_partnership"),
            models.Index(fields=["actor", "-id"], name="entries_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject} {self.subject_key}"


class Values(models.Model):
    """What a change said, apart from its entry: emptied when a person is erased, and the chain still holds.

    ``salt`` keeps a digest from being guessed back from few possible values; it is erased with them.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="values_kept")
    salt = models.CharField(max_length=32, blank=True)
    values = models.JSONField(default=dict)
    about = models.BigIntegerField(null=True, db_index=True)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"values of {self.entry_id}"


class Head(models.Model):
    """Where the chain ends: the one row that every change locks, so that two cannot both come next."""

    last = models.CharField(max_length=64)
    entries = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.entries} entries, last {self.last[:12]}"
