"""Questions of a form as things to draw: names, values, words and errors of each box.

The names under which boxes post are those of blocks.forms (`checking.py`): a date in three parts,
an address in two, a table cell by row and column.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases.queries import DraftView
from zhengtong.kernel.words import Text, say

TEMPLATES = {
    "textarea": "textarea",
    "choice": "radios",
    "choices": "checkboxes",
    "yes_no": "radios",
    "date": "date",
    "address": "address",
    "table": "table",
    "heading": "heading",
    "note": "note",
}
#: The widgets of one box or one line of boxes.
NARROW = frozenset({"input.html", "select.html", "date.html"})
INPUT_TYPES = {"email": "email", "mobile": "tel", "phone": "tel"}
#: So many letters of all choices together stand on half a line of the desk.
SHORT_CHOICES = 24
WIDTHS = (2, 3, 4, 5, 10, 20, 30)
MANY_CHOICES = 12
BLANK_ROWS = 2
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Box:
    """One box inside a widget of several."""

    name: str
    label: str
    value: str = ""
    error: str = ""
    options: list[tuple[str, ...]] = field(default_factory=list)
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Widget:
    """One question, ready to be drawn by `furniture/widgets/<template>.html`."""

    template: str
    key: str
    label: str
    hint: str = ""
    error: str = ""
    value: str = ""
    values: list[str] = field(default_factory=list)
    options: list[tuple[str, ...]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)
    rows: list[list[Box]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    source: str = ""
    optional: str = ""
    unit: str = ""
    width: str = ""
    lines: int = 1
    most: int = 0
    type: str = "text"
    inputmode: str = ""
    autocomplete: str = ""
    spellcheck: str = "true"
    shown: bool = True
    depends: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole line where questions stand two beside each other."""
        return self.template.rpartition("/")[2] not in NARROW and not self.fits_a_line

    @property
    def fits_a_line(self) -> bool:
        """Whether its choices are few and short enough to stand beside each other."""
        words = [option[1] for option in self.options]
        plain = not any("".join(option[2:]) for option in self.options)
        return bool(words) and plain and sum(map(len, words)) <= SHORT_CHOICES


