"""Makes clones: text for each table, a few thousand cases at a time. Touches no database."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from zhengtong.kernel import encryption
from zhengtong.project.demo.bulk.crowd import Resident
from zhengtong.project.demo.bulk.patterns import BETWEEN, Pattern, Signer, pattern
from zhengtong.project.demo.bulk.stencils import JOURNAL, TABLES, Stencil, unsigned

#: Cases reach back so far, and so many of a hundred are still open.
WEEKS = 52
OPEN_PERCENT = 4


@dataclass(slots=True)
class Ids:
    """The next free ids of the tables whose rows are pointed at."""

    case: int
    instance: int
    task: int


@dataclass(slots=True)
class Batch:
    """The rows of some cases: text by table, one line a row; `lines` counts them all."""

    cases: int
    lines: int
    tables: dict[str, bytes]


class _Drawer:
    """Draws patterns; makes up to `most` of them, then draws from those."""

    def __init__(
        self, stencils: list[Stencil], weeks: int, most: int, history: bool, rng: Random
    ) -> None:
        self.stencils = stencils
        self.weeks = weeks
        self.most = most
        self.history = history
        self.rng = rng
        self.made: list[tuple[Stencil, Pattern]] = []

    def draw(self) -> tuple[Stencil, Pattern]:
        if len(self.made) >= self.most:
            return self.rng.choice(self.made)
        stencil = self.rng.choice(self.stencils)
        weeks = self.rng.randrange(self.weeks)
        self.made.append((stencil, pattern(stencil, weeks, history=self.history)))
        return self.made[-1]


class Cloner:
    """Draws stencils, weeks and applicants, and fills the holes."""

    def __init__(
        self,
        stencils: list[Stencil],
        residents: list[Resident],
        serials: dict[str, int],
        ids: Ids,
        rng: Random,
        *,
        patterns: int,
        history: bool,
    ) -> None:
        self.open = _Drawer([s for s in stencils if s.is_open], 1, patterns, history, rng)
        self.ended = _Drawer([s for s in stencils if not s.is_open], WEEKS, patterns, history, rng)
        self.residents = residents
        self.serials = serials
        self.ids = ids
        self.rng = rng
        self.signer = Signer(rng)
        self.unsigned = unsigned()

    def batches(self, cases: int, size: int) -> Iterator[Batch]:
        """All clones, `size` at a time."""
        left = cases
        while left:
            count = min(left, size)
            yield self.batch(count)
            left -= count

    def batch(self, count: int) -> Batch:
        tables: dict[str, list[str]] = {label: [] for label in (*TABLES, JOURNAL)}
        for _n in range(count):
            self._clone(tables)
        written = {label: "".join(texts).encode() for label, texts in tables.items()}
        return Batch(count, sum(text.count(b"\n") for text in written.values()), written)

    def _clone(self, tables: dict[str, list[str]]) -> None:
        rng, ids = self.rng, self.ids
        drawer = self.open if rng.randrange(100) < OPEN_PERCENT else self.ended
        stencil, drawn = drawer.draw()
        serial = self.serials.get(drawn.number, 0) + 1
        self.serials[drawn.number] = serial
        holes: dict[str, object] = {
            "case": ids.case,
            "instance": ids.instance,
            "number": f"{drawn.number}{serial:04d}",
            "micro": rng.randrange(10**6),
            "unsigned": self.unsigned,
        }
        for task in range(stencil.tasks):
            holes[f"task{task}"] = ids.task + task
        ids.case, ids.instance, ids.task = ids.case + 1, ids.instance + 1, ids.task + stencil.tasks
        if stencil.of_person:
            self._apply(stencil, rng.choice(self.residents), holes)
        for label, text in drawn.tables:
            tables[label].append(text % holes)
        journal = tables[JOURNAL]
        sign = self.signer.sign
        for signed, row in drawn.journal:
            journal.append(f"{row % holes}{sign(signed % holes)}\n")

    @staticmethod
    def _apply(stencil: Stencil, resident: Resident, holes: dict[str, object]) -> None:
        """Put a resident into the place of the applicant."""
        own = {
            "own_number": resident.number,
            "own_name": json.dumps(resident.name, ensure_ascii=False)[1:-1],
        }
        holes |= {
            "applicant": resident.ref,
            "name": resident.sealed_name,
            "idno": resident.sealed_number,
            "masked": resident.masked,
            "index": resident.index,
            "answers": encryption.encrypt(stencil.answers % own),
        }


def split(line: str) -> list[str]:
    """The cells of a row."""
    return line.split(BETWEEN)
