"""What a licence type is: read from a data file, checked in full, kept as it was written.

The elements are those of the licence metadata (GB/T 36903-2018) and of the layout (GB/T 36905-2018)
that an office has to settle: code, validity, number, fields, page.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.codes import credit_code
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import Text, as_text

from . import numbering

HOLDERS = ("person", "company", "any")
SOURCES = ("form", "subject", "item", "licence", "given")
KEY = re.compile(r"[a-z][a-z0-9-]{1,59}")
FIELD_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
CODE = re.compile(r"[0-9A-Z]{18}[0-9]{3}")
COLOUR = re.compile(r"#[0-9a-f]{6}")
NUMBER_LABEL = {"zh": "证照编号", "en": "Number"}
WHICH_VALIDITY = _("Say one of years, months, years_in, field or none.")
TEMPLATES = ("certificate", "card", "notice")


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a licence holds: some years or months, as many years as a field says (`years_in`),
    until the date in a field, or for ever (all four empty)."""

    years: int = 0
    months: int = 0
    years_in: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One field of a licence.

    `sources` say where its value comes from, the first that has one (`form.premises_area`,
    `subject.name`, `item.name`, `licence.validity`, `given`); `words` what a coded value is called,
    `personal` that only the holder and officials may read it, `printed` whether it is on the page.
    """

    key: str
    label: Text
    sources: tuple[str, ...]
    words: dict[str, Text]
    personal: bool = False
    wide: bool = False
    printed: bool = True
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the document looks: a template of this room, its colour and its standing words."""

    template: str
    accent: str
    note: Text
    wording: Text
    copy: Text


@dataclass(frozen=True, slots=True)
class Definition:
    """A licence type as written by its author."""

    key: str
    name: Text
    code: str
    holder: str
    validity: Validity
    number: str
    number_label: Text
    fields: tuple[FieldDefinition, ...]
    layout: Layout

    @property
    def body(self) -> str:
        """The body that defines the type: the first 18 characters of its code."""
        return self.code[:18]


def digest_of(data: Mapping[str, Any]) -> str:
    """The SHA-256 of a definition as data, whatever the order of its keys."""
    plain = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def read(data: Mapping[str, Any]) -> Definition:
    """Read a definition from a data file; raises Invalid that names each fault by its place."""
    faults: dict[str, list[Any]] = {}

    def fault(place: str, message: Any) -> None:
        faults.setdefault(place, []).append(message)

    def words(place: str, value: Any, *, needed: bool = False) -> Text:
        try:
            found = as_text(value)
        except (ValueError, TypeError):
            fault(place, _("Give the words as {zh: …, en: …}."))
            return {}
        if needed and not found.get("zh"):
            fault(place, _("The Chinese words are missing."))
        return found

    known = {"key", "name", "code", "holder", "validity", "number", "number_label", "fields"}
    for extra in sorted(set(data) - known - {"layout"}):
        fault(extra, _("A licence type has no such element."))
    key, code = str(data.get("key", "")), str(data.get("code", ""))
    if not KEY.fullmatch(key):
        fault("key", _("A key is made of small letters, digits and hyphens."))
    if not CODE.fullmatch(code):
        fault("code", _("A type code is the credit code of the defining body and three digits."))
    elif not credit_code.is_valid(code[:18]):
        fault("code", _("The credit code in the type code has a wrong check character."))
    holder = str(data.get("holder", "any"))
    if holder not in HOLDERS:
        fault("holder", _("The holder is person, company or any."))
    fields = tuple(_field(place, entry, fault, words) for place, entry in _entries(data, fault))
    names = [field.key for field in fields]
    for name in sorted({name for name in names if names.count(name) > 1}):
        fault(f"fields.{name}", _("This key is used twice."))
    number = str(data.get("number", ""))
    for message in numbering.faults(number, set(names)):
        fault("number", message)
    validity = _validity(data.get("validity"), set(names), fault)
    layout = _layout(data.get("layout") or {}, fault, words)
    definition = Definition(
        key=key,
        name=words("name", data.get("name"), needed=True),
        code=code,
        holder=holder,
        validity=validity,
        number=number,
        number_label=words("number_label", data.get("number_label") or NUMBER_LABEL),
        fields=fields,
        layout=layout,
    )
    if faults:
        raise Invalid(
            _("The licence type has faults."),
            hint=_("Mend the places named and load the file again."),
            code="licence-type",
            fields=faults,
        )
    return definition


def _entries(data: Mapping[str, Any], fault: Any) -> list[tuple[str, Mapping[str, Any]]]:
    entries = data.get("fields")
    if not isinstance(entries, list) or not entries:
        fault("fields", _("A licence has at least one field."))
        return []
    found = []
    for index, entry in enumerate(entries):
        if isinstance(entry, Mapping):
            found.append((f"fields.{entry.get('key', index)}", entry))
        else:
            fault(f"fields.{index}", _("A field is a mapping with key, label and from."))
    return found


def _field(place: str, entry: Mapping[str, Any], fault: Any, words: Any) -> FieldDefinition:
    extra = set(entry) - {"key", "label", "from", "words", "personal", "wide", "printed", "unit"}
    for name in sorted(extra):
        fault(f"{place}.{name}", _("A field has no such element."))
    key, given = str(entry.get("key", "")), entry.get("from", "given")
    sources = tuple(map(str, given)) if isinstance(given, list) else (str(given),)
    if not FIELD_KEY.fullmatch(key):
        fault(place, _("The key of a field is made of small letters, digits and underscores."))
    if not sources or any(source.split(".")[0] not in SOURCES for source in sources):
        fault(f"{place}.from", _("A value comes from form, subject, item, licence, or is given."))
    return FieldDefinition(
        key=key,
        label=words(f"{place}.label", entry.get("label"), needed=True),
        sources=sources,
        words={
            str(value): words(f"{place}.words.{value}", said)
            for value, said in (entry.get("words") or {}).items()
        },
        personal=bool(entry.get("personal", False)),
        wide=bool(entry.get("wide", False)),
        printed=bool(entry.get("printed", True)),
        unit=str(entry.get("unit", "")),
    )


def _validity(value: Any, fields: set[str], fault: Any) -> Validity:
    if not isinstance(value, Mapping) or len(value) != 1:
        fault("validity", WHICH_VALIDITY)
        return Validity()
    (kind, amount), *_rest = value.items()
    if kind == "none":
        return Validity()
    if kind in ("field", "years_in") and amount in fields:
        return Validity(field=amount) if kind == "field" else Validity(years_in=amount)
    if kind in ("years", "months") and isinstance(amount, int) and 0 < amount <= 1200:
        return Validity(years=amount) if kind == "years" else Validity(months=amount)
    fault("validity", WHICH_VALIDITY)
    return Validity()


def _layout(data: Mapping[str, Any], fault: Any, words: Any) -> Layout:
    template, accent = str(data.get("template", "certificate")), str(data.get("accent", "#8f6a1e"))
    if template not in TEMPLATES:
        fault("layout.template", _("The template is certificate, card or notice."))
    if not COLOUR.fullmatch(accent):
        fault("layout.accent", _("A colour is written as # and six hexadecimal digits."))
    for extra in sorted(set(data) - {"template", "accent", "note", "wording", "copy"}):
        fault(f"layout.{extra}", _("A layout has no such element."))
    return Layout(
        template=template,
        accent=accent,
        note=words("layout.note", data.get("note")),
        wording=words("layout.wording", data.get("wording")),
        copy=words("layout.copy", data.get("copy")),
    )
