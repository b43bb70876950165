"""Write down that somebody looked at personal data."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zhengtong.blocks.identity.events import PersonalDataSeen
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor


@transaction.atomic(savepoint=False)
def note(subject: str, fields: Iterable[str], purpose: str, *, by: Actor, at: datetime) -> None:
    """Note that `by` saw these kinds of data (`number`, `mobile` …) of `person:ID` or `company:ID`.

    `purpose` is the ref of the matter (`case:…`) or a word for it. Looking at one's own data, or
    at those of the company one acts for, is not noted. PIPL art. 44 and 55.
    """
    if subject in (by.ref, by.on_behalf_of) and not by.is_staff:
        return
    seen = PersonalDataSeen(ref=subject, fields=tuple(sorted(set(fields))), purpose=purpose)
    journal.record(seen, by=by, at=at)
