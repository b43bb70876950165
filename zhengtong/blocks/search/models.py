"""The table of entries. Each database adds its own index to it (migration 0002)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """Something that can be found: its key in the room that put it, its faces, its words."""

    index = models.CharField(_("index"), max_length=40)
    weight = models.IntegerField(_("weight"), default=0)
    key = models.CharField(_("key"), max_length=100)
    title = models.CharField(_("title"), max_length=300)
    face = models.CharField(_("plain title"), max_length=300)
    also = models.TextField(_("other names"), blank=True)
    sounds = models.TextField(_("pinyin"), blank=True)
    initials = models.CharField(_("initials"), max_length=300, blank=True)
    words = models.TextField(_("words"))

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["index", "key"], name="search_entry_key"),
        ]

    def __str__(self) -> str:
        return f"{self.index}/{self.key}"


class Synonym(models.Model):
    """What an installation taught the search: a word people use, and the words it means."""

    word = models.CharField(_("word"), max_length=40, unique=True)
    means = models.JSONField(_("means"))
    taught_at = models.DateTimeField(_("taught at"))
    taught_by = models.CharField(_("taught by"), max_length=80)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering: ClassVar = ["word"]

    def __str__(self) -> str:
        return self.word
