"""Read one field of a form definition.

key: premises_area          # letters, digits, underscores; unique in the form
element: premises.area      # an element of the dictionary: its type, label, hint and bounds
type: number                # or a type: text textarea name email postcode number integer money
                            #   date choice choices yes_no resident_number credit_code mobile
                            #   phone address table; heading and note show words only
label, hint: texts          # override those of the element; a note's words are its label
required: true              # when the field is shown
prefill: company.address    # key of a known fact
show_if: 'kind = "shop"'    # see conditions.py; a hidden field's answer is dropped
choices: [{value, label, hint}]   # choice, choices; `value: text` pairs as a mapping do as well
unit: ㎡                    # number, integer, money
minimum, maximum            # number, integer, money
decimals: 2                 # number (6 when absent)
min_length, max_length      # text, textarea, name
pattern: '[A-Z]{2}\\d+'      # text: a regular expression for the whole answer, with
pattern_hint: text          #   the words that say what it should look like
earliest, latest            # date: '2026-01-01' or today
min_choices, max_choices    # choices
lines: 5                    # textarea
width: 10                   # characters the box looks like: 2 3 4 5 10 20 30
autocomplete, inputmode     # HTML tokens, where the type's own do not fit
columns: [fields]           # table: simple fields without show_if
min_rows, max_rows          # table
"""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from zhengtong.blocks.forms import elements
from zhengtong.blocks.forms.conditions import Condition
from zhengtong.blocks.forms.faults import Faults
from zhengtong.blocks.forms.kinds import KINDS
from zhengtong.blocks.forms.kinds.tables import MOST_ROWS
from zhengtong.blocks.forms.shape import WORDS_ONLY, Choice, Field
from zhengtong.kernel.words import Text

ReadCondition = Callable[[Any], Condition | None]

_KEY = re.compile(r"[a-z][a-z0-9_]{0,62}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|today")
_TOKEN = re.compile(r"[a-z][a-z0-9 -]{0,60}")
_WIDTHS = (0, 2, 3, 4, 5, 10, 20, 30)
_INPUTMODES = ("none", "text", "decimal", "numeric", "tel", "search", "email", "url")
_DECIMALS = 6

_ALWAYS = frozenset({"key", "type", "element", "label", "hint", "show_if"})
_ASKING = frozenset({"required", "prefill", "width", "autocomplete", "inputmode"})
_BOUNDS = frozenset({"minimum", "maximum", "unit"})
_LENGTHS = frozenset({"min_length", "max_length", "pattern", "pattern_hint"})
PROPERTIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(KINDS, _ALWAYS | _ASKING),
    **dict.fromkeys(WORDS_ONLY, _ALWAYS),
    "text": _ALWAYS | _ASKING | _LENGTHS,
    "name": _ALWAYS | _ASKING | {"min_length", "max_length"},
    "textarea": _ALWAYS | _ASKING | {"min_length", "max_length", "lines"},
    "address": _ALWAYS | _ASKING | {"max_length"},
    "number": _ALWAYS | _ASKING | _BOUNDS | {"decimals"},
    "integer": _ALWAYS | _ASKING | _BOUNDS,
    "money": _ALWAYS | _ASKING | _BOUNDS,
    "date": _ALWAYS | _ASKING | {"earliest", "latest"},
    "choice": _ALWAYS | _ASKING | {"choices"},
    "choices": _ALWAYS | _ASKING | {"choices", "min_choices", "max_choices"},
    "table": _ALWAYS | _ASKING | {"columns", "min_rows", "max_rows"},
}


