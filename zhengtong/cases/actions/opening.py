"""Open the desk of a case: the official sees personal data, and that is written down."""

from datetime import datetime

from django.db import transaction

from zhengtong.blocks.identity.actions import access
from zhengtong.cases import queries
from zhengtong.cases.events import CaseOpened
from zhengtong.cases.views import CaseDesk
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref

SEEN = ("name", "answers", "materials")


@transaction.atomic
def open_desk(number: str, *, by: Actor, at: datetime, purpose: str = "handling") -> CaseDesk:
    """The desk, as `queries.case` answers it; who looked, and why, is written into the journal.

    The applicant reads it there (PIPL art. 44). Raises NotFound.
    """
    desk = queries.case(number, by, at=at)
    if by.is_staff:
        journal.record(CaseOpened(ref=desk.ref, purpose=purpose[:40]), by=by, at=at)
        access.note(desk.applicant.ref, SEEN, ref("case", number), by=by, at=at)
    return desk
