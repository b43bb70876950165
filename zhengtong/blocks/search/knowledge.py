"""The vocabulary in force: the packaged lists and what the installation taught."""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max

from .models import Synonym
from .vocabulary import Vocabulary, extended, packaged

STAMP = "search.synonyms"
STAMP_SECONDS = 60
_kept: dict[Any, Vocabulary] = {}


def vocabulary() -> Vocabulary:
    """The vocabulary in force; what is taught in another process is known after a minute."""
    stamp = cache.get(STAMP)
    if stamp is None:
        stamp = _stamp()
        cache.set(STAMP, stamp, STAMP_SECONDS)
    if stamp == (0, ""):
        return packaged()
    if stamp not in _kept:
        _kept.clear()
        _kept[stamp] = extended(dict(Synonym.objects.values_list("word", "means")))
    return _kept[stamp]


def forget() -> None:
    """Look at the table again before the next question; for the process that taught."""
    cache.delete(STAMP)
    _kept.clear()


def _stamp() -> tuple[int, str]:
    row = Synonym.objects.aggregate(many=Count("id"), last=Max("taught_at"))
    return row["many"], row["last"].isoformat() if row["last"] else ""
