"""The table of entries. Each database adds its own index to it (migration 0002)."""

from typing import ClassVar

from django.db import models


class SearchEntry(models.Model):
    """Something that can be found: its key in the room that put it, its faces, its words."""

    index = models.CharField(max_length=40)
    weight = models.IntegerField(default=0)
    key = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    face = models.CharField(max_length=300)
    also = models.TextField(blank=True)
    sounds = models.TextField(blank=True)
    initials = models.CharField(max_length=300, blank=True)
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["index", "key"], name="search_entry_key"),
        ]

    def __str__(self) -> str:
        return f"{self.index}/{self.key}"


class Synonym(models.Model):
    """What an installation taught the search: a word people use, and the words it means."""

    word = models.CharField(max_length=40, unique=True)
    means = models.JSONField()
    taught_at = models.DateTimeField()
    taught_by = models.CharField(max_length=80)

    class Meta:
        ordering: ClassVar = ["word"]

    def __str__(self) -> str:
        return self.word
