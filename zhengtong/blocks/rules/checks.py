"""Overlaps, gaps, contradictions and rows never reached in a decision table: exact, with examples.

Every column is cut into pieces (see `pieces.py`), so that a rule is a box of masks and every
question is one about boxes. Rows are bits of one integer: which rows match a piece is a mask again,
so that a row is compared with thousands of others in one operation.

Exact for cells made of constants, intervals and lists of them; where a cell computes, only what is
true whatever it computes is reported, and its column is named as one that cannot be judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhengtong.blocks.rules.findings import Finding, Sort
from zhengtong.blocks.rules.pieces import Pieces
from zhengtong.blocks.rules.shapes import Column, Shape, Table

MOST_EACH = 20
MOST_STEPS = 200_000

SINGLE = ("UNIQUE", "ANY")


class _TooIntricate(Exception):
    """The bound on steps was reached."""


@dataclass(slots=True)
class _Axis:
    """One column: its pieces, each row's masks, and which rows match each piece."""

    pieces: Pieces
    sure: list[int]
    may: list[int]
    rows_sure: list[int] = field(default_factory=list)
    rows_may: list[int] = field(default_factory=list)
    _near: dict[int, int] = field(default_factory=dict)

    def index(self) -> None:
        self.rows_sure = _by_piece(self.sure, self.pieces.count)
        self.rows_may = _by_piece(self.may, self.pieces.count)

    def meeting(self, mask: int) -> int:
        """The rows that surely let a piece of the mask through."""
        if mask not in self._near:
            rows = 0
            for place in _bits(mask):
                rows |= self.rows_sure[place]
            self._near[mask] = rows
        return self._near[mask]


def check(table: Table, *, most_steps: int = MOST_STEPS) -> list[Finding]:
    """What is wrong with a table, the blocking findings first.

    At most `MOST_EACH` findings of a sort. UNIQUE: no two rows may overlap; ANY: not with different
    outputs; FIRST and PRIORITY: no row may be hidden; all but the collecting policies, without
    default output: no gap.
    """
    return _Checker(table, most_steps).findings()


