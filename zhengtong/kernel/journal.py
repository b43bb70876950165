"""The journal: one line for each thing that happened, written in the transaction of the act.

It has four uses: audit, reactions, supervision clocks, statistics. A line carries an HMAC made
when it is written, so that a change by hand is found even before the audit room has sealed it.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from zhengtong.kernel import clock, encryption, news, requests
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.events import Event
from zhengtong.kernel.lines import LineView, view
from zhengtong.kernel.models import JournalLine
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.writes import Insertion

SALT = 16
_LINES = Insertion(JournalLine)


def canonical(line: JournalLine) -> bytes:
    """The bytes of a line that are signed and chained: stable across databases."""
    parts = [
        line.at.astimezone(clock.zone()).isoformat(timespec="microseconds"),
        line.event,
        line.ref,
        line.by,
        line.on_behalf_of,
        line.body,
        line.channel,
        line.request_id,
        json.dumps(line.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    ]
    return "\x1f".join(parts).encode()


def sign(line: JournalLine, salt: str = "") -> str:
    """The signature of a line: a salt of 16 hex digits and 48 of an HMAC-SM3 over both.

    The salt tells two equal acts of one moment from a line that was copied by hand.
    """
    return _sign(canonical(line), salt or secrets.token_hex(SALT // 2))


def is_genuine(line: Any, content: bytes = b"") -> bool:
    """Whether the platform wrote this line as it stands; `content` is its canonical form."""
    salt = line.mac[:SALT]
    return hmac.compare_digest(_sign(content or canonical(line), salt), line.mac)


def _sign(content: bytes, salt: str) -> str:
    return salt + encryption.mac("journal", salt.encode() + content).hex()[: 64 - SALT]


def compose(event: Event, *, by: Actor, at: datetime) -> JournalLine:
    """An unsaved line with its HMAC; for bulk writers, who save it themselves."""
    line = JournalLine(
        at=at,
        event=event.name(),
        ref=event.ref,
        by=by.ref,
        on_behalf_of=by.on_behalf_of,
        body=by.body,
        channel=by.channel,
        request_id=requests.current.get(),
        payload=event.payload(),
    )
    line.mac = sign(line)
    return line


def record(event: Event, *, by: Actor, at: datetime) -> JournalLine:
    """Write one line, and a row in the outbox for everybody who listens to such news.

    Raises RuntimeError outside a transaction: a line without its act, or an act without its
    line, must not be possible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.name()} must be recorded inside the transaction of its act")
    line = compose(event, by=by, at=at)
    _LINES.one(line)
    news.post([line])
    return line


def record_all(events: Sequence[Event], *, by: Actor, at: datetime) -> None:
    """Write many lines at once, in order."""
    if not connection.in_atomic_block:
        raise RuntimeError("events must be recorded inside the transaction of their act")
    news.post(_LINES.all([compose(e, by=by, at=at) for e in events]))


def lines_of(ref: str, events: Iterable[str] = ()) -> list[LineView]:
    """The lines of one thing, oldest first; only those of `events` when names are given."""
    return [view(line) for line in _lines(tuple(events)).all(ref)]


@cache
def _lines(events: tuple[str, ...]) -> Statement[JournalLine]:
    """The statement for these events; rooms ask for a handful of sets."""

    def build(ref: Any) -> QuerySet[JournalLine]:
        lines = JournalLine.objects.defer("request_id", "channel", "mac").filter(ref=ref)
        return (lines.filter(event__in=events) if events else lines).order_by("id")

    return Statement(build)
