"""Reads of the catalogue: guides, lists, search, and what a case needs to know of its item."""

from zhengtong.registers.catalogue.codes import codes, label
from zhengtong.registers.catalogue.parts import GuideMaterial, Limit, Limits, PinnedLimits
from zhengtong.registers.catalogue.topics import LIFE_EVENT, THEME, Topic
from zhengtong.registers.catalogue.views import (
    Facet,
    Facets,
    Guide,
    ImportReport,
    ItemCard,
    MappingCard,
    Missed,
    Pinned,
    Published,
    Remark,
    SearchResult,
    Suggestion,
    VersionCard,
)

from .browsing import browse, cards, facets, life_events, popular, themes
from .mappings import mappings
from .missed import missed_words
from .reading import current, exists, guide, pinned, version, versions
from .searching import search, suggest

__all__ = [
    "LIFE_EVENT",
    "THEME",
    "Facet",
    "Facets",
    "Guide",
    "GuideMaterial",
    "ImportReport",
    "ItemCard",
    "Limit",
    "Limits",
    "MappingCard",
    "Missed",
    "Pinned",
    "PinnedLimits",
    "Published",
    "Remark",
    "SearchResult",
    "Suggestion",
    "Topic",
    "VersionCard",
    "browse",
    "cards",
    "codes",
    "current",
    "exists",
    "facets",
    "guide",
    "label",
    "life_events",
    "mappings",
    "missed_words",
    "pinned",
    "popular",
    "search",
    "suggest",
    "themes",
    "version",
    "versions",
]
