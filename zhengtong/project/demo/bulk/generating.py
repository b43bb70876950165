"""Generate cases in bulk: stencils out of the stories, clones in a process beside, rows written."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Max

from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Refused
from zhengtong.project.demo.bulk import crowd, stencils
from zhengtong.project.demo.bulk.beside import Beside
from zhengtong.project.demo.bulk.cloning import Cloner, Ids
from zhengtong.project.demo.bulk.writers import writer
from zhengtong.project.demo.cases.invented import Inventor
from zhengtong.project.demo.cases.world import Dice
from zhengtong.project.demo.progress import Step, silent

#: As many patterns are made as pay, each for some dozens of cases; more would only fill memory.
CASES_A_PATTERN, FEWEST, MOST = 40, 60, 10_000
STENCILS = 400


@dataclass(frozen=True, slots=True)
class Generated:
    """What was written."""

    cases: int
    rows: int
    residents: int


def generate(
    cases: int,
    *,
    at: datetime,
    seed: int = 0,
    history: bool = False,
    step: Step = silent,
) -> Generated:
    """Write `cases` clones of the told cases; what is there stays.

    `history` adds the history of each process, half as many rows again. `step` is called for
    `length(cases)` things.

    Raises Refused in production, and when there are no stories to clone.
    """
    if settings.PRODUCTION:
        raise Refused("Cases are generated in a demonstration only.", code="production")
    told = apps.get_model("cases.Case").objects.order_by("id")
    numbers = list(told.values_list("number", flat=True)[:STENCILS])
    if not numbers:
        raise Refused("There are no cases to clone: run `zhengtong demo load` first.", code="empty")
    dice = Dice(f"{seed}-{_next_id('cases.Case')}")
    with transaction.atomic():
        residents = crowd.gather(crowd.size(cases), Inventor(dice), local_date(at), at)
    ids = Ids(*(_next_id(label) for label in stencils.NUMBERED))
    serials = _serials()
    before = dict(serials)
    cloner = Cloner(
        stencils.read(numbers),
        residents,
        serials,
        ids,
        dice,
        patterns=max(FEWEST, min(cases // CASES_A_PATTERN, MOST)),
        history=history,
    )
    written, after = _write_all(cloner, cases, step)
    _keep_serials({key: value for key, value in after.items() if before.get(key) != value})
    return Generated(cases=cases, rows=written, residents=len(residents))


def length(cases: int) -> int:
    """How many things generating so many cases reports."""
    return cases + writer(cases).afterwards


def _write_all(cloner: Cloner, cases: int, step: Step) -> tuple[int, dict[str, int]]:
    """Write each batch while the next one is being made; the rows written, and the last serials."""
    out = writer(cases)
    rows = 0
    with Beside(cloner, cases, out.batch_size) as made, out.writing(step):
        for batch in made.batches():
            out.write(batch)
            rows += batch.lines
            step(batch.cases)
    return rows, made.serials


def _next_id(label: str) -> int:
    found = apps.get_model(label).objects.aggregate(last=Max("id"))["last"]
    return (found or 0) + 1


def _serials() -> dict[str, int]:
    """The last serial of each item and day, by prefix and day."""
    rows = apps.get_model("cases.Counter").objects.filter(key__startswith="case:")
    return {
        key.removeprefix("case:").replace(":", ""): serial
        for key, serial in rows.values_list("key", "serial")
    }


def _keep_serials(serials: dict[str, int]) -> None:
    """Write the counters on, so that the next real case gets the next number."""
    counter = apps.get_model("cases.Counter")
    rows = [
        counter(key=f"case:{key[:31]}:{key[31:]}", serial=serial) for key, serial in serials.items()
    ]
    counter.objects.bulk_create(
        rows, 2000, update_conflicts=True, unique_fields=["key"], update_fields=["serial"]
    )
