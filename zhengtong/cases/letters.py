"""What is said to applicants when something happens to their case: short words in both languages.

The project's wiring sends them. No word names a person; what has to be kept to oneself stands in
the case, where the link leads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.lines import LineView
from zhengtong.kernel.refs import key_of
from zhengtong.kernel.statements import Statement
from zhengtong.kernel.words import Text, say

from .explanation import day
from .models import Case
from .states import DeliveryMode, SpecialKind

LANGUAGES = {"zh": "zh-hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Message:
    """A message to the applicant: to whom, what, about which thing, where to look."""

    recipient: str
    title: Text
    body: Text
    about: str
    link: str
    key: str


#: Event -> (title, body); the words in brackets come from the event and the case.
WORDS: dict[str, tuple[Any, Any]] = {
    "CaseSubmitted": (
        _("Your application has been received"),
        _("“%(item)s” was received. Case number %(number)s. You hear from us by %(accept_by)s."),
    ),
    "CaseAccepted": (
        _("Your application has been accepted"),
        _("“%(item)s” was accepted on %(accepted_on)s and will be decided by %(due_on)s."),
    ),
    "CorrectionRequested": (
        _("Please supply what is missing"),
        _("“%(item)s” needs corrections (%(things)s). Supply them by %(supply_by)s."),
    ),
    "CorrectionSupplied": (
        _("Your corrections have been received"),
        _("The corrections to “%(item)s” were received. You hear from us by %(accept_by)s."),
    ),
    "AcceptanceRefused": (
        _("Your application was not accepted"),
        _("“%(item)s” was not accepted. The letter says why and what you can do."),
    ),
    "SpecialProcedureStarted": (
        _("A special procedure has started"),
        _(
            "“%(item)s”: %(kind)s has started and is expected to take %(expected_days)s working "
            "days, which are not counted."
        ),
    ),
    "SpecialProcedureEnded": (
        _("The special procedure has ended"),
        _("“%(item)s”: %(kind)s has ended. Handling goes on, due by %(due_on)s."),
    ),
    "ExtensionApproved": (
        _("More time is needed"),
        _("The limit of “%(item)s” was extended by %(days)s working days. The letter says why."),
    ),
    "CaseDecided": (
        _("A decision has been made"),
        _("“%(item)s” has been decided. You can read the decision online."),
    ),
    "CaseDelivered": (
        _("The result has been delivered"),
        _("The result of “%(item)s” was delivered: %(mode)s. How was it? You can rate it now."),
    ),
    "CaseWithdrawn": (
        _("Your application has been withdrawn"),
        _("“%(item)s” was withdrawn. Nothing more happens to it."),
    ),
    "CaseTerminated": (
        _("Handling of your application has ended"),
        _("Handling of “%(item)s” has ended without a decision. The letter says why."),
    ),
}
_ITEM_NAME = Statement(lambda number: Case.objects.filter(number=number).values_list("item_name"))
DAYS = ("accept_by", "accepted_on", "due_on", "supply_by")


def message_of(line: LineView) -> Message | None:
    """The message that tells the applicant of this line; None where there is nothing to tell.

    `key` is the same each time, so that it is sent once.
    """
    words = WORDS.get(line.event)
    recipient = line.payload.get("applicant", "")
    if words is None or not recipient:
        return None
    number = key_of(line.ref, "case")
    named = _ITEM_NAME.rows(number)
    if not named:
        return None
    item: Text = named[0][0]
    title, body = words
    return Message(
        recipient=recipient,
        title=_spoken(title, {}, item, number),
        body=_spoken(body, line.payload, item, number),
        about=line.ref,
        link=f"/my/cases/{number}/",
        key=f"case-line:{line.id}",
    )


def _spoken(words: Any, payload: Mapping[str, Any], item: Text, number: str) -> Text:
    spoken: Text = {}
    for key, language in LANGUAGES.items():
        with translation.override(language):
            facts = _facts(payload) | {"item": say(item, language), "number": number}
            spoken[key] = str(words) % facts
    return spoken


def _facts(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload in words of the active language."""
    facts = dict(payload)
    for key in DAYS:
        if facts.get(key):
            facts[key] = day(date.fromisoformat(facts[key]))
        elif key in facts:
            facts[key] = str(_("a day that is still to be told"))
    if "kind" in facts:
        facts["kind"] = SpecialKind(facts["kind"]).label
    if "mode" in facts:
        facts["mode"] = DeliveryMode(facts["mode"]).label
    return facts
