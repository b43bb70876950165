"""A column cut into the fewest pieces that its cells can tell apart; a cell is a mask of pieces.

On an ordered column with the cuts c1 < c2 < … the pieces are (…, c1), c1, (c1, c2), c2, … ; on a
column of words each word that is mentioned, and all the others as one. One more piece is null,
where the author speaks of it. Sets of inputs become integers, and the checks count with them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil, floor

from zhengtong.blocks.rules.shapes import (
    BOOLEAN,
    KINDS,
    STRING,
    Column,
    Key,
    Shape,
    Span,
)

#: What stands for "a word that no cell mentions" in examples.
OTHERS = ("其他", "另外", "other", "another")


class Pieces:
    """The pieces of one column. `domain` is the mask of those that can occur."""

    def __init__(self, column: Column, cells: Sequence[Shape]) -> None:
        self.column = column
        shapes = [*cells, column.allowed]
        self._null = any(shape.null for shape in shapes)
        self._words = _words(column, shapes)
        self._cuts = _cuts(column, shapes)
        self.judged = column.kind in KINDS or column.kind in (STRING, BOOLEAN)
        self.count = self._places() + 1
        self._all = (1 << self.count) - 1
        self.domain = self._domain()

    def _places(self) -> int:
        if self.column.kind in KINDS:
            return 2 * len(self._cuts) + 1
        return len(self._words) + (self.column.kind != BOOLEAN)

    @property
    def _null_bit(self) -> int:
        return 1 << (self.count - 1)

    def _domain(self) -> int:
        allowed = self.column.allowed
        mask = self._raw(allowed) if self.judged and not allowed.unknown else self._all
        if not self._null:
            mask &= ~self._null_bit
        if self.column.kind in KINDS:
            for place in range(self.count - 1):
                if self._sample(place) is None:
                    mask &= ~(1 << place)
        return mask

    def masks(self, shape: Shape) -> tuple[int, int]:
        """What a cell surely lets through, and what it may let through."""
        if not self.judged and not shape.everything:
            return 0, self.domain
        known = self._raw(shape) & self.domain
        if not shape.unknown:
            return known, known
        return (0, known) if shape.negated else (known, self.domain)

    def _raw(self, shape: Shape) -> int:
        if shape.everything:
            return self._all
        mask = self._null_bit if shape.null else 0
        for word in shape.words:
            mask |= 1 << self._words.index(word)
        for span in shape.spans:
            mask |= self._span(span)
        if not shape.negated:
            return mask
        # null < 5 is null, and so is its negation: only where all parts compare by = does null
        # pass not(…) (DMN 1.5, tables 50 and 53).
        if any(span.low != span.high for span in shape.spans):
            mask |= self._null_bit
        return self._all & ~mask

    def _span(self, span: Span) -> int:
        first, last = 0, 2 * len(self._cuts)
        if span.low is not None:
            first = 2 * bisect_left(self._cuts, span.low) + (1 if span.low_in else 2)
        if span.high is not None:
            last = 2 * bisect_left(self._cuts, span.high) + (1 if span.high_in else 0)
        return ((1 << (last + 1)) - 1) & ~((1 << first) - 1) if last >= first else 0

    # -- examples --------------------------------------------------------------------------------

    def example(self, mask: int) -> str:
        """A value out of a mask, written in FEEL: an ordinary one rather than null or an end."""
        places = [place for place in range(self.count) if mask >> place & 1]
        if self.column.kind in KINDS:
            key = self._best(places)
            return "null" if key is None else KINDS[self.column.kind].write(key)
        words = [place for place in places if place < len(self._words)]
        if words:
            return _literal(self._words[words[0]])
        return "null" if places == [self.count - 1] else _literal(self._other())

    def _best(self, places: Sequence[int]) -> Key | None:
        """A value inside the widest part: bounded spans first, then points, then the open ends."""
        inner = [p for p in places if 0 < p < self.count - 2]
        outer = [p for p in places if p < self.count - 1]
        found = (self._sample(place) for place in (*inner, *outer))
        return next((key for key in found if key is not None), None)

    def _sample(self, place: int) -> Key | None:
        """A value of a piece of an ordered column; None when no value lies in it."""
        cuts, which = self._cuts, place // 2
        discrete = KINDS[self.column.kind].discrete
        if place % 2:
            cut = cuts[which]
            return cut if not discrete or cut == int(cut) else None
        low = cuts[which - 1] if which else None
        high = cuts[which] if which < len(cuts) else None
        return self._between(low, high, discrete)

    def _between(self, low: Key | None, high: Key | None, discrete: bool) -> Key | None:
        if low is None:
            return 0 if high is None else ceil(high) - 1
        if high is None:
            return floor(low) + 1
        whole = floor(low) + 1
        if whole < high:
            return whole
        return None if discrete else (Decimal(low) + Decimal(high)) / 2

    def _other(self) -> str:
        longest = max((str(word) for word in self._words), key=len, default="")
        return next((word for word in OTHERS if word not in self._words), longest + OTHERS[0])


def _words(column: Column, shapes: Iterable[Shape]) -> list[str | bool]:
    if column.kind == BOOLEAN:
        return [True, False]
    return sorted({word for shape in shapes for word in shape.words}, key=str)


def _cuts(column: Column, shapes: Iterable[Shape]) -> list[Key]:
    ends = {
        end
        for shape in shapes
        for span in shape.spans
        for end in (span.low, span.high)
        if end is not None
    }
    return sorted(ends) if column.kind in KINDS else []


def _literal(word: str | bool) -> str:
    if isinstance(word, bool):
        return "true" if word else "false"
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def unknown_parts(cells: Iterable[Shape]) -> list[str]:
    """The texts of cells that cannot be judged, each once."""
    return list(dict.fromkeys(shape.unknown for shape in cells if shape.unknown))
