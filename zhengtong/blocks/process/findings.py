"""What the check before publication has to say: where, why, and how to mend it."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy

Words = Any  # a string, or one that is translated when it is shown


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would not run as drawn. ``element`` is empty for the whole diagram."""

    element: str
    name: str
    reason: Words
    mend: Words

    def __str__(self) -> str:
        place = f"{self.name or self.element}: " if self.element else ""
        return f"{place}{self.reason} {self.mend}".strip()


def finding(element: str, name: str, reason: Words, mend: Words = "", /, **values: Any) -> Finding:
    """A finding whose words hold ``{names}`` that ``values`` fill, whatever the language."""
    return Finding(
        element=element,
        name=name,
        reason=format_lazy(reason, **values) if values else reason,
        mend=format_lazy(mend, **values) if values and mend else mend,
    )


class Unreadable(ValueError):
    """A file of which nothing can be read; it carries the one finding that says why."""

    def __init__(self, reason: Words, mend: Words = "", /, **values: Any) -> None:
        self.finding = finding("", "", reason, mend, **values)
        super().__init__(str(self.finding))
