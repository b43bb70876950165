"""What the checks of a decision table find, each with an input that shows it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

Sort = Literal[
    "overlap", "contradiction", "gap", "masked", "never", "unjudged", "unfinished", "broken",
    "untested", "facts",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `blocking` ones must be mended before publication.

    `rows` are rule numbers from 1. `example` are column and value (FEEL) of an input that shows
    it: for an overlap it matches all the rows, for a gap none, for a masked row that row and, more
    important, one that takes it. `certain` is False where the table has computed columns, so that
    the input may not be reachable.
    """

    sort: Sort
    table: str
    rows: tuple[int, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    blocking: bool = False
    certain: bool = True
    more: str = ""

    @property
    def words(self) -> str:
        """The finding in the reader's language."""
        told = {
            "overlap": self._overlap,
            "contradiction": self._contradiction,
            "gap": self._gap,
            "masked": self._masked,
            "never": self._never,
            "unjudged": self._unjudged,
            "unfinished": self._unfinished,
        }
        words = told[self.sort]() if self.sort in told else self.more
        if self.certain:
            return words
        return words + _(" (Whether such an input occurs depends on a computed column.)")

    def _overlap(self) -> str:
        return _(
            "Rules %(rows)s both match, for example for %(example)s; the hit policy allows one."
        ) % {"rows": _rows(self.rows), "example": said(self.example)}

    def _contradiction(self) -> str:
        return _(
            "Rules %(rows)s both match with different results, for example for %(example)s."
        ) % {"rows": _rows(self.rows), "example": said(self.example)}

    def _gap(self) -> str:
        return _("No rule matches, for example for %(example)s.") % {"example": said(self.example)}

    def _masked(self) -> str:
        return _(
            "Rule %(row)s is never reached: more important rules take every input of it, for"
            " example rule %(other)s takes %(example)s."
        ) % {"row": self.rows[0], "other": self.rows[-1], "example": said(self.example)}

    def _never(self) -> str:
        return _(
            "Rule %(row)s can never match: no allowed value of “%(column)s” passes its cell."
        ) % {"row": self.rows[0], "column": self.more}

    def _unjudged(self) -> str:
        return ngettext(
            "The column “%(column)s” cannot be judged: the cell of rule %(rows)s computes.",
            "The column “%(column)s” cannot be judged: the cells of rules %(rows)s compute.",
            len(self.rows),
        ) % {"column": self.more, "rows": _rows(self.rows)}

    def _unfinished(self) -> str:
        return _(
            "The table is too intricate to be checked to the end; what was found so far is shown."
        )


def said(example: Sequence[tuple[str, str]]) -> str:
    """An example input as a sentence goes: `年龄 = 65, 户籍 = "本市"`."""
    between = pgettext("between parts of an input", ", ")
    return between.join(f"{column} = {value}" for column, value in example) or _("any input")


def _rows(rows: Sequence[int]) -> str:
    shown = pgettext("between numbers", ", ").join(str(row) for row in rows[:8])
    return shown + ("…" if len(rows) > 8 else "")
