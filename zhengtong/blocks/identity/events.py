"""What can be news about people, companies, bodies and staff. No line holds personal data."""

from zhengtong.kernel.events import Event, event


@event
class DivisionPut(Event):
    """A division (`division:CODE`) was entered or changed."""


@event
class BodyPut(Event):
    """A public body (`body:CODE`) was entered or changed."""


@event
class PersonRegistered(Event):
    """A natural person (`person:ID`) became known; `way` is online, counter or load."""

    way: str
    level: int


@event
class PersonChanged(Event):
    """Something about a person was changed; `fields` names what."""

    fields: tuple[str, ...]


@event
class CompanyRegistered(Event):
    """A legal person (`company:ID`) became known; `way` is online or load."""

    way: str


@event
class CompanyChanged(Event):
    """Something about a company was changed; `fields` names what."""

    fields: tuple[str, ...]


@event
class MandateGranted(Event):
    """A company (`company:ID`) lets a person act for it."""

    mandate: int
    person: str
    scope: tuple[str, ...]
    until: str


@event
class MandateRevoked(Event):
    """A person acts for a company (`company:ID`) no longer."""

    mandate: int
    person: str


@event
class StaffPut(Event):
    """A member of staff (`staff:ID`) was entered or changed."""

    body: str
    roles: tuple[str, ...]
    active: bool


@event
class PasswordChanged(Event):
    """An account's holder (`person:ID`, `staff:ID`) chose a new password."""


@event
class PasswordReset(Event):
    """An administrator gave a member of staff (`staff:ID`) a password for one sign-in."""


@event
class SignedIn(Event):
    """An account's holder (`person:ID`, `staff:ID`) signed in."""


@event
class SignInFailed(Event):
    """Somebody tried to sign in as `person:ID` or `staff:ID` with a wrong password."""


@event
class SignInLocked(Event):
    """After repeated failures `person:ID` or `staff:ID` cannot sign in for a while."""

    failures: int


@event
class SignedOut(Event):
    """An account's holder (`person:ID`, `staff:ID`) signed out."""


@event
class PersonalDataSeen(Event):
    """Somebody looked at personal data of `person:ID` or `company:ID` (PIPL art. 44, 55).

    `fields` names the kinds of data, `purpose` is the ref of the matter or a word for it.
    """

    fields: tuple[str, ...]
    purpose: str


@event
class ApiTokenIssued(Event):
    """An account's holder (`person:ID`, `staff:ID`) had a key for a program made."""

    token: int


@event
class ApiTokenRevoked(Event):
    """A key for a program of `person:ID` or `staff:ID` no longer opens anything."""

    token: int
