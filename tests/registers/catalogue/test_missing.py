import pytest

from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden
from zhengtong.kernel.models import JournalLine
from zhengtong.registers.catalogue import actions, queries
from zhengtong.registers.catalogue.models import MissedWord


def test_it_works(people, at):
    for typed in ("火星移民", " 火星，移民", "飞碟上牌"):
        actions.note_missed(typed, by=STRANGER, at=at)
    actions.note_missed("火星移民", by=STRANGER, at=at)
    words = queries.missed_words(people.catalogue_manager.actor).rows
    assert [(w.word, w.count) for w in words] == [
        ("火星移民", 2),
        ("火星 移民", 1),
        ("飞碟上牌", 1),
    ]


PERSONAL = ["11010519491231002X", "1390001 0001", "1 3 9 0 0 0"]


@pytest.mark.parametrize("typed", ["", "？", "字" * 31, *PERSONAL])
def test_what_may_be_personal_is_not_kept(typed, people, at):
    assert not actions.note_missed(typed, by=STRANGER, at=at)
    assert MissedWord.objects.count() == 0


def test_the_journal_does_not_hold_the_word(people, at):
    actions.note_missed("火星移民", by=STRANGER, at=at)
    line = JournalLine.objects.get(event="WordMissed")
    assert "火星" not in f"{line.ref}{line.payload}"


def test_a_word_that_was_dealt_with_is_taken_off(people, at):
    actions.note_missed("火星移民", by=SYSTEM, at=at)
    row = MissedWord.objects.get()
    actions.forget_missed(row.pk, by=people.catalogue_manager.actor, at=at)
    assert MissedWord.objects.count() == 0


def test_the_list_is_for_managers_and_not_for_the_stranger(people, at):
    for actor in (people.stranger.actor, people.resident.actor, people.clerk.actor, STRANGER):
        with pytest.raises(Forbidden):
            queries.missed_words(actor)
        with pytest.raises(Forbidden):
            actions.forget_missed(1, by=actor, at=at)
