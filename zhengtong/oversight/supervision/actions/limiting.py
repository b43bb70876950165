"""Setting the limits of supervision."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid
from zhengtong.kernel.refs import ref
from zhengtong.oversight.supervision import policies
from zhengtong.oversight.supervision.events import LimitsChanged
from zhengtong.oversight.supervision.limits import Limits
from zhengtong.oversight.supervision.models import LimitsRow

MOST_DAYS = 250


@transaction.atomic
def put_limits(limits: Limits, *, by: Actor, at: datetime, body: str = "") -> Limits:
    """Set the limits for one body, or for all that have none of their own.

    They count for follow-ups opened and clocks heard of from now on. Raises Forbidden, and Invalid
    that names each number out of range.
    """
    policies.may_set_limits(by)
    wrong = {}
    for name in ("contact_days", "mend_days"):
        if not 1 <= getattr(limits, name) <= MOST_DAYS:
            wrong[name] = [_("Give a number of working days from 1 to 250.")]
    if not 0 <= limits.near_days <= MOST_DAYS:
        wrong["near_days"] = [_("Give a number of working days from 0 to 250.")]
    if not 0 <= limits.near_share <= 100:
        wrong["near_share"] = [_("Give a share from 0 to 100 per cent.")]
    if not wrong and limits.mend_days < limits.contact_days:
        wrong["mend_days"] = [_("Mending cannot be due before the contact.")]
    if wrong:
        raise Invalid(fields=wrong)
    values = {
        "contact_days": limits.contact_days,
        "mend_days": limits.mend_days,
        "near_days": limits.near_days,
        "near_share": limits.near_share,
    }
    LimitsRow.objects.update_or_create(body=body, defaults=values | {"set_at": at})
    event = LimitsChanged(ref=ref("supervision-limits", body or "all"), **values)
    journal.record(event, by=by, at=at)
    return limits
