"""Taking lines out of the journal is itself told in the journal."""

from datetime import datetime

from django.db import transaction

from zhengtong.blocks.audit.events import JournalExported
from zhengtong.blocks.audit.policies import require_auditor
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor


@transaction.atomic
def note_export(since: datetime | None, until: datetime | None, *, by: Actor, at: datetime) -> None:
    """Note that `by` exports the lines of a span; call it before `queries.export`.

    Raises Forbidden for anybody but auditors and the system.
    """
    require_auditor(by)
    line = JournalExported(
        ref="journal:",
        since=since.isoformat() if since else "",
        until=until.isoformat() if until else "",
    )
    journal.record(line, by=by, at=at)
