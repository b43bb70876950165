"""The names of bodies, kept for a minute in each process: every page of a case names several."""

from collections.abc import Iterable

from django.core.cache import cache

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.words import Text

SECONDS = 60
KEY = "cases.body."


def short_names(codes: Iterable[str]) -> dict[str, Text]:
    """The short names of these bodies by code; unknown ones are left out."""
    wanted = {KEY + code: code for code in codes if code}
    kept = cache.get_many(wanted)
    missing = [code for key, code in wanted.items() if key not in kept]
    if missing:
        found = {KEY + body.code: body.short for body in identity.bodies(codes=missing)}
        cache.set_many(found, SECONDS)
        kept |= found
    return {wanted[key]: name for key, name in kept.items()}
