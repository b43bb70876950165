"""What people searched for in vain."""

from zhengtong.kernel import keyset
from zhengtong.kernel.actors import Actor
from zhengtong.registers.catalogue import policies
from zhengtong.registers.catalogue.models import MissedWord
from zhengtong.registers.catalogue.views import Missed


def missed_words(by: Actor, *, after: str = "", size: int = 50) -> keyset.Page[Missed]:
    """The words that found nothing, the most frequent first; raises Forbidden."""
    policies.demand_manager(by)
    rows = MissedWord.objects.all()
    page = keyset.page(rows, order=("-count", "id"), after=after, size=size)
    return keyset.Page(
        rows=[Missed(r.pk, r.word, r.count, r.first_at, r.last_at) for r in page.rows],
        next=page.next,
    )
