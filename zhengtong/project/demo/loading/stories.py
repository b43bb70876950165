"""The cases of the demo city, told once."""

from datetime import datetime

from zhengtong.project.demo import marks
from zhengtong.project.demo.cases import telling
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import document

TOLD = "stories"
#: A story takes about as many acts; only the progress bar counts with it.
ACTS = 6


def count() -> int:
    """About how many acts telling takes."""
    told = document("stories")
    return ACTS * (sum(row["count"] for row in told["ends"].values()) + told["drafts"]["count"])


def is_told() -> bool:
    return bool(marks.loaded(TOLD))


def load(step: Step, *, at: datetime) -> None:
    """Tell the stories, once in the life of an installation."""
    if is_told():
        return
    telling.tell(at=at, step=step)
    marks.remember(TOLD, marks.content_digest(), at=at)
