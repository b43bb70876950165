"""Verbs of cases that a process definition may name in a service task.

Each runs inside the transaction of the step that leads to it, and does nothing a second time.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.kernel.actors import SYSTEM, Actor
from zhengtong.kernel.refs import key_of
from zhengtong.registers.catalogue import queries as catalogue
from zhengtong.registers.licences import actions as licences

from . import ruling
from .actions.deciding import grant_within_step
from .actions.delivering import deliver_within_step
from .holding import find
from .models import Case
from .states import DeliveryMode, Outcome, State


def grant_by_rule(ref: str, facts: Mapping[str, Any], *, by: Actor, at: datetime) -> dict[str, Any]:
    """Accept and grant at once what the rules approve (秒批), with the reasons they give.

    The rules were asked when the application was submitted; a case that is no longer as submitted
    stays as it is.
    """
    held = find(key_of(ref, "case"), SYSTEM, at=at, lock=True)
    if held.case.state == State.SUBMITTED and facts.get(ruling.APPROVAL) == ruling.GRANTED:
        grant_within_step(held, ruling.reasons_of(ref), by=SYSTEM, at=at)
    return {}


def issue_licence(ref: str, facts: Mapping[str, Any], *, by: Actor, at: datetime) -> dict[str, Any]:
    """Issue the licence of the item to the applicant of a granted case.

    An item without a licence type issues none. The case is the basis, so that it happens once.
    """
    case = Case.objects.get(number=key_of(ref, "case"))
    if case.outcome != Outcome.GRANTED:
        return {"licence": ""}
    type_key = catalogue.pinned(case.item_version_id).licence_type
    if not type_key:
        return {"licence": ""}
    card = licences.issue(
        type_key,
        holder=case.applicant,
        holder_name=case.applicant_name,
        holder_number=case.applicant_number,
        fields=case.answers,
        body=case.body,
        basis=case.ref,
        item={"name": case.item_name, "code": case.item_code},
        # Granted by rule, the step is the applicant's own: the platform issues, not the applicant.
        by=by if by.is_staff else SYSTEM,
        at=at,
    )
    Case.objects.filter(pk=case.pk).update(licence=card.identifier)
    return {"licence": card.identifier}


def deliver_electronically(
    ref: str, facts: Mapping[str, Any], *, by: Actor, at: datetime
) -> dict[str, Any]:
    """Deliver into the applicant's wallet and space at once (电子送达)."""
    held = find(key_of(ref, "case"), SYSTEM, at=at, lock=True)
    if held.case.state == State.DECIDED:
        by = by if by.is_staff else SYSTEM  # granted by rule: applicants deliver nothing themselves
        deliver_within_step(held, DeliveryMode.ELECTRONIC, by=by, at=at)
    return {}


OPERATIONS.register("cases.grant_by_rule", grant_by_rule)
OPERATIONS.register("cases.issue_licence", issue_licence)
OPERATIONS.register("cases.deliver_electronically", deliver_electronically)
