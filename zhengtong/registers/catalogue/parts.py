"""The parts of a guide: small frozen dataclasses, texts in two languages."""

from dataclasses import dataclass

from zhengtong.kernel.words import Text


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit: so many working days (`workday`) or calendar days (`day`)."""

    days: int
    unit: str = "workday"
    unit_label: Text | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The statutory and the promised limit; None where the list names none."""

    statutory: Limit | None = None
    promised: Limit | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class PinnedLimits:
    """The limits a case runs on: always both. `correction` is how many working days applicants
    have to supply what is missing; 0 where the item names none, for the usual ones."""

    statutory: Limit
    promised: Limit
    correction: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A window: its body or hall, where it is, when it is open."""

    name: Text
    address: Text
    hours: Text
    phone: str
    window: Text
    transport: Text


@dataclass(frozen=True, slots=True)
class GuideMaterial:
    """What is handed in. `blank` names the blank form, `sample` says that there is a filled one.

    `required` is None where the list does not say; `required_label` says it in words.
    """

    key: str
    name: Text
    kind: str
    kind_label: Text
    required: bool | None
    required_label: Text
    source: str
    source_label: Text
    issuer: Text
    note: Text
    criteria: Text
    accept: tuple[str, ...]
    licence_type: str
    blank: str
    sample: bool
    sample_file: str
    tolerated: bool
    copies: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the flow, by whom, in how many working days, with what outcome."""

    name: Text
    days: int | None
    actor: Text
    result: Text
    criteria: Text


@dataclass(frozen=True, slots=True)
class Result:
    name: Text
    kind: str
    kind_label: Text
    validity: Text
    sample: str


@dataclass(frozen=True, slots=True)
class FaqEntry:
    q: Text
    a: Text


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal ground; `summary` is in our own words."""

    title: Text
    number: str
    article: Text
    summary: Text


@dataclass(frozen=True, slots=True)
class FeeItem:
    name: Text
    standard: Text
    basis: Text


@dataclass(frozen=True, slots=True)
class Fee:
    """`charged` is None where the list does not say."""

    charged: bool | None
    items: tuple[FeeItem, ...]
    basis: Text


@dataclass(frozen=True, slots=True)
class Contact:
    """Telephones as the list words them, and the numbers in them, for links."""

    consult: str
    consult_phones: tuple[str, ...]
    complain: str
    complain_phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Online:
    """How far it goes online; `url` and `platform` where a department has its own system."""

    depth: int | None
    depth_label: Text
    url: str
    platform: str


@dataclass(frozen=True, slots=True)
class Delivery:
    courier: bool | None
    pickup: bool | None


@dataclass(frozen=True, slots=True)
class Joint:
    """A department that takes part, of which level, in which acts."""

    department: Text
    level: str
    level_label: Text
    acts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class BodyName:
    """The implementing body as a guide shows it."""

    code: str
    name: Text
    short: Text
    phone: str
    address: Text
