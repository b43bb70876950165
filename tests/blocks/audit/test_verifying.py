"""Whoever changes, takes out or puts in a line by hand is found, and the first line is named."""

import pytest
from django.db import connection

from tests.blocks.audit.journals import AT, by_hand, first_broken, seal, write, write_at
from zhengtong.blocks.audit import queries
from zhengtong.blocks.audit.models import Batch, Gap, Head
from zhengtong.kernel.models import JournalLine


@pytest.fixture
def sealed():
    """Ten lines in three batches."""
    write(10)
    seal()


@pytest.mark.parametrize(
    "change",
    [
        "event = 'CaseDecided'",
        "ref = 'case:1'",
        "\"by\" = 'staff:8'",
        "on_behalf_of = 'person:1'",
        "body = ''",
        "channel = 'portal'",
        "request_id = 'x'",
        'payload = \'{"year": 6, "days": 6, "source": ""}\'',
        "at = '2026-03-11 02:00:07+00:00'",
        "mac = 'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'",
    ],
)
def test_a_changed_line_is_named(sealed, change):
    by_hand(f"UPDATE JOURNAL SET {change} WHERE id = 6")
    found = first_broken()
    assert (found.id, found.problem) == (6, "changed")
    assert (found.event, found.ref) == ("CalendarChanged", "calendar:6")
    assert found.at.startswith("2026-03-11T10:00:06")
    assert found.words


def test_every_changed_line_is_told_the_first_one_first(sealed):
    by_hand("UPDATE JOURNAL SET channel = '' WHERE id IN (9, 2, 5)")
    assert [b.id for b in queries.verify().broken] == [2, 5, 9]


@pytest.mark.parametrize("gone", [1, 6, 10])
def test_a_line_taken_out_is_named_with_what_it_said(sealed, gone):
    by_hand("DELETE FROM JOURNAL WHERE id = %s", (gone,))
    found = first_broken()
    assert (found.id, found.problem) == (gone, "missing")
    assert (found.event, found.ref) == ("CalendarChanged", f"calendar:{gone}")
    assert found.at


def test_all_lines_taken_out_are_missing(sealed):
    by_hand("DELETE FROM JOURNAL")
    verdict = queries.verify()
    assert [b.problem for b in verdict.broken if b.problem != "cut-off"] == ["missing"] * 10


COPY = (
    "INSERT INTO JOURNAL"
    ' (at, event, ref, "by", on_behalf_of, body, channel, request_id, payload, mac)'
    ' SELECT at, {event}, ref, "by", on_behalf_of, body, channel, request_id, payload, mac'
    " FROM JOURNAL WHERE id = %s"
)


def test_a_line_put_in_is_forged(sealed):
    by_hand(COPY.format(event="'LicenceIssued'"), (3,))
    found = first_broken()
    assert (found.id, found.problem, found.event) == (11, "forged", "LicenceIssued")


def test_a_line_put_in_stays_forged_after_the_next_round(sealed):
    by_hand(COPY.format(event="'LicenceIssued'"), (3,))
    seal()
    write(3, start=30)
    seal()
    assert (first_broken().id, first_broken().problem) == (11, "forged")


def test_a_copied_line_is_found(sealed):
    by_hand(COPY.format(event="event"), (3,))
    found = first_broken()
    assert (found.id, found.problem, found.other) == (11, "copied", 3)
    seal()
    assert first_broken().problem == "copied"


def test_a_line_moved_to_another_id_is_missing_and_put_in(sealed):
    by_hand("UPDATE JOURNAL SET id = 0 WHERE id = 6")
    assert [(b.id, b.problem) for b in queries.verify().broken] == [(0, "inserted"), (6, "missing")]


def test_two_lines_that_changed_places_are_both_named(sealed):
    by_hand("UPDATE JOURNAL SET id = -1 WHERE id = 6")
    by_hand("UPDATE JOURNAL SET id = 6 WHERE id = 7")
    by_hand("UPDATE JOURNAL SET id = 7 WHERE id = -1")
    assert [(b.id, b.problem) for b in queries.verify().broken] == [(6, "changed"), (7, "changed")]


