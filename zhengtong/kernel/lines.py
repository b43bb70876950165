"""A journal line as listeners and readers see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhengtong.kernel.models import JournalLine


@dataclass(frozen=True, slots=True)
class LineView:
    """What happened (`event`) to what (`ref`), when, by whom, with which plain facts."""

    id: int
    at: datetime
    event: str
    ref: str
    by: str
    on_behalf_of: str
    body: str
    payload: dict[str, Any]


def view(line: JournalLine) -> LineView:
    """A line as readers see it."""
    return LineView(
        id=line.id,
        at=line.at,
        event=line.event,
        ref=line.ref,
        by=line.by,
        on_behalf_of=line.on_behalf_of,
        body=line.body,
        payload=line.payload,
    )
