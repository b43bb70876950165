"""What the floors above get to see: small frozen dataclasses, no rows."""

from dataclasses import dataclass
from datetime import date, datetime

from zhengtong.kernel.words import Text

from .states import Status, UseKind

#: A value as it stands on a licence: plain, or in both languages.
Value = str | Text


@dataclass(frozen=True, slots=True)
class FieldType:
    key: str
    label: Text
    sources: tuple[str, ...]
    personal: bool


@dataclass(frozen=True, slots=True)
class TypeView:
    """A licence type as in use now."""

    key: str
    version: int
    name: Text
    code: str
    body: str
    holder: str
    fields: tuple[FieldType, ...]


@dataclass(frozen=True, slots=True)
class LicenceCard:
    """A licence at a glance, as in the wallet; `number` is masked when it is an identity number.

    `status` is that of the day asked about; `token` opens the verification page; `template` and
    `accent` say how the licence looks.
    """

    ref: str
    identifier: str
    token: str
    type_key: str
    type_name: Text
    number: str
    holder: str
    body: str
    body_name: Text
    issued_on: date
    valid_from: date
    valid_to: date | None
    status: Status
    basis: str
    template: str
    accent: str

    @property
    def name(self) -> Text:
        """What the licence is called: the name of its type."""
        return self.type_name

    @property
    def usable(self) -> bool:
        """Whether it may be used as it stands."""
        return self.status == Status.VALID


@dataclass(frozen=True, slots=True)
class FieldView:
    key: str
    label: Text
    value: Value


@dataclass(frozen=True, slots=True)
class LicenceView:
    """A licence in full, for its holder and for officials."""

    card: LicenceCard
    number: str
    holder_name: str
    fields: tuple[FieldView, ...]
    status_at: datetime
    status_reason: Text
    replaces: str
    replaced_by: str
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """A use as its holder reads it: the body is named, an official is not."""

    kind: UseKind
    at: datetime
    own: bool
    body_name: Text
    purpose: Text
    about: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy for one purpose."""

    identifier: str
    token: str
    purpose: Text
    recipient: str
    made_at: datetime
    valid_until: date
    document: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What anybody is told about a licence.

    `status` is a Status, `unknown`, or `copy-expired`; `asked_by` is token, copy, identifier or
    number. Fields are told only to who holds the QR code, and never personal ones. `in_force` is
    the one answer a shopkeeper needs.
    """

    status: str
    asked_by: str
    at: datetime
    in_force: bool = False
    identifier: str = ""
    type_name: Text | None = None
    number: str = ""
    holder: str = ""
    body: str = ""
    body_name: Text | None = None
    issued_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    status_since: date | None = None
    replaced_by: str = ""
    replaces: str = ""
    fields: tuple[FieldView, ...] = ()
    copy: CopyView | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a valid licence knows, as a form would hold it, and where it comes from."""

    value: str
    source: Text
    identifier: str
