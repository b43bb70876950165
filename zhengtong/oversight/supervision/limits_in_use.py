"""Which limits count for a body: its own, those of the installation, or those of the data file."""

from django.db.models import Q

from zhengtong.kernel.statements import Statement

from .limits import Limits, packaged
from .models import LimitsRow

_ROWS = Statement(lambda body: LimitsRow.objects.filter(Q(body="") | Q(body=body)))


def limits_for(body: str) -> Limits:
    """The limits that count for a body, in one query."""
    known = {row.body: row for row in _ROWS.all(body)}
    row = known.get(body) or known.get("")
    if row is None:
        return packaged()
    return Limits(
        contact_days=row.contact_days,
        mend_days=row.mend_days,
        near_days=row.near_days,
        near_share=row.near_share,
    )
