from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.models import JournalLine
from zhengtong.registers.catalogue import actions, queries

from .samples import FOOD, SENIOR


def test_it_works(items, at):
    for _ in range(5):
        actions.count_use(SENIOR, by=SYSTEM, at=at)
    assert queries.browse().rows[0].popularity == 5
    assert journal.lines_of(f"item:{SENIOR}")[-1].event == "ItemUsed"


def test_what_is_used_much_is_found_first(items, at):
    before = [card.code for card in queries.search("云海市").cards]
    last = before[-1]
    for _ in range(40):
        actions.count_use(last, by=SYSTEM, at=at)
    assert queries.search("云海市").cards[0].code == last
    changes = JournalLine.objects.filter(event="IndexChanged").count()
    assert changes <= 8, "the search is told of each doubling, not of each use"


def test_an_unknown_item_is_no_matter(items, at):
    actions.count_use("unknown", by=SYSTEM, at=at)
    assert queries.guide(FOOD)
