"""The demo city from nothing, or brought up to date: which parts, in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from zhengtong.project.demo import marks
from zhengtong.project.demo.loading import city, people, publishing, ruling, stories, wallets
from zhengtong.project.demo.progress import Step, silent


class Load(Protocol):
    """Loads one part."""

    def __call__(self, step: Step, *, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the city: its name, its size, and how it is loaded."""

    name: str
    count: Callable[[], int]
    load: Load


CONTENT = "content"
PARTS = (
    Part("bodies", city.count, city.load),
    Part("people", people.count, people.load),
    Part("rules", ruling.count, ruling.load),
    Part("services", publishing.count, publishing.load),
    Part("licences", wallets.count, wallets.load),
)
#: The city was there before its cases: they reach some months back.
BEFORE = timedelta(days=150)


def size() -> int:
    """About how many steps are to be done."""
    content = 0 if _is_current() else sum(part.count() for part in PARTS)
    return content + (0 if stories.is_told() else stories.count())


def is_loaded() -> bool:
    """Whether the content on disk is what was loaded last, and the stories have been told."""
    return _is_current() and stories.is_told()


def load(*, at: datetime, step: Step = silent) -> bool:
    """Load what is new; answers False when nothing was to be done."""
    if is_loaded():
        return False
    if not _is_current():
        since = at if marks.loaded(CONTENT) else at - BEFORE
        for part in PARTS:
            part.load(step, at=since)
        marks.remember(CONTENT, marks.content_digest(), at=since)
    stories.load(step, at=at)
    return True


def _is_current() -> bool:
    return marks.loaded(CONTENT) == marks.content_digest()
