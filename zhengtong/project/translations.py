"""One dictionary a language, in place of one for each room.

Django keeps the messages of every app apart unless their plurals are formed alike, and compares
the plurals in a way that never finds them alike (5.2: a code object with a function); so each word
on a page would be looked for in twenty dictionaries in turn.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import trans_real


def merge() -> None:
    """Merge the messages of neighbouring rooms whose plurals are formed alike, in all languages."""
    for language, _name in settings.LANGUAGES:
        translations: Any = trans_real.translation(language)
        _merge(translations._catalog)


def _merge(catalog: Any) -> None:
    """The first dictionary that knows a message goes on to give it."""
    kept: list[tuple[dict[Any, str], Any]] = []
    for messages, plural in zip(catalog._catalogs, catalog._plurals, strict=True):
        if kept and kept[-1][1].__code__ == plural.__code__:
            kept[-1] = ({**messages, **kept[-1][0]}, plural)
        else:
            kept.append((messages, plural))
    catalog._catalogs = [messages for messages, _plural in kept]
    catalog._plurals = [plural for _messages, plural in kept]
