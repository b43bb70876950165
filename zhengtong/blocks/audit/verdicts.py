"""What a check of the journal finds, and the words for it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "changed": _("The line is not as it was when it was sealed."),
    "missing": _("The line was sealed and is gone."),
    "inserted": _("The line was put in after its time and never sealed."),
    "forged": _("The platform did not write this line as it stands."),
    "copied": _("The line is a copy of another one."),
    "removed": _("A line was taken out before it was sealed."),
    "cut-off": _("Lines at the end were taken out before they were sealed."),
    "batch-changed": _("The seal of a batch was changed; its lines cannot be trusted."),
    "batch-missing": _("A batch of the chain is gone."),
    "truncated": _("The end of the chain is gone."),
    "head": _("The record of the chain's end was changed or taken away."),
    "rolled-back": _(
        "The chain was longer before: an older copy of the database stands in its place. If you"
        " restored a backup, move the note in the folder “audit” of the data directory away."
    ),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """Something wrong with the journal: at which line, and what.

    `id` is the line, or the first line of what is meant; `at`, `event` and `ref` are empty where
    nothing is known of it. `other` names the line that was copied, or the batch.
    """

    id: int
    problem: str
    at: str = ""
    event: str = ""
    ref: str = ""
    other: int = 0

    @property
    def words(self) -> str:
        return str(WORDS[self.problem])


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check.

    `lines` were sealed and hold or are told in `broken` (by id, at most 100), `waiting` are written
    but not sealed yet, `rolled_back` ids belong to transactions that never committed.
    """

    lines: int
    waiting: int
    batches: int
    rolled_back: int
    digest: str
    broken: tuple[Broken, ...]

    @property
    def ok(self) -> bool:
        return not self.broken

    @property
    def first_broken(self) -> Broken | None:
        return self.broken[0] if self.broken else None
