"""The demo city from nothing, or brought up to date: which parts, in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from zhengtong.project.demo import marks
from zhengtong.project.demo.loading import city, people, publishing, wallets
from zhengtong.project.demo.progress import Step, silent


class Load(Protocol):
    """Loads one part."""

    def __call__(self, step: Step, *, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the city: its name for the progress bar, its size, and how it is loaded."""

    name: str
    count: Callable[[], int]
    load: Load


CONTENT = "content"
PARTS = (
    Part("bodies", city.count, city.load),
    Part("people", people.count, people.load),
    Part("services", publishing.count, publishing.load),
    Part("licences", wallets.count, wallets.load),
)


def size() -> int:
    """How many steps loading everything takes."""
    return sum(part.count() for part in PARTS)


def is_loaded() -> bool:
    """Whether the content on disk is what was loaded last."""
    return marks.loaded(CONTENT) == marks.content_digest()


def load(*, at: datetime, step: Step = silent) -> bool:
    """Load what is new; answers False when nothing was to be done."""
    digest = marks.content_digest()
    if marks.loaded(CONTENT) == digest:
        return False
    for part in PARTS:
        part.load(step, at=at)
    marks.remember(CONTENT, digest, at=at)
    return True
