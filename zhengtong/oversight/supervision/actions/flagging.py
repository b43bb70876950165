"""Marking follow-ups whose limit has passed."""

from datetime import datetime

from django.db import transaction

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.clock import local_date
from zhengtong.oversight.supervision import policies, rows
from zhengtong.oversight.supervision.events import FollowUpOverdue
from zhengtong.oversight.supervision.models import FollowUp
from zhengtong.oversight.supervision.states import CONTACT_OWED, MENDING_OWED

BATCH = 500


@transaction.atomic
def flag_overdue(*, by: Actor, at: datetime, limit: int = BATCH) -> int:
    """Mark what is late, once for each limit; returns how many marks, at most `limit` of a kind."""
    policies.demand_house(by)
    today = local_date(at)
    late = FollowUp.objects.select_for_update(skip_locked=True)
    contact = late.filter(state__in=CONTACT_OWED, contact_late=False, contact_by__lt=today)
    mend = late.filter(state__in=MENDING_OWED, mend_late=False, mend_by__lt=today)
    contact_rows = list(contact.order_by("contact_by")[:limit])
    mend_rows = list(mend.order_by("mend_by")[:limit])
    _mark(contact_rows, "contact_late")
    _mark(mend_rows, "mend_late")
    marks = [("contact", row, row.contact_by) for row in contact_rows]
    marks += [("mend", row, row.mend_by) for row in mend_rows]
    journal.record_all(
        [
            FollowUpOverdue(
                ref=rows.follow_up_ref(row.pk),
                body=row.body,
                limit=name,
                due_on=due_on.isoformat(),
            )
            for name, row, due_on in marks
        ],
        by=by,
        at=at,
    )
    return len(marks)


def _mark(found: list[FollowUp], field: str) -> None:
    # The mark is not a step of anybody: the version stays, so that nobody's page becomes stale.
    FollowUp.objects.filter(pk__in=[row.pk for row in found]).update(**{field: True})