class Typed:
    """What the boxes hold: posted (a QueryDict) or taken from the draft (a dict)."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    def one(self, name: str) -> str:
        value = self.data.get(name, "")
        if isinstance(value, list):
            value = value[-1] if value else ""
        return "" if value is None else str(value)

    def many(self, name: str) -> list[str]:
        if hasattr(self.data, "getlist"):
            return [str(each) for each in self.data.getlist(name)]
        value = self.data.get(name, [])
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]

    def highest_row(self, name: str) -> int:
        """The number of rows of a table that hold something."""
        rows = 0
        for key in self.data:
            start, _dash, rest = str(key).rpartition(f"{name}-")
            index = rest.partition("-")[0]
            if not start and index.isascii() and index.isdigit() and self.one(str(key)):
                rows = max(rows, min(int(index) + 1, MOST_ROWS))
        return rows


def typed_in_draft(draft: DraftView, page: str) -> dict[str, Any]:
    """What the boxes of a page hold when it is opened: answers, and what was typed amiss."""
    return forms.inputs(draft.form, page, draft.answers) | draft.rough


def amiss_in_draft(draft: DraftView, page: str, *, on: date) -> list[tuple[str, str]]:
    """What is wrong with what was typed amiss and kept as typed: name of the box, words."""
    amiss = {name.partition("-")[0] for name in draft.rough}
    if not amiss:
        return []
    boxes = typed_in_draft(draft, page)
    _answers, errors = forms.parse_page(draft.form, page, boxes, earlier=draft.answers, on=on)
    return [(each.input or each.field, each.message) for each in errors if each.field in amiss]


def of_page(
    page: forms.Page,
    shown: set[str],
    data: Mapping[str, Any],
    errors: Mapping[str, str],
    sources: Mapping[str, Text],
) -> list[Widget]:
    """The widgets of a page. `shown` are the keys of the questions that apply at present."""
    typed = Typed(data)
    return [_widget(each, typed, errors, sources, each.key in shown) for each in page.fields]


def _widget(
    asked: forms.Field,
    typed: Typed,
    errors: Mapping[str, str],
    sources: Mapping[str, Text],
    shown: bool,
) -> Widget:
    key = asked.key
    template = TEMPLATES.get(asked.type, "input")
    if asked.type == "choice" and len(asked.choices) > MANY_CHOICES:
        template = "select"
    if asked.type == "text" and asked.lines > 1:
        template = "textarea"
    parts = _parts(asked, typed)
    return Widget(
        template=f"furniture/widgets/{template}.html",
        key=key,
        label=asked.label,
        hint=asked.hint,
        error=_error(asked, errors),
        value=typed.one(key),
        values=typed.many(key) if asked.type == "choices" else [],
        options=_options(asked),
        parts=parts,
        boxes=_address(asked, typed, errors) if asked.type == "address" else [],
        rows=_rows(asked, typed, errors) if asked.type == "table" else [],
        columns=[column.label for column in asked.columns],
        source=say(sources.get(key)) if key in sources else "",
        optional="" if asked.required or not asked.takes_answer else "yes",
        unit=asked.unit,
        width=_width(asked.width),
        lines=max(asked.lines, 4),
        most=asked.max_length if asked.lines > 1 or asked.type == "textarea" else 0,
        type=INPUT_TYPES.get(asked.type, "text"),
        inputmode=asked.inputmode,
        autocomplete=asked.autocomplete,
        spellcheck="true" if asked.spellcheck else "false",
        shown=shown,
        depends=asked.show_if is not None,
    )


def _error(asked: forms.Field, errors: Mapping[str, str]) -> str:
    if asked.type == "table":
        return errors.get(asked.key, "")
    mine = (words for name, words in errors.items() if name.partition("-")[0] == asked.key)
    return next(mine, "")


def _options(asked: forms.Field) -> list[tuple[str, ...]]:
    if asked.type == "yes_no":
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(choice.value, choice.label, choice.hint) for choice in asked.choices]


def _parts(asked: forms.Field, typed: Typed) -> dict[str, str]:
    if asked.type != "date":
        return {}
    return {part: typed.one(f"{asked.key}-{part}") for part in ("year", "month", "day")}


def _address(asked: forms.Field, typed: Typed, errors: Mapping[str, str]) -> list[Box]:
    division, detail = f"{asked.key}-division", f"{asked.key}-detail"
    boxes = [Box(detail, _("Street, number, door"), typed.one(detail), errors.get(detail, ""))]
    places = forms.places()
    if places:
        district = Box(
            division,
            _("District"),
            typed.one(division),
            errors.get(division, ""),
            options=[(code, name) for code, name in places],
            empty=_("Please choose"),
        )
        boxes.insert(0, district)
    return boxes


def _rows(asked: forms.Field, typed: Typed, errors: Mapping[str, str]) -> list[list[Box]]:
    wanted = max(typed.highest_row(asked.key) + BLANK_ROWS, asked.min_rows)
    count = min(wanted, asked.max_rows or MOST_ROWS)
    return [
        [
            _cell(f"{asked.key}-{index}-{column.key}", column, typed, errors)
            for column in asked.columns
        ]
        for index in range(count)
    ]


def _cell(name: str, column: forms.Field, typed: Typed, errors: Mapping[str, str]) -> Box:
    return Box(
        name,
        column.label,
        typed.one(name),
        errors.get(name, ""),
        options=_options(column) if column.type in ("choice", "yes_no") else [],
        empty=_("Please choose"),
    )


def _width(characters: int) -> str:
    """The narrowest of govuk-frontend's widths that fits; empty for the full width."""
    if not characters:
        return ""
    return next((str(width) for width in WIDTHS if width >= characters), "")


def anchors(page: forms.Page, errors: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Errors with the id of a box that can take the focus."""
    types = {each.key: each.type for each in page.fields}
    first = {"date": "-year", "address": "-detail", "table": "-0"}
    told = []
    for name, words in errors:
        suffix = first.get(types.get(name, ""), "")
        if suffix == "-0":
            columns = next(each.columns for each in page.fields if each.key == name)
            suffix = f"-0-{columns[0].key}" if columns else ""
        told.append((f"{name}{suffix}", words))
    return told
