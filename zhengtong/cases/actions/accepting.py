"""Acceptance: yes, not yet (once), no, or silence (行政许可法 第三十二条)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.forms import queries as forms
from zhengtong.cases import stepping, writing
from zhengtong.cases.events import AcceptanceRefused, CaseAccepted, CorrectionRequested
from zhengtong.cases.holding import Held, hold
from zhengtong.cases.law import acceptance
from zhengtong.cases.models import Case, Correction, Ending, EndingCause, LetterKind
from zhengtong.cases.states import Verb
from zhengtong.cases.views import CaseView
from zhengtong.cases.wording import required_words
from zhengtong.kernel import calendars
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.words import Text, as_text
from zhengtong.registers.catalogue import queries as catalogue

MOST_THINGS = 50


@transaction.atomic
def accept(
    number: str, *, version: int, by: Actor, at: datetime, task: int | None = None
) -> CaseView:
    """Accept the application: the limit for the decision runs from the next working day.

    Raises NotFound, Stale, Refused, Forbidden.
    """
    held = hold(number, Verb.ACCEPT, version=version, by=by, at=at, task=task)
    return take_in(held, by=by, at=at)


def take_in(held: Held, *, by: Actor, at: datetime, silent: bool = False) -> CaseView:
    """Accept a case that is held; in a transaction of its caller."""
    case = held.case
    case.accepted_at = at
    case.accepted_on = case.received_on if silent else local_date(at)
    case.by_silence = silent
    return stepping.finish(
        held, Verb.ACCEPT, lambda: [accepted(case, at)], by=by, at=at, result="accepted"
    )


def accepted(case: Case, at: datetime) -> CaseAccepted:
    """Write the notice, which names the due date, and the news of it."""
    due_on = case.due_on.isoformat()
    data = {"due_on": due_on, "accepted_on": str(case.accepted_on), "by_silence": case.by_silence}
    letter = writing.write(case, LetterKind.ACCEPTANCE, at=at, data=data)
    return CaseAccepted(
        ref=case.ref,
        item=case.item_code,
        body=case.body,
        applicant=case.applicant,
        accepted_on=str(case.accepted_on),
        due_on=due_on,
        by_silence=case.by_silence,
        letter=letter.number,
    )


@transaction.atomic
def accept_by_silence(number: str, *, by: Actor, at: datetime) -> CaseView | None:
    """Accept what the body has not answered for five working days, from the day of receipt.

    For the system alone. None when the body may still answer, or has answered.
    """
    held = hold(number, Verb.ACCEPT, version=None, by=by, at=at)
    day = acceptance.accepted_by_silence(
        held.case.received_on, local_date(at), calendars.calendar()
    )
    return take_in(held, by=by, at=at, silent=True) if day else None


@transaction.atomic
def return_for_correction(
    number: str,
    things: Sequence[Mapping[str, str]],
    *,
    version: int,
    by: Actor,
    at: datetime,
    task: int | None = None,
) -> CaseView:
    """Tell the applicant, once, everything that is missing.

    `things` are {"key": "material:KEY" | "field:KEY" | "", "words": …}. Raises Invalid when
    nothing is asked for, a key is not of this item, or words are missing; and as `accept` does.
    """
    held = hold(number, Verb.CORRECT, version=version, by=by, at=at, task=task)
    case = held.case
    asked = _things(case, things)
    supply_by = acceptance.supply_by(local_date(at), case.supply_days, calendars.calendar())
    case.corrected = True
    held.correction = Correction.objects.create(
        case=case, things=asked, body=by.body, asked_by=by.ref, asked_at=at, supply_by=supply_by
    )
    letter = writing.write(
        case,
        LetterKind.CORRECTION,
        at=at,
        data={"things": asked, "supply_by": supply_by.isoformat()},
    )
    return stepping.finish(
        held,
        Verb.CORRECT,
        lambda: [
            CorrectionRequested(
                ref=case.ref,
                applicant=case.applicant,
                supply_by=supply_by.isoformat(),
                things=len(asked),
                letter=letter.number,
            )
        ],
        by=by,
        at=at,
        result="correction",
    )


@transaction.atomic
def refuse(
    number: str,
    reasons: str,
    *,
    version: int,
    by: Actor,
    at: datetime,
    task: int | None = None,
) -> CaseView:
    """Refuse acceptance, with reasons in writing. Raises Invalid without them; as `accept` does."""
    held = hold(number, Verb.REFUSE, version=version, by=by, at=at, task=task)
    case, said = held.case, required_words("reasons", reasons)
    case.ended_at = at
    Ending.objects.create(
        case=case, cause=EndingCause.REFUSED, reasons=said, body=by.body, by=by.ref, at=at
    )
    letter = writing.write(case, LetterKind.REFUSAL, at=at, data={"reasons": said})
    return stepping.finish(
        held,
        Verb.REFUSE,
        lambda: [
            AcceptanceRefused(
                ref=case.ref,
                item=case.item_code,
                body=case.body,
                applicant=case.applicant,
                letter=letter.number,
            )
        ],
        by=by,
        at=at,
        result="refused",
    )


def _things(case: Case, things: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The things as they are kept, with their labels; raises Invalid."""
    if not things or len(things) > MOST_THINGS:
        raise Invalid(
            _("Say what has to be corrected: everything, because it can be asked for only once."),
            fields={"things": [_("Name at least one thing.")]},
        )
    labels = _labels(case)
    kept = []
    for thing in things:
        key = thing.get("key") or ""
        if key and key not in labels:
            raise Invalid(fields={"things": [_("“%(key)s” is not of this item.") % {"key": key}]})
        words = required_words("things", thing.get("words", ""))
        kept.append({"key": key, "label": labels.get(key, {}), "words": words})
    return kept


def _labels(case: Case) -> dict[str, Text]:
    pins = catalogue.pinned(case.item_version_id)
    labels = {f"material:{m['key']}": as_text(m["name"]) for m in pins.materials}
    form = forms.form(pins.form_version_id)
    return labels | {f"field:{field.key}": field.label_text for field in form.fields}
