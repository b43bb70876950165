"""News upstairs: who hears a journal line, and how it gets there.

`wire` is called once, from the project's wiring. Each pair of line and listener is a row in the
outbox, written with the line. A worker runs the listeners and deletes the rows in one transaction,
so that an effect in our database happens exactly once, whatever is killed when; each listener runs
in a savepoint of its own, so that one that fails undoes nothing of another. Lines of one ref are
heard in order.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from zhengtong.kernel import clock
from zhengtong.kernel.lines import LineView, view
from zhengtong.kernel.models import JournalLine, Outbox
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Insertion

if TYPE_CHECKING:
    from zhengtong.kernel.events import Event

log = logging.getLogger("zhengtong.news")

Listener = Callable[[LineView], Any]

MAX_ATTEMPTS = 12
AT_ONCE = 20
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)

_listeners: dict[str, dict[str, Listener]] = {}
_OUTBOX = Insertion(Outbox)


def wire(table: Mapping[type["Event"], Sequence[tuple[str, Listener]]]) -> None:
    """Say who hears what, in place of what was said before: event class -> [(name, listener)]."""
    _listeners.clear()
    for event, listeners in table.items():
        _listeners[event.name()] = dict(listeners)


def wired() -> dict[str, list[str]]:
    """Event name -> names of its listeners, for docs and tests."""
    return {event: list(listeners) for event, listeners in _listeners.items()}


def post(lines: Iterable[JournalLine]) -> None:
    """Put fresh lines into the outbox of each listener, where the worker looks all the time."""
    _OUTBOX.all(
        Outbox(line=line, ref=line.ref, listener=name, next_at=line.at)
        for line in lines
        for name in _listeners.get(line.event, ())
    )


def deliver(ref: str, *, at: datetime) -> int:
    """Let the listeners hear the lines of one ref, in order; returns how many were heard.

    A listener that fails keeps its later lines of the ref waiting until it is tried again.
    """
    heard = 0
    waiting: dict[str, datetime] = {}
    while True:
        with transaction.atomic():
            rows = [row for row in _WAITING.all(ref) if row.listener not in waiting]
            heard += _hear(rows[:AT_ONCE], waiting, at)
            if len(rows) <= AT_ONCE:
                _wait_behind(ref, waiting, at)
                return heard


def _wait_behind(ref: str, waiting: Mapping[str, datetime], at: datetime) -> None:
    """Later lines wait as long as the one before them: nobody need look at them until then."""
    for listener, until in waiting.items():
        Outbox.objects.filter(ref=ref, listener=listener, next_at__lte=at).update(next_at=until)


def _hear(rows: Sequence[Outbox], waiting: dict[str, datetime], at: datetime) -> int:
    """Let rows be heard, each on its own, in one transaction with the marks that they were.

    `waiting` gets the listeners that failed, or whose next try is not due, and until when.
    """
    done: list[int] = []
    for row in rows:
        if row.listener in waiting:
            continue
        if row.attempts and row.next_at > at:
            waiting[row.listener] = row.next_at
            continue
        try:
            with transaction.atomic():
                _listeners[row.line.event][row.listener](view(row.line))
        except Exception as error:
            _postpone(row, error, at)
            waiting[row.listener] = row.next_at
        else:
            done.append(row.pk)
    if done:
        Outbox.objects.filter(pk__in=done).delete()
    return len(done)


def _waiting(ref: Any) -> QuerySet[Outbox]:
    rows = Outbox.objects.select_related("line").filter(ref=ref, gave_up=False).order_by("id")
    return rows.select_for_update(of=("self",)) if connection.vendor == "postgresql" else rows


_WAITING = Statement(_waiting)


def _postpone(row: Outbox, error: Exception, at: datetime) -> None:
    log.warning(
        "news not heard", exc_info=True, extra={"listener": row.listener, "line": row.line_id}
    )
    wait = min(FIRST_WAIT * 2**row.attempts, LONGEST_WAIT)
    row.attempts += 1
    row.gave_up = row.attempts >= MAX_ATTEMPTS
    row.next_at = at + wait
    # Only the kind of error: its words may hold personal data.
    row.last_error = type(error).__name__[:200]
    row.save(update_fields=["attempts", "gave_up", "next_at", "last_error"])


def sweep(at: datetime, *, limit: int = 500) -> int:
    """Deliver what waits: fresh lines, those of a worker that was killed, tries that are due."""
    refs = (
        Outbox.objects.filter(gave_up=False, next_at__lte=at)
        .order_by("id")
        .values_list("ref", flat=True)[:limit]
    )
    return sum(deliver(ref, at=at) for ref in dict.fromkeys(refs))


def retry_given_up() -> int:
    """Take up again what was given up, after an operator has mended the cause."""
    return Outbox.objects.filter(gave_up=True).update(
        gave_up=False, attempts=F("attempts") * 0, next_at=clock.now()
    )
