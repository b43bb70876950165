"""What a room complains about in what was sent, arranged for a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zhengtong.kernel.errors import Problem


@dataclass(frozen=True, slots=True)
class Complaints:
    """The summary on top of the page and the words at each field."""

    summary: list[tuple[str, str]] = field(default_factory=list)
    at: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.summary)


NONE = Complaints()


def of_problem(problem: Problem) -> Complaints:
    """The complaints of a Problem: those at fields, else its own words and hint."""
    pairs = [(name, str(word)) for name, words in problem.fields.items() for word in words]
    if not pairs:
        words = f"{problem.detail} {problem.hint}" if problem.hint else str(problem.detail)
        pairs = [("", words.strip())]
    elif problem.hint:
        pairs.append(("", str(problem.hint)))
    return of_pairs(pairs)


def of_pairs(pairs: Iterable[tuple[str, str]]) -> Complaints:
    """Complaints from (field, words); the first one of a field stands at the field."""
    summary = list(pairs)
    at: dict[str, str] = {}
    for name, words in summary:
        if name:
            at.setdefault(name, words)
    return Complaints(summary=summary, at=at)