def read_field(
    faults: Faults, path: str, entry: Any, read_condition: ReadCondition | None
) -> Field | None:
    """One field, or None when not even its key and type can be read."""
    given = faults.mapping(path, entry)
    key = given.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        faults.add(f"{path}.key", _("must be a key: small letters, digits and _, first a letter"))
        return None
    base, element = _element(faults, path, given)
    kind = given.get("type", base.get("type"))
    if not isinstance(kind, str) or kind not in PROPERTIES:
        known = ", ".join(sorted(PROPERTIES))
        faults.add(
            f"{path}.type",
            _("must be a type or come from an element; types are %(known)s") % {"known": known},
        )
        return None
    if element and given.get("type", kind) != element.type:
        faults.add(
            f"{path}.type",
            _("is %(type)s in the dictionary and cannot be another") % {"type": element.type},
        )
    faults.unknown(path, given, PROPERTIES[kind])
    merged = {**{k: v for k, v in base.items() if k in PROPERTIES[kind]}, **given}
    return _Reader(faults, path, merged, kind).field(key, element, read_condition)


def _element(
    faults: Faults, path: str, given: dict[str, Any]
) -> tuple[dict[str, Any], elements.Element | None]:
    name = given.get("element")
    if name is None:
        return {}, None
    found = elements.dictionary().get(name) if isinstance(name, str) else None
    if found is None:
        faults.add(
            f"{path}.element",
            _("%(name)s is not in the dictionary of elements") % {"name": repr(name)},
        )
        return {}, None
    words: dict[str, Any] = {"label": found.label_text, "hint": found.hint_text}
    return {"type": found.type, **words, **found.settings}, found