class _Checker:
    def __init__(self, table: Table, most_steps: int) -> None:
        self.table = table
        self.steps = most_steps
        self.axes = [_axis(column, cells) for column, cells in _merged(table)]
        self.certain = all(axis.pieces.column.plain for axis in self.axes)
        self.everyone = (1 << len(table.rows)) - 1

    def findings(self) -> list[Finding]:
        found = [*self._never(), *self._unjudged()]
        for axis in self.axes:
            axis.index()
        policy = self.table.policy
        try:
            if policy in SINGLE:
                found += self._overlaps()
            if policy in ("FIRST", "PRIORITY"):
                found += self._masked()
            if policy in (*SINGLE, "FIRST", "PRIORITY") and not self.table.has_default:
                found += self._gaps()
        except _TooIntricate:
            found.append(Finding("unfinished", self.table.name))
        return sorted(found, key=lambda finding: not finding.blocking)

    # -- rows alone ------------------------------------------------------------------------------

    def _never(self) -> Iterator[Finding]:
        for place, row in enumerate(self.table.rows):
            for axis in self.axes:
                if not axis.may[place]:
                    column = axis.pieces.column.name
                    yield Finding("never", self.table.name, (row.number,), more=column)
                    break

    def _unjudged(self) -> Iterator[Finding]:
        for axis in self.axes:
            rows = tuple(
                row.number
                for row, sure, may in zip(self.table.rows, axis.sure, axis.may, strict=True)
                if sure != may
            )
            if rows:
                yield Finding("unjudged", self.table.name, rows, more=axis.pieces.column.name)

    # -- pairs of rows ---------------------------------------------------------------------------

    def _overlaps(self) -> list[Finding]:
        found: list[Finding] = []
        for place, row in enumerate(self.table.rows):
            later = self._meeting([axis.sure[place] for axis in self.axes])
            later &= self.everyone & ~((2 << place) - 1)
            for other in _bits(later):
                twin = self.table.rows[other]
                sort: Sort = "overlap" if row.outputs == twin.outputs else "contradiction"
                if self.table.policy == "ANY" and sort == "overlap":
                    continue
                boxes = [axis.sure[place] & axis.sure[other] for axis in self.axes]
                rows = (row.number, twin.number)
                found.append(self._shown(sort, rows, boxes, blocking=self.certain))
                if len(found) >= MOST_EACH:
                    return found
        return found

    def _meeting(self, boxes: Sequence[int]) -> int:
        """The rows that surely meet a box."""
        self._step()
        rows = self.everyone
        for axis, mask in zip(self.axes, boxes, strict=True):
            if not rows:
                break
            rows &= axis.meeting(mask)
        return rows

    # -- hidden rows -----------------------------------------------------------------------------

    def _masked(self) -> list[Finding]:
        found: list[Finding] = []
        for place, row in enumerate(self.table.rows):
            box = [axis.may[place] for axis in self.axes]
            before = self._before(place) & self._meeting(box)
            if not before or not all(box):
                continue
            if next(self._uncovered(box, before, sure=True), None) is not None:
                continue
            taker = next(_bits(before))
            shown = [axis.sure[taker] & mask for axis, mask in zip(self.axes, box, strict=True)]
            rows = (row.number, self.table.rows[taker].number)
            found.append(self._shown("masked", rows, shown))
            if len(found) >= MOST_EACH:
                break
        return found

    def _before(self, place: int) -> int:
        """The rows that are more important than this one."""
        if self.table.policy == "FIRST":
            return (1 << place) - 1
        ranks = self.table.ranks
        if len(ranks) != len(self.table.rows):
            return 0
        return sum(1 << n for n, rank in enumerate(ranks) if rank < ranks[place])

    # -- gaps ------------------------------------------------------------------------------------

    def _gaps(self) -> list[Finding]:
        found: list[Finding] = []
        domain = [axis.pieces.domain for axis in self.axes]
        for boxes in self._uncovered(domain, self.everyone, sure=False):
            found.append(self._shown("gap", (), boxes))
            if len(found) >= MOST_EACH:
                break
        return found

    def _uncovered(self, box: Sequence[int], rows: int, *, sure: bool) -> Iterator[list[int]]:
        """The parts of a box that none of the rows lets through, as boxes.

        Goes column by column; pieces that the same rows let through are one. A column that all the
        remaining rows leave open costs nothing.
        """
        self._step(rows.bit_count() * len(box) // 16)
        by_piece = [axis.rows_sure if sure else axis.rows_may for axis in self.axes]
        masks = [axis.sure if sure else axis.may for axis in self.axes]
        order = sorted(range(len(box)), key=lambda n: self._openness(box[n], masks[n], rows))
        # open_from[d]: rows that let through all of the box in every column from the d-th on.
        open_from = [self.everyone] * (len(order) + 1)
        for depth in range(len(order) - 1, -1, -1):
            column = order[depth]
            passing = sum(1 << n for n in _bits(rows) if not box[column] & ~masks[column][n])
            open_from[depth] = open_from[depth + 1] & passing
        covered: set[tuple[int, int]] = set()

        def descend(depth: int, left: int, chosen: dict[int, int]) -> Iterator[list[int]]:
            if left & open_from[depth] or (depth, left) in covered:
                return
            self._step()
            if not left or depth == len(order):
                yield [chosen.get(n, box[n]) for n in range(len(box))]
                return
            column = order[depth]
            groups: dict[int, int] = {}
            for place in _bits(box[column]):
                remaining = left & by_piece[column][place]
                groups[remaining] = groups.get(remaining, 0) | 1 << place
            empty = True
            for remaining, mask in groups.items():
                for part in descend(depth + 1, remaining, {**chosen, column: mask}):
                    empty = False
                    yield part
            if empty:
                covered.add((depth, left))

        yield from descend(0, rows, {})

    def _openness(self, box: int, masks: Sequence[int], rows: int) -> int:
        """How many of the rows leave the column open: those with fewest come first."""
        return sum(1 for n in _bits(rows) if not box & ~masks[n])

    # -- telling ---------------------------------------------------------------------------------

    def _shown(
        self, sort: Sort, rows: tuple[int, ...], boxes: Sequence[int], *, blocking: bool = False
    ) -> Finding:
        example = tuple(
            (axis.pieces.column.name, axis.pieces.example(mask))
            for axis, mask in zip(self.axes, boxes, strict=True)
        )
        return Finding(sort, self.table.name, rows, example, blocking, self.certain)

    def _step(self, count: int = 1) -> None:
        self.steps -= count
        if self.steps < 0:
            raise _TooIntricate


def _merged(table: Table) -> Iterator[tuple[list[Column], list[list[Shape]]]]:
    """Columns with the same expression are one: a rule must pass all their cells."""
    places: dict[str, list[int]] = {}
    for place, column in enumerate(table.columns):
        places.setdefault(column.name, []).append(place)
    for same in places.values():
        columns = [table.columns[place] for place in same]
        yield columns, [[row.cells[place] for row in table.rows] for place in same]


def _axis(columns: Sequence[Column], cells: Sequence[Sequence[Shape]]) -> _Axis:
    pieces = Pieces(columns[0], [cell for column in cells for cell in column])
    count = len(cells[0])
    sure, may = [pieces.domain] * count, [pieces.domain] * count
    for column in cells:
        for place, cell in enumerate(column):
            surely, perhaps = pieces.masks(cell)
            sure[place] &= surely
            may[place] &= perhaps
    return _Axis(pieces, sure, may)


def _by_piece(masks: Sequence[int], count: int) -> list[int]:
    rows = [0] * count
    for place, mask in enumerate(masks):
        for piece in _bits(mask):
            rows[piece] |= 1 << place
    return rows


def _bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
