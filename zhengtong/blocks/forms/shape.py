"""What a form is, once read: frozen, in both languages, ready to be drawn by any channel.

Words come out in the reader's language through `label`, `hint`, `title` and so on; the `…_text`
beside each holds both languages.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhengtong.blocks.forms.conditions import Condition
from zhengtong.kernel.words import Text, say

Answers = dict[str, Any]

# Types that show words and take no answer.
WORDS_ONLY = frozenset({"heading", "note"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that may be chosen."""

    value: str
    label_text: Text
    hint_text: Text = field(default_factory=dict)

    @property
    def label(self) -> str:
        return say(self.label_text)

    @property
    def hint(self) -> str:
        return say(self.hint_text)


@dataclass(frozen=True, slots=True)
class Field:
    """One question, with all that a widget needs to ask it.

    `autocomplete` is an HTML autofill token, `inputmode` an HTML input mode (both may be empty),
    `width` the number of characters the box should look like it takes (0 is the full width),
    `prefill` the key of a known fact, `columns` the fields of a table's row. The names a widget
    posts under are told in `parsing.py`.
    """

    key: str
    type: str
    label_text: Text
    hint_text: Text = field(default_factory=dict)
    required: bool = False
    choices: tuple[Choice, ...] = ()
    unit_text: Text = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    min_length: int = 0
    max_length: int = 0
    decimals: int = 0
    earliest: str = ""
    latest: str = ""
    pattern: str = ""
    pattern_text: Text = field(default_factory=dict)
    prefill: str = ""
    show_if: Condition | None = None
    columns: tuple["Field", ...] = ()
    min_rows: int = 0
    max_rows: int = 0
    lines: int = 1
    width: int = 0
    autocomplete: str = ""
    inputmode: str = ""
    spellcheck: bool = True
    personal: bool = False
    element: str = ""

    @property
    def label(self) -> str:
        return say(self.label_text)

    @property
    def hint(self) -> str:
        return say(self.hint_text)

    @property
    def unit(self) -> str:
        return say(self.unit_text)

    @property
    def takes_answer(self) -> bool:
        return self.type not in WORDS_ONLY


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a form: one thing at a time."""

    key: str
    title_text: Text
    fields: tuple[Field, ...]
    hint_text: Text = field(default_factory=dict)
    show_if: Condition | None = None

    @property
    def title(self) -> str:
        return say(self.title_text)

    @property
    def hint(self) -> str:
        return say(self.hint_text)


@dataclass(frozen=True, slots=True)
class Form:
    """A form, read and checked. `statement` is what the applicant signs."""

    key: str
    title_text: Text
    pages: tuple[Page, ...]
    statement_text: Text
    digest: str

    @property
    def title(self) -> str:
        return say(self.title_text)

    @property
    def statement(self) -> str:
        return say(self.statement_text)

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all pages that take an answer, in order."""
        return tuple(f for page in self.pages for f in page.fields if f.takes_answer)

    @property
    def prefill(self) -> dict[str, str]:
        """The key of the fact each field would like to be filled from, by the field's key."""
        return {field.key: field.prefill for field in self.fields if field.prefill}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one answer and how to mend it, in the reader's language.

    `field` is the field's key, `input` the name of the very box (a cell of a table, a part of a
    date), `code` is for programs: required, type, choice, length, range, date, number, code …
    """

    field: str
    message: str
    code: str = "invalid"
    input: str = ""


class Row(NamedTuple):
    """An answer as a person reads it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one page as a person reads them; `key` is the page's."""

    key: str
    title: str
    rows: tuple[Row, ...]
