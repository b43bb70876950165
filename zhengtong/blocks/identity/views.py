"""What the floors above get to see: small frozen dataclasses, no rows."""

from dataclasses import dataclass
from datetime import date, datetime

from zhengtong.kernel.words import Text


@dataclass(frozen=True, slots=True)
class DivisionView:
    code: str
    name: Text
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """A public body; `ref` is `body:CODE`."""

    ref: str
    code: str
    name: Text
    short: Text
    kind: str
    level: str
    division: str
    parent: str
    phone: str
    address: Text


@dataclass(frozen=True, slots=True)
class StaffView:
    """A member of staff; `body_name` is the short name of the body."""

    ref: str
    login: str
    name: str
    body: str
    body_name: Text
    roles: frozenset[str]
    active: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """A natural person, with personal data in full: note the look with `access.note`."""

    ref: str
    name: str
    number: str
    number_masked: str
    last4: str
    mobile: str
    mobile_masked: str
    address: str
    birth: date
    sex: str
    level: int
    can_sign_in: bool


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A legal person; its representative is a ref when the person is known here."""

    ref: str
    name: str
    credit_code: str
    representative: str
    representative_name: str
    address: str
    phone: str


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A person or a company as an applicant; `number` in full only for statutory forms."""

    ref: str
    kind: str
    name: str
    number: str
    number_masked: str
    last4: str
    mobile: str
    mobile_masked: str
    address: str
    representative_name: str = ""


@dataclass(frozen=True, slots=True)
class MandateView:
    """That a person may act for a company; an empty scope means in everything."""

    id: int
    person: str
    person_name: str
    company: str
    company_name: str
    credit_code: str
    role: str
    scope: tuple[str, ...]
    valid_from: datetime
    valid_until: datetime | None

    def covers(self, item_code: str) -> bool:
        """Whether the mandate extends to a service item."""
        return not self.scope or item_code in self.scope


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A value that need not be asked again (国务院令 716, art. 7), and where it comes from."""

    value: str
    source: Text


@dataclass(frozen=True, slots=True)
class SeenView:
    """Who looked at somebody's data: the body is told, the official only by their ref."""

    at: datetime
    by: str
    body: str
    body_name: Text
    fields: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class TokenView:
    """A key for a program; the key itself is never told again."""

    id: int
    name: str
    acting_for: str
    created_at: datetime
    expires_at: datetime
