"""What an official types into the search field of a list: a number, a name, words of an item.

A number is found by its beginning, a name as a whole and by its keyed index (names rest encrypted),
an item by the catalogue's own search. What is found in one way is not looked for in the next, so
that each search reads one index.
"""

import re

from django.db.models import Q

from zhengtong.kernel.encryption import blind_index
from zhengtong.registers.catalogue import queries as catalogue

from . import number
from .models import Case

LONGEST = 100
MOST_ITEMS = 30
NUMBER_LIKE = re.compile(r"[0-9A-Z]{4,50}")
#: The character after all that case numbers are made of: `prefix <= number < prefix + LAST`.
LAST = "Z" * number.MAX


def cases(typed: str, *, prefix: str) -> Q:
    """The condition for what was typed; `prefix` leads to the case (`case__`, or nothing).

    The item is asked for by the row's own column, which stands in its index.
    """
    words = typed.replace("\x00", "").strip()[:LONGEST]
    code = number.tidy(words)
    if NUMBER_LIKE.fullmatch(code) and any(sign.isdigit() for sign in code):
        # A range, not LIKE: both databases find it in the unique index.
        return Q(**{f"{prefix}number__gte": code, f"{prefix}number__lte": code + LAST})
    index = blind_index(words)
    if Case.objects.filter(name_index=index).exists():
        return Q(**{f"{prefix}name_index": index})
    codes = [card.code for card in catalogue.search(words, size=MOST_ITEMS).cards]
    return Q(item_code__in=codes)
