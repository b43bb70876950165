"""Import a list of items that somebody else made: all of it in one transaction, or nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.codes import credit_code
from zhengtong.kernel.errors import Invalid, Stale
from zhengtong.kernel.refs import ref
from zhengtong.registers.catalogue import bodies, definition, policies, publishing
from zhengtong.registers.catalogue.definition import Data
from zhengtong.registers.catalogue.events import ItemsImported
from zhengtong.registers.catalogue.reading.files import Listing, unusable
from zhengtong.registers.catalogue.reading.mapping import Mapping, Reading, load
from zhengtong.registers.catalogue.views import ImportReport, Published, Remark

LONGEST_BODY = 18
Progress = Callable[[int, int], None]


def import_items(
    path: str | Path,
    mapping: str,
    *,
    by: Actor,
    at: datetime,
    progress: Progress | None = None,
) -> ImportReport:
    """Put the items of a file into the catalogue, read as the mapping of that name says.

    Rows that cannot be used are rejected, rows with something odd are warned about and kept; both
    are reported with their line. The same file twice changes nothing. `progress` is told how many
    rows of how many are done. Raises Invalid, with the catalogue as it was, when the file is no
    list of this kind, is cut off, or more than half of its rows cannot be used; NotFound for an
    unknown mapping; Forbidden.
    """
    policies.demand_publish(by)
    began = monotonic()
    tell = progress or (lambda done, total: None)
    chosen = load(mapping)
    listing = chosen.open(Path(path))
    rejected: list[Remark] = []
    warned: list[Remark] = []
    readings = _read_all(chosen, listing, rejected)
    _settle_bodies(chosen, readings, rejected, warned)
    definitions = _define_all(readings, rejected, warned)
    _refuse_if_wrong(len(listing.rows), rejected)
    total, done = len(listing.rows), len(listing.rows) - len(definitions)
    tell(done, total)

    def step(many: int) -> None:
        nonlocal done
        done += many
        tell(done, total)

    try:
        with transaction.atomic():
            new_bodies = bodies.enter(chosen, readings.values(), by=by, at=at)
            answers = publishing.publish_all(definitions, by=by, at=at, progress=step)
            report = _report(chosen, total, new_bodies, answers, warned, rejected, began)
            journal.record(_news(report, listing), by=by, at=at)
    except IntegrityError:
        raise Stale(_("The same item is being published by somebody else.")) from None
    return report


def _report(
    mapping: Mapping,
    rows: int,
    new_bodies: int,
    answers: Sequence[Published],
    warned: Sequence[Remark],
    rejected: Sequence[Remark],
    began: float,
) -> ImportReport:
    counts = Counter(answer.change for answer in answers)
    return ImportReport(
        mapping=mapping.key,
        rows=rows,
        added=counts[publishing.ADDED],
        changed=counts[publishing.CHANGED],
        unchanged=counts[publishing.UNCHANGED],
        bodies=new_bodies,
        warned=tuple(sorted(warned, key=lambda r: r.line)),
        rejected=tuple(sorted(rejected, key=lambda r: r.line)),
        seconds=monotonic() - began,
    )


def _news(report: ImportReport, listing: Listing) -> ItemsImported:
    return ItemsImported(
        ref=ref("import", listing.digest[:16]),
        mapping=report.mapping,
        digest=listing.digest,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        warned=len(report.warned),
        rejected=len(report.rejected),
    )


def _read_all(mapping: Mapping, listing: Listing, rejected: list[Remark]) -> dict[str, Reading]:
    """The readings by their codes, in the order of the file."""
    readings: dict[str, Reading] = {}
    for row in listing.rows:
        if row.values is None:
            rejected.append(Remark(row.line, "", row.fault))
            continue
        reading = mapping.read(row.line, row.values)
        code = str(reading.data.get("code", ""))
        if not code:
            rejected.append(Remark(row.line, "", _("The row has no code.")))
        elif code in readings:
            words = _("The code stands in line %d already.") % readings[code].line
            rejected.append(Remark(row.line, code, words))
        else:
            readings[code] = reading
    return readings


def _settle_bodies(
    mapping: Mapping, readings: dict[str, Reading], rejected: list[Remark], warned: list[Remark]
) -> None:
    """Give each row its body; a credit code that fails its check is warned about and kept."""
    if mapping.one_code_per_name:
        chosen = _commonest(readings.values())
        for reading in readings.values():
            reading.body = chosen.get(reading.body_name, "")
    checked = {reading.body: _holds(reading.body) for reading in readings.values()}
    for code, reading in list(readings.items()):
        if not reading.body or len(reading.body) > LONGEST_BODY:
            words = _("The row names no body with a credit code.")
            rejected.append(Remark(reading.line, code, words))
            del readings[code]
        elif not checked[reading.body]:
            words = _("The credit code %(body)s of %(name)s fails its check; it was kept.")
            named = {"body": reading.body, "name": reading.body_name}
            warned.append(Remark(reading.line, code, words % named))


def _holds(code: str) -> bool:
    return credit_code.is_valid(code)


def _commonest(readings: Any) -> dict[str, str]:
    """For each name of a body the code found most often, those that hold before the others."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        if reading.body:
            found[reading.body_name][reading.body] += 1
    return {
        name: max(counts, key=lambda code: (_holds(code), counts[code], code))
        for name, counts in found.items()
    }


def _define_all(
    readings: dict[str, Reading], rejected: list[Remark], warned: list[Remark]
) -> list[Data]:
    definitions: list[Data] = []
    for code, reading in list(readings.items()):
        named = {"body": reading.body, "body_name": reading.body_name}
        try:
            definitions.append(definition.read({**reading.data, **named}))
        except Invalid as problem:
            rejected.append(Remark(reading.line, code, _first_fault(problem)))
            del readings[code]
            continue
        warned.extend(Remark(reading.line, code, reason) for reason in reading.unread)
    return definitions


def _first_fault(problem: Invalid) -> Any:
    element, messages = next(iter(problem.fields.items()))
    return _("%(element)s: %(message)s") % {"element": element, "message": messages[0]}


def _refuse_if_wrong(rows: int, rejected: Sequence[Remark]) -> None:
    if len(rejected) * 2 > rows:
        first = min(rejected, key=lambda remark: remark.line)
        raise unusable(
            _("%(bad)d of %(rows)d rows cannot be used. Line %(line)d: %(reason)s")
            % {"bad": len(rejected), "rows": rows, "line": first.line, "reason": first.reason},
            code="rows",
        )
