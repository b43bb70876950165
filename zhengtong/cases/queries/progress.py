"""How far a case is: for its applicant, for who holds the receipt, for who knows two numbers."""

import hmac
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from zhengtong.cases import (
    clockwork,
    history,
    holding,
    number,
    policies,
    showing,
    stages,
    statements,
    tokens,
)
from zhengtong.cases.holding import Held
from zhengtong.cases.states import OPEN, State
from zhengtong.cases.views import Application, Progress
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.errors import Limited, NotFound
from zhengtong.kernel.words import Text, say

from .desk import body_names, verb_views
from .lists import application_of

MOST_TRIES = 10
TRIES_KEPT = 15 * 60


def progress_of(case_number: str, by: Actor, *, at: datetime) -> Progress:
    """For the applicant, their agent, and officials at the case: with letters and verbs.

    Raises NotFound for everybody else.
    """
    held = holding.find(case_number, by, at=at, heavy=True)
    return _progress(held, by, at)


def read(case_number: str, by: Actor, *, at: datetime) -> tuple[Progress, Application]:
    """How far a case is, and what was handed in with it: `progress_of` and `application` at once.

    Raises NotFound for everybody but the applicant, their agent, and officials at the case.
    """
    held = holding.find(case_number, by, at=at, heavy=True)
    return _progress(held, by, at), application_of(held)


def progress(case_number: str, last4: str, *, at: datetime) -> Progress:
    """For anybody who knows the case number and the last four characters of the applicant's number.

    Wrong numbers answer like unknown ones; after ten wrong tries a case is closed to guesses for a
    quarter of an hour. Raises NotFound, Limited.
    """
    case_number = number.tidy(case_number)
    key = f"cases.tries:{case_number}"
    if cache.get(key, 0) >= MOST_TRIES:
        raise Limited(
            _("This number was tried too often."),
            hint=_("Try again in a quarter of an hour, or sign in to see your applications."),
        )
    try:
        held = holding.find(case_number, SYSTEM, at=at, heavy=True)
        known = held.case.applicant_number[-4:].upper()
    except NotFound:
        known = ""
    if len(known) < 4 or not hmac.compare_digest(known.encode(), last4.strip().upper().encode()):
        # A number that is none is counted too: the pause must not tell which numbers exist.
        cache.add(key, 0, TRIES_KEPT)
        cache.incr(key)
        raise holding.unknown()
    return _progress(held, None, at)


def progress_by_token(token: str, *, at: datetime) -> Progress:
    """For who scans the code on the receipt; raises NotFound for a code that is not ours."""
    case_number = tokens.read(token)
    if not case_number:
        raise holding.unknown()
    return _progress(holding.find(case_number, SYSTEM, at=at, heavy=True), None, at)


def _progress(held: Held, by: Actor | None, at: datetime) -> Progress:
    """What is told; without an actor nothing that names or belongs to a person."""
    row = held.case
    lines = history.read(row.ref, internal=False)
    names = body_names(held, (), lines)
    clock = clockwork.view_of(
        clockwork.facts_of(row, procedures=held.procedures, correction=held.correction), at
    )
    who, what, by_day = _next(held, names)
    public = Progress(
        number=row.number,
        ref=row.ref,
        version=row.version,
        item_code=row.item_code,
        item_name=row.item_name,
        body=row.body,
        body_name=names.get(row.body, {}),
        applicant_masked=row.applicant_masked,
        state=row.state,
        state_label=State(row.state).label,
        outcome=row.outcome,
        licence=row.licence if by else "",
        received_at=row.received_at,
        stages=stages.of(row, names),
        timeline=history.steps(lines, names, internal=False),
        next_who=who,
        next_what=what,
        next_by=by_day,
        clock=clock,
        token=tokens.make(row.number),
    )
    return public if by is None else _with_more(public, held, by, names, at)


def _with_more(
    public: Progress, held: Held, by: Actor, names: dict[str, Text], at: datetime
) -> Progress:
    row = held.case
    return replace(
        public,
        letters=showing.letter_views(statements.LETTERS.all(row.pk)),
        verbs=verb_views(policies.APPLICANT_VERBS, held, by, at),
        correction=showing.correction_view(held.correction, names),
        decision=showing.decision_view(row, names),
        delivery=showing.delivery_view(row),
        ending=showing.ending_view(row),
    )


WHAT: dict[str, object] = {
    "accept": gettext_lazy("Check the application and accept it"),
    "supplement": gettext_lazy("Supply the corrections"),
    "opinion": gettext_lazy("Review the application"),
    "decide": gettext_lazy("Decide"),
    "deliver": gettext_lazy("Deliver the result"),
}


def _next(held: Held, names: dict[str, Text]) -> tuple[str, str, date | None]:
    """Who acts next, on what, by when; nobody when the case has ended."""
    if held.case.state not in OPEN or not held.turns:
        return "", "", None
    who = _joined(
        say(names.get(turn.body)) or turn.body if turn.body else _("The applicant")
        for turn in held.turns
    )
    what = _joined(str(WHAT.get(turn.verb) or turn.name) for turn in held.turns)
    return who, what, clockwork.known(held.case.due_on)


def _joined(words: Iterable[str]) -> str:
    return pgettext("between items of a list", ", ").join(dict.fromkeys(words))
