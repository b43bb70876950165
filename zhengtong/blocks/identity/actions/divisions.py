"""Enter and change administrative divisions."""

from datetime import datetime

from django.db import transaction

from zhengtong.blocks.identity.events import DivisionPut
from zhengtong.blocks.identity.models import Division
from zhengtong.blocks.identity.policies import require_loader
from zhengtong.blocks.identity.rows import division_view
from zhengtong.blocks.identity.views import DivisionView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref
from zhengtong.kernel.words import Text, as_text

from .changes import put_row


@transaction.atomic
def put(
    code: str, name: Text | str, level: str = "3", parent: str = "", *, by: Actor, at: datetime
) -> DivisionView:
    """Enter a division or bring it up to date; the same twice changes nothing.

    Raises Forbidden for anybody but the system and administrators, NotFound for an unknown
    parent.
    """
    require_loader(by)
    values = {"name": as_text(name), "level": str(level), "parent_id": parent or None}
    row, changed = put_row(Division, code, values)
    if changed:
        journal.record(DivisionPut(ref=ref("division", code)), by=by, at=at)
    return division_view(row)