def test_a_change_before_the_line_was_sealed_is_found(sealed):
    write(3, start=20)
    by_hand("UPDATE JOURNAL SET channel = 'portal' WHERE id = 12")
    found = first_broken()
    assert (found.id, found.problem) == (12, "forged")


def test_a_late_line_is_watched_like_any_other():
    write(2)
    write_at(4, 1904)
    seal()
    write_at(3, 1903)
    seal()
    assert queries.verify().ok
    by_hand("UPDATE JOURNAL SET channel = 'portal' WHERE id = 3")
    assert (first_broken().id, first_broken().problem) == (3, "changed")
    by_hand("DELETE FROM JOURNAL WHERE id = 3")
    assert (first_broken().id, first_broken().problem) == (3, "missing")


def test_the_last_batch_cut_off_is_found(sealed):
    by_hand("DELETE FROM audit_batch WHERE number = 3")
    by_hand("DELETE FROM JOURNAL WHERE id > 8")
    found = first_broken()
    assert (found.id, found.problem, found.other) == (9, "truncated", 3)


def test_the_last_batch_cut_off_with_its_lines_left_is_found(sealed):
    by_hand("DELETE FROM audit_batch WHERE number = 3")
    assert first_broken().problem == "truncated"


def test_a_batch_taken_out_of_the_middle_is_found(sealed):
    by_hand("DELETE FROM audit_batch WHERE number = 2")
    found = first_broken()
    assert (found.id, found.problem, found.other) == (5, "batch-missing", 2)


@pytest.mark.parametrize(
    "change",
    [
        {"prints": b"x" * 64},
        {"manifest": b"nonsense"},
        {"digest": "0" * 64},
        {"previous": "0" * 64},
        {"lines": 3},
        {"late": 2},
    ],
)
def test_a_changed_batch_is_found(sealed, change):
    Batch.objects.filter(number=2).update(**change)
    found = next(b for b in queries.verify().broken if b.problem == "batch-changed")
    assert (found.id, found.other) == (5, 2)


def test_a_changed_or_missing_end_of_the_chain_is_found(sealed):
    Head.objects.update(batches=2, lines=8, high=8)
    assert "head" in [b.problem for b in queries.verify().broken]
    Head.objects.all().delete()
    assert first_broken().problem == "head"


def test_a_chain_shortened_with_its_end_is_found_by_the_note_outside(sealed):
    before = Head.objects.get()
    write(3, start=40)
    seal()
    by_hand("DELETE FROM audit_batch WHERE number = 4")
    by_hand("DELETE FROM JOURNAL WHERE id > 10")
    before.save()
    found = next(b for b in queries.verify().broken if b.problem == "rolled-back")
    assert found.other == 4
    write(5, start=60)
    seal()
    assert "rolled-back" in [b.problem for b in queries.verify().broken]


def test_a_line_removed_before_it_was_sealed():
    """On SQLite no id is lost otherwise; on PostgreSQL a rollback leaves the same gap."""
    write(5)
    by_hand("DELETE FROM JOURNAL WHERE id IN (2, 5)")
    told = [(b.id, b.problem) for b in queries.verify().broken]
    seal()
    told_later = [(b.id, b.problem) for b in queries.verify().broken]
    if connection.vendor == "sqlite":
        assert told == told_later == [(2, "removed"), (5, "cut-off")]
    else:
        assert told == told_later == []
        assert queries.verify().rolled_back == 1


def test_the_damage_told_is_bounded():
    write(300)
    seal(most=200)
    by_hand("UPDATE JOURNAL SET channel = ''")
    verdict = queries.verify()
    assert len(verdict.broken) == 100
    assert verdict.first_broken.id == 1


def test_progress_is_told():
    write(4100)
    seal(most=4000)
    told: list[int] = []
    assert queries.verify(told.append).ok
    assert told == [2000, 4000]


def test_the_check_writes_nothing(sealed):
    before = (JournalLine.objects.count(), Batch.objects.count(), Gap.objects.count())
    queries.verify()
    assert before == (JournalLine.objects.count(), Batch.objects.count(), Gap.objects.count())
    assert AT
