"""Who hears which news: the one table.

A listener gets a journal line and must be safe to run twice. What belongs to the promise of an act
happens in its action, not here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.forms.sockets import PLACES
from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.notifications import actions as notifications
from zhengtong.blocks.process import events as process_events
from zhengtong.blocks.rules.sockets import FACTS, FactType
from zhengtong.cases import events as cases
from zhengtong.cases import letters
from zhengtong.cases import tasks as case_tasks
from zhengtong.cases.actions import following
from zhengtong.frontline.ratings import actions as ratings
from zhengtong.frontline.ratings import events as rating_events
from zhengtong.frontline.ratings import letters as rating_letters
from zhengtong.kernel import news
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.calendars import CalendarChanged
from zhengtong.kernel.codes import resident_number
from zhengtong.kernel.events import Event
from zhengtong.kernel.lines import LineView
from zhengtong.kernel.news import Listener
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.words import Text
from zhengtong.oversight.supervision import events as supervision_events
from zhengtong.oversight.supervision import hearing as supervision
from zhengtong.oversight.supervision import letters as supervision_letters
from zhengtong.registers.catalogue import actions as catalogue
from zhengtong.registers.catalogue import queries as item_queries
from zhengtong.registers.licences import events as licences
from zhengtong.registers.licences import letters as licence_letters


class Words(Protocol):
    """What a room's letters say to somebody."""

    @property
    def recipient(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def body(self) -> Text: ...
    @property
    def about(self) -> str: ...
    @property
    def link(self) -> str: ...
    @property
    def key(self) -> str: ...


def _send(message: Words | None, line: LineView) -> None:
    if message is not None:
        notifications.send(
            message.recipient,
            message.title,
            message.body,
            about=message.about,
            link=message.link,
            key=message.key,
            by=SYSTEM,
            at=line.at,
        )


def tell_applicant(line: LineView) -> None:
    """Put a message into the applicant's space."""
    _send(letters.message_of(line), line)


def tell_holder(line: LineView) -> None:
    """Tell the holder what became of a licence."""
    _send(licence_letters.message_of(line), line)


def tell_rater(line: LineView) -> None:
    """Tell who rated that the body has answered."""
    _send(rating_letters.message_of(line), line)


def tell_officials(line: LineView) -> None:
    """Tell the officials concerned of a follow-up."""
    for message in supervision_letters.messages_of(line):
        _send(message, line)


def count_use(line: LineView) -> None:
    """An application makes its item more popular."""
    catalogue.count_use(line.payload["item"], by=SYSTEM, at=line.at)


def invite_to_rate(line: LineView) -> None:
    """What was delivered can be rated once (一事一评)."""
    item = line.payload["item"]
    named = item_queries.cards([item])
    ratings.invite(
        line.ref,
        item=item,
        body=line.payload["body"],
        applicant=line.payload["applicant"],
        item_name=named[0].name if named else None,
        by=SYSTEM,
        at=line.at,
    )


def recount(line: LineView) -> None:
    """New holidays move the due dates of running cases; a task of its own, there may be many."""
    case_tasks.recount_cases.enqueue()


def follow_process(line: LineView) -> None:
    """A timer moved the process: the case's turns follow."""
    following.follow(key_of(line.ref, "case"), by=SYSTEM, at=line.at)


TELL = ("tell the applicant", tell_applicant)

NEWS: Mapping[type[Event], Sequence[tuple[str, Listener]]] = {
    CalendarChanged: [("recount the due dates", recount)],
    cases.CaseSubmitted: [
        TELL,
        ("count the use", count_use),
        ("watch the clock", supervision.submitted),
    ],
    cases.CaseAccepted: [TELL, ("watch the clock", supervision.accepted)],
    cases.CorrectionRequested: [TELL, ("watch the clock", supervision.rested)],
    cases.CorrectionSupplied: [TELL, ("watch the clock", supervision.corrected)],
    cases.AcceptanceRefused: [TELL, ("watch the clock", supervision.ended)],
    cases.SpecialProcedureStarted: [TELL, ("watch the clock", supervision.rested)],
    cases.SpecialProcedureEnded: [TELL, ("watch the clock", supervision.moved)],
    cases.ExtensionApproved: [TELL, ("watch the clock", supervision.moved)],
    cases.CaseRecounted: [("watch the clock", supervision.moved)],
    cases.CaseDecided: [TELL, ("watch the clock", supervision.decided)],
    cases.CaseDelivered: [
        TELL,
        ("watch the clock", supervision.ended),
        ("invite to rate", invite_to_rate),
    ],
    cases.CaseClosed: [("watch the clock", supervision.ended)],
    cases.CaseWithdrawn: [TELL, ("watch the clock", supervision.ended)],
    cases.CaseTerminated: [TELL, ("watch the clock", supervision.ended)],
    process_events.TimerRang: [("follow the process", follow_process)],
    licences.LicenceSuspended: [("tell the holder", tell_holder)],
    licences.LicenceResumed: [("tell the holder", tell_holder)],
    licences.LicenceRevoked: [("tell the holder", tell_holder)],
    licences.LicenceCancelled: [("tell the holder", tell_holder)],
    licences.LicenceExpired: [("tell the holder", tell_holder)],
    rating_events.RatingGiven: [("follow up a bad rating", supervision.bad_rating)],
    rating_events.RatingReplied: [("tell who rated", tell_rater)],
    supervision_events.FollowUpOpened: [("tell the officials", tell_officials)],
    supervision_events.FollowUpReopened: [("tell the officials", tell_officials)],
    supervision_events.FollowUpOverdue: [("tell the officials", tell_officials)],
}


class Gazetteer:
    """The divisions that forms offer for addresses: those that identity keeps."""

    def divisions(self) -> list[tuple[str, Text]]:
        """Code and name of each division, by code."""
        return [(division.code, division.name) for division in identity.divisions()]


#: The types of FEEL that answers of these form fields have; others may be anything.
FEEL_TYPES = {
    "number": "number",
    "integer": "number",
    "money": "number",
    "date": "date",
    "yes_no": "boolean",
    "choices": "",
    "address": "",
    "table": "",
}


def birth_in(number: str) -> date:
    """The day of birth in a resident number (GB 11643-1999)."""
    return resident_number.read(number).birth


def digit_at(place: int) -> Callable[[str], str]:
    """A digit of a disability certificate's number (残疾人证管理办法): kind, then grade."""

    def read(number: str) -> str:
        if len(number) < 20 or not number[place].isdigit():
            raise ValueError(number)
        return number[place]

    return read


#: Facts that lie in others: element -> the element it is read from, and how.
DERIVED: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "person.birth": ("person.number", birth_in),
    "person.disability_kind": ("person.disability_certificate", digit_at(18)),
    "person.disability_grade": ("person.disability_certificate", digit_at(19)),
}


class DataElements:
    """The facts that rules may ask for: the dictionary of data elements that forms keep."""

    def facts(self) -> dict[str, FactType]:
        """Every element as a fact."""
        return {element.key: fact_of(element) for element in forms.all_elements()}


def fact_of(element: forms.Element) -> FactType:
    """A data element as rules see it."""
    choices = element.settings.get("choices", ())
    source, derive = DERIVED.get(element.key, ("", None))
    return FactType(
        key=element.key,
        type=FEEL_TYPES.get(element.type, "string"),
        label=element.label_text,
        choices=tuple((choice["value"], choice["label"]) for choice in choices),
        whole=element.type == "integer",
        personal=element.personal,
        derived_from=source,
        derive=derive,
    )


def wire_everything() -> None:
    """Tell the kernel who hears what, forms where addresses are, rules what facts there are."""
    news.wire(NEWS)
    if "identity" not in PLACES:
        PLACES.register("identity", Gazetteer())
    if "forms" not in FACTS:
        FACTS.register("forms", DataElements())