class _Reader:
    """Takes the properties of one field, each checked for its type."""

    def __init__(self, faults: Faults, path: str, given: dict[str, Any], kind: str) -> None:
        self.faults = faults
        self.path = path
        self.given = given
        self.kind = kind

    def field(
        self, key: str, element: elements.Element | None, read_condition: ReadCondition | None
    ) -> Field:
        maker = KINDS.get(self.kind)
        counted = "choices" if self.kind == "choices" else "rows"
        field = Field(
            key=key,
            type=self.kind,
            label_text=self.faults.text(
                f"{self.path}.label", self.given.get("label"), required=True
            ),
            hint_text=self.text("hint"),
            required=self.boolean("required"),
            choices=self.choices() if self.kind in ("choice", "choices") else (),
            unit_text=self.text("unit"),
            minimum=self.number("minimum"),
            maximum=self.number("maximum"),
            min_length=self.whole("min_length", 0, 0, 100_000),
            max_length=self.whole("max_length", maker.max_length if maker else 0, 1, 100_000),
            decimals=self.whole("decimals", _DECIMALS, 0, 10),
            earliest=self.day("earliest"),
            latest=self.day("latest"),
            pattern=self.pattern(),
            pattern_text=self.text("pattern_hint"),
            prefill=self.string("prefill", re.compile(r"[a-z][a-z0-9_.]{0,79}")),
            show_if=self.condition(read_condition),
            columns=self.columns() if self.kind == "table" else (),
            min_rows=self.whole(f"min_{counted}", 0, 0, MOST_ROWS),
            max_rows=self.whole(f"max_{counted}", 10 if self.kind == "table" else 0, 1, MOST_ROWS),
            lines=self.whole("lines", 5 if self.kind == "textarea" else 1, 1, 40),
            width=self.width(maker.width if maker else 0),
            autocomplete=self.string("autocomplete", _TOKEN, maker.autocomplete if maker else ""),
            inputmode=self.inputmode(maker.inputmode if maker else ""),
            spellcheck=maker.spellcheck if maker else True,
            personal=element.personal if element else self.kind in ("name", "resident_number"),
            element=element.key if element else "",
        )
        self.order(field)
        return field

    def bad(self, name: str, reason: str) -> None:
        self.faults.add(f"{self.path}.{name}", reason)

    def text(self, name: str) -> Text:
        return self.faults.text(f"{self.path}.{name}", self.given.get(name))

    def boolean(self, name: str) -> bool:
        value = self.given.get(name, False)
        if not isinstance(value, bool):
            self.bad(name, _("must be true or false"))
        return value is True

    def number(self, name: str) -> float | None:
        value = self.given.get(name)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        self.bad(name, _("must be a number"))
        return None

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        value = self.given.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.bad(name, _("must be a whole number"))
        elif name in self.given and not low <= value <= high:
            self.bad(name, _("must lie between %(low)s and %(high)s") % {"low": low, "high": high})
        else:
            return value
        return default

    def string(self, name: str, shape: re.Pattern[str], default: str = "") -> str:
        value = self.given.get(name, default)
        if value == default or (isinstance(value, str) and shape.fullmatch(value)):
            return value
        self.bad(name, _("must look like %(shape)s") % {"shape": shape.pattern})
        return default

    def day(self, name: str) -> str:
        return self.string(name, _DAY)

    def width(self, default: int) -> int:
        value = self.given.get("width", default)
        if value not in _WIDTHS or isinstance(value, bool):
            self.bad(
                "width", _("must be one of %(known)s") % {"known": ", ".join(map(str, _WIDTHS))}
            )
            return default
        return value

    def inputmode(self, default: str) -> str:
        value = self.given.get("inputmode", default)
        if value and value not in _INPUTMODES:
            self.bad("inputmode", _("must be one of %(known)s") % {"known": ", ".join(_INPUTMODES)})
            return default
        return value

    def pattern(self) -> str:
        value = self.given.get("pattern", "")
        try:
            re.compile(value)
        except (re.error, TypeError, RecursionError):
            self.bad("pattern", _("is no regular expression"))
            return ""
        if len(value) > 200 or re.search(r"[+*}]\)?[+*{]", value):
            self.bad("pattern", _("may have 200 characters and no repetition of a repetition"))
            return ""
        return value

    def condition(self, read_condition: ReadCondition | None) -> Condition | None:
        value = self.given.get("show_if")
        if value is not None and read_condition is None:
            self.bad("show_if", _("is not for the columns of a table"))
            return None
        return read_condition(value) if read_condition else None

    def choices(self) -> tuple[Choice, ...]:
        value = self.given.get("choices")
        if isinstance(value, dict):
            value = [{"value": key, "label": label} for key, label in value.items()]
        found: list[Choice] = []
        for index, entry in enumerate(self.faults.listing(f"{self.path}.choices", value)):
            place = f"{self.path}.choices[{index}]"
            given = self.faults.mapping(place, entry)
            self.faults.unknown(place, given, frozenset({"value", "label", "hint"}))
            code = given.get("value")
            if isinstance(code, int) and not isinstance(code, bool):
                code = str(code)
            if not isinstance(code, str) or not code or code != code.strip() or len(code) > 100:
                self.faults.add(f"{place}.value", _("must be a string without blanks around it"))
                continue
            if any(choice.value == code for choice in found):
                self.faults.add(f"{place}.value", _("%(code)s is given twice") % {"code": code})
            label = self.faults.text(f"{place}.label", given.get("label"), required=True)
            found.append(Choice(code, label, self.faults.text(f"{place}.hint", given.get("hint"))))
        return tuple(found)

    def columns(self) -> tuple[Field, ...]:
        found: list[Field] = []
        entries = self.faults.listing(f"{self.path}.columns", self.given.get("columns"))
        for index, entry in enumerate(entries):
            place = f"{self.path}.columns[{index}]"
            column = read_field(self.faults, place, entry, None)
            if column is None:
                continue
            if column.type in ("table", "address", "choices", *WORDS_ONLY):
                self.faults.add(
                    f"{place}.type", _("%(type)s cannot be a column") % {"type": column.type}
                )
            if any(other.key == column.key for other in found):
                self.faults.add(
                    f"{place}.key", _("%(key)s is the key of another column") % {"key": column.key}
                )
            found.append(column)
        return tuple(found)

    def order(self, field: Field) -> None:
        """Bounds the wrong way round would refuse every answer."""
        for low, high in (
            ("minimum", "maximum"),
            ("min_length", "max_length"),
            ("min_rows", "max_rows"),
        ):
            least, most = getattr(field, low), getattr(field, high)
            if least is not None and most and least > most:
                self.bad(low, _("is more than %(high)s") % {"high": high})
        days = [day for day in (field.earliest, field.latest) if day and day != "today"]
        if days != sorted(days):
            self.bad("earliest", _("is after latest"))
