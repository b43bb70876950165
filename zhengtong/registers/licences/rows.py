"""From rows to what the floors above see."""

from collections.abc import Iterable
from datetime import date

from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.masking import mask_name, mask_number
from zhengtong.kernel.refs import kind_of, ref
from zhengtong.kernel.words import Text, text

from . import definitions, tokens
from .models import Licence, LicenceCopy, LicenceType
from .states import TABLE, Status
from .validity import status_on
from .views import CopyView, FieldType, FieldView, LicenceCard, LicenceView, TypeView, Value

REF = "licence"
_definitions: dict[str, definitions.Definition] = {}


def tidy(identifier: str) -> str:
    """An identifier as it is kept; what no identifier can hold (a NUL, which PostgreSQL refuses)
    is left out."""
    return identifier.replace("\x00", "").strip().upper()[:200]


def ref_of(identifier: str) -> str:
    return ref(REF, identifier)


def definition_of(row: LicenceType) -> definitions.Definition:
    """The definition that a version of a type was published with, read once in each process."""
    known = _definitions.get(row.digest)
    if known is None:
        known = _definitions[row.digest] = definitions.read(row.definition)
    return known


def type_view(row: LicenceType) -> TypeView:
    known = definition_of(row)
    return TypeView(
        key=row.key,
        version=row.version,
        name=known.name,
        code=known.code,
        body=known.body,
        holder=known.holder,
        fields=tuple(
            FieldType(key=f.key, label=f.label, sources=f.sources, personal=f.personal)
            for f in known.fields
        ),
    )


def body_names(codes: Iterable[str]) -> dict[str, Text]:
    """The names of the bodies with these codes, in one query; a code nobody has names itself."""
    wanted = set(codes)
    known = {body.code: body.name for body in identity.bodies(codes=wanted)}
    return {code: known.get(code, {"zh": code}) for code in wanted}


def number_is_personal(row: Licence) -> bool:
    """Whether the number on the licence is, or contains, the identity number of a person."""
    known = row.holder_number
    return kind_of(row.holder) == "person" and bool(known) and known in row.number


def shown_number(row: Licence) -> str:
    """The number as it may be shown beside others: an identity number is masked."""
    return mask_number(row.number) if number_is_personal(row) else row.number


def shown_holder(row: Licence) -> str:
    """The holder as anybody may see it: people are masked, companies are public."""
    if kind_of(row.holder) == "person":
        return mask_name(row.holder_name)
    return row.holder_name


def card(row: Licence, names: dict[str, Text], day: date) -> LicenceCard:
    layout = row.type.definition.get("layout") or {}
    return LicenceCard(
        ref=ref_of(row.identifier),
        identifier=row.identifier,
        token=tokens.token(row.identifier),
        type_key=row.type_key,
        type_name=row.type.name,
        number=shown_number(row),
        holder=row.holder,
        body=row.body,
        body_name=names.get(row.body, {"zh": row.body}),
        issued_on=row.issued_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        status=status_on(row.status, row.valid_to, day),
        basis=row.basis,
        template=layout.get("template", "certificate"),
        accent=layout.get("accent", "#8f6a1e"),
    )


def cards(rows: Iterable[Licence], day: date) -> list[LicenceCard]:
    """Many cards, with one query for the names of all bodies."""
    found = list(rows)
    names = body_names(row.body for row in found) if found else {}
    return [card(row, names, day) for row in found]


def fields(row: Licence, *, personal: bool) -> tuple[FieldView, ...]:
    """The fields with values, in the order of the type; personal ones only when asked for."""
    known = definition_of(row.type)
    values = [(f, _value(row, f)) for f in known.fields if personal or not f.personal]
    return tuple(FieldView(key=f.key, label=f.label, value=v) for f, v in values if v)


def _value(row: Licence, field: definitions.FieldDefinition) -> Value:
    source, _dot, name = field.sources[0].partition(".")
    if source == "licence":
        return own_value(row, name)
    value: Value = row.fields.get(field.key, "")
    return f"{value} {field.unit}" if value and field.unit else value


def own_value(row: Licence, name: str) -> Value:
    """A value that the licence knows of itself: its number, its days, what it replaces."""
    if name == "validity":
        if row.valid_to is None:
            return text("长期", "Without end")
        start, end = row.valid_from, row.valid_to
        return text(f"{chinese_date(start)} 至 {chinese_date(end)}", f"{start} to {end}")
    if name in ("valid_from", "valid_to", "issued_on"):
        day = getattr(row, name)
        return day.isoformat() if day else ""
    if name == "number":
        return row.number
    if name == "replaces":
        return row.replaces.identifier if row.replaces else ""
    return ""


def chinese_date(day: date) -> str:
    """A day as it is written on official papers (GB/T 15835-2011)."""
    return f"{day.year}年{day.month}月{day.day}日"


def replacement(row: Licence) -> str:
    """The identifier of the licence that replaced this one; empty when none did."""
    if row.status != Status.CHANGED:
        return ""
    return str(Licence.objects.values_list("identifier", flat=True).get(replaces=row.pk))


def view(row: Licence, day: date) -> LicenceView:
    return LicenceView(
        card=cards([row], day)[0],
        number=row.number,
        holder_name=row.holder_name,
        fields=fields(row, personal=True),
        status_at=row.status_at,
        status_reason=row.status_reason,
        replaces=row.replaces.identifier if row.replaces else "",
        replaced_by=replacement(row),
        verbs=tuple(TABLE.verbs(row.status)),
    )


def copy_view(row: LicenceCopy) -> CopyView:
    return CopyView(
        identifier=row.licence.identifier,
        token=tokens.copy_token(row.word),
        purpose=row.purpose,
        recipient=row.recipient,
        made_at=row.made_at,
        valid_until=row.valid_until,
        document=row.document,
    )
