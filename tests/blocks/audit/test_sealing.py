"""Lines are sealed in batches, whatever the order in which transactions commit."""

import datetime as dt

from django.db import transaction

from tests.blocks.audit.journals import AT, by_hand, seal, write, write_at
from zhengtong.blocks.audit import anchors, queries, tasks
from zhengtong.blocks.audit.models import Batch, Gap, Head
from zhengtong.kernel.models import JournalLine


def test_everything_that_is_written_gets_sealed():
    write(10)
    assert seal() == 10
    assert [b.lines for b in Batch.objects.all()] == [4, 4, 2]
    verdict = queries.verify()
    assert verdict.ok
    assert (verdict.lines, verdict.waiting, verdict.batches) == (10, 0, 3)


def test_a_second_round_has_nothing_to_do():
    write(3)
    seal()
    assert seal() == 0
    assert Batch.objects.count() == 1


def test_an_empty_journal_is_whole():
    assert seal() == 0
    assert queries.verify().ok
    assert queries.state().batches == 0


def test_batches_are_chained():
    write(9)
    seal()
    first, second, third = Batch.objects.all()
    assert second.previous == first.digest
    assert third.previous == second.digest
    assert Head.objects.get().digest == third.digest


def test_lines_that_commit_late_are_sealed_with_the_next_batch():
    write(2)
    write_at(5, 1905)
    seal()
    assert [(g.first_id, g.last_id) for g in Gap.objects.all()] == [(3, 4)]
    write_at(4, 1904)
    write_at(6, 1906)
    assert seal() == 2
    assert [(g.first_id, g.last_id) for g in Gap.objects.all()] == [(3, 3)]
    assert Batch.objects.last().late == 1
    write_at(3, 1903)
    assert seal() == 1
    assert not Gap.objects.exists()
    verdict = queries.verify()
    assert verdict.ok, verdict.broken
    assert verdict.lines == 6


def test_a_late_line_between_two_that_are_missing():
    write_at(1, 2001)
    write_at(9, 2009)
    seal()
    write_at(5, 2005)
    assert seal() == 1
    assert [(g.first_id, g.last_id) for g in Gap.objects.all()] == [(2, 4), (6, 8)]
    write_at(4, 2004)
    write_at(6, 2006)
    seal()
    assert [(g.first_id, g.last_id) for g in Gap.objects.all()] == [(2, 3), (7, 8)]


def test_a_gap_is_not_looked_at_for_ever():
    write_at(1, 2001)
    write_at(4, 2004)
    seal()
    write_at(2, 2002)
    assert seal(at=AT + dt.timedelta(days=2)) == 0


def test_the_round_of_the_worker_seals():
    write(3)
    assert tasks.seal(AT) == 3


def test_lines_not_written_by_us_are_left_out_and_told():
    write(3)
    by_hand("UPDATE JOURNAL SET event = 'LicenceIssued' WHERE id = 2")
    assert seal() == 2
    alarm = JournalLine.objects.get(event="TamperingNoticed")
    assert alarm.payload == {"first": 2, "count": 1}
    assert seal() == 1, "the alarm itself"
    assert not JournalLine.objects.filter(event="TamperingNoticed", id__gt=alarm.id).exists()


def test_a_rolled_back_round_seals_nothing():
    write(3)
    try:
        with transaction.atomic():
            seal()
            raise RuntimeError("killed")
    except RuntimeError:
        pass
    assert not Batch.objects.exists()
    assert seal() == 3
    assert queries.verify().ok


def test_the_end_of_the_chain_is_noted_outside_the_database():
    write(5)
    seal()
    head = Head.objects.get()
    assert anchors.kept(head.chain) == anchors.Anchor(2, 5, head.digest)
    assert anchors.kept("another") is None


def test_the_state_tells_what_waits():
    write(5)
    seal()
    write(2, start=50)
    state = queries.state()
    assert (state.batches, state.lines, state.waiting) == (2, 5, 2)
    assert queries.holds(2, state.digest)
    assert not queries.holds(1, state.digest)
