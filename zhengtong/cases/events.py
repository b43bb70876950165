"""News of cases. Fields hold codes, dates and numbers, never words about a person.

Dates are ISO strings, since a line of the journal is JSON. `applicant` is a ref; `item` the item's
code; `body` the code of the body that answers for the case.
"""

from zhengtong.kernel.events import Event, event


@event
class DraftStarted(Event):
    """Somebody began to fill in an application."""

    item: str
    applicant: str


@event
class DraftSaved(Event):
    """A page of a draft was saved; `page` is its key."""

    page: str


@event
class DraftMaterialAdded(Event):
    """A material was added to a draft, from a file, a licence, or paper (`how`)."""

    material: str
    how: str


@event
class DraftMaterialRemoved(Event):
    """A material was taken out of a draft again."""

    material: str


@event
class DraftDiscarded(Event):
    """A draft was thrown away: by its owner, or because nobody touched it for long."""


@event
class CaseSubmitted(Event):
    """An application has come in. `letter` is the number of the receipt."""

    item: str
    version: int
    body: str
    applicant: str
    handling: str
    accept_by: str
    letter: str


@event
class CaseAccepted(Event):
    """An application was accepted, by the body or by its silence."""

    item: str
    body: str
    applicant: str
    accepted_on: str
    due_on: str
    by_silence: bool
    letter: str


@event
class CorrectionRequested(Event):
    """The applicant was told once what is missing; `things` counts it."""

    applicant: str
    supply_by: str
    things: int
    letter: str


@event
class CorrectionSupplied(Event):
    """The applicant supplied what was missing."""

    applicant: str
    accept_by: str


@event
class AcceptanceRefused(Event):
    """The application was not accepted; the reasons are in the letter."""

    item: str
    body: str
    applicant: str
    letter: str


@event
class OpinionGiven(Event):
    """A reviewer gave an opinion: `view` is agree or disagree."""

    task: str
    view: str


@event
class SpecialProcedureStarted(Event):
    """A procedure whose time is not counted began, and the clock stands still."""

    applicant: str
    kind: str
    expected_days: int
    letter: str


@event
class SpecialProcedureEnded(Event):
    """The procedure has ended; `due_on` is empty while another one is open."""

    applicant: str
    kind: str
    due_on: str


@event
class ExtensionAsked(Event):
    """An official asked to extend the limit."""

    days: int


@event
class ExtensionApproved(Event):
    """The head of the body extended the limit; the applicant is told why in the letter."""

    applicant: str
    days: int
    due_on: str
    letter: str


@event
class ExtensionDeclined(Event):
    """The head of the body did not extend the limit."""

    days: int


@event
class CaseDecided(Event):
    """A decision was made: `outcome` is granted or rejected. `days_left` may be negative."""

    item: str
    body: str
    applicant: str
    outcome: str
    days_left: int
    deliver_by: str
    letter: str


@event
class CaseDelivered(Event):
    """The result reached the applicant, electronically, at the counter or by courier."""

    item: str
    body: str
    applicant: str
    mode: str
    outcome: str
    letter: str


@event
class CaseClosed(Event):
    """Nothing more happens to the case: it goes to the file."""

    item: str
    body: str


@event
class CaseWithdrawn(Event):
    """The applicant took the application back."""

    item: str
    body: str
    applicant: str


@event
class CaseTerminated(Event):
    """Handling was ended without a decision; `cause` is lapse or order."""

    item: str
    body: str
    applicant: str
    cause: str
    letter: str


@event
class CaseOpened(Event):
    """An official opened the desk of a case and saw personal data."""

    purpose: str


@event
class CaseTaken(Event):
    """An official took a task out of the pool, or gave it back (`holder` empty)."""

    task: str
    holder: str


@event
class CaseRecounted(Event):
    """The calendar changed, and with it the due date of a running case."""

    due_on: str


@event
class LetterPrinted(Event):
    """The document of a letter was made and kept."""

    kind: str
    letter: str
