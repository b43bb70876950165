"""News reaches every listener once, in order, whatever fails in between."""

from datetime import timedelta

import pytest
from django.db import transaction

from zhengtong.kernel import journal, news
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.events import Event, event
from zhengtong.kernel.models import JournalLine, Outbox

pytestmark = pytest.mark.django_db


@event
class KettleBoiled(Event):
    """For these tests only."""

    litres: int


@pytest.fixture
def heard(unwired):
    lines: list[tuple[str, int]] = []
    news.wire(
        {KettleBoiled: [("tea", lambda line: lines.append((line.ref, line.payload["litres"])))]}
    )
    return lines


def boil(litres, at, kettle="kettle:1"):
    with transaction.atomic():
        return journal.record(KettleBoiled(ref=kettle, litres=litres), by=SYSTEM, at=at)


def test_a_line_is_heard_once(heard, at):
    boil(1, at)
    assert news.deliver("kettle:1", at=at) == 1
    assert news.deliver("kettle:1", at=at) == 0
    assert heard == [("kettle:1", 1)]


def test_lines_of_one_ref_are_heard_in_order(heard, at):
    for litres in (1, 2, 3):
        boil(litres, at)
    news.deliver("kettle:1", at=at)
    assert [litres for _, litres in heard] == [1, 2, 3]


def test_a_sweep_delivers_what_no_task_did(heard, at):
    boil(1, at)
    boil(2, at, kettle="kettle:2")
    assert news.sweep(at) == 2
    assert not Outbox.objects.exists()


def test_a_failing_listener_is_tried_again_and_keeps_the_order(unwired, at):
    tries, heard = [], []

    def hear(line):
        tries.append(line.payload["litres"])
        if len(tries) == 1:
            raise OSError("number 110105194912310021 must not be kept")
        heard.append(line.payload["litres"])

    news.wire({KettleBoiled: [("tea", hear)]})
    boil(1, at)
    boil(2, at)
    assert news.deliver("kettle:1", at=at) == 0
    assert list(Outbox.objects.order_by("id").values_list("last_error", flat=True)) == [
        "OSError",
        "",
    ]
    assert news.sweep(at + timedelta(minutes=1)) == 2
    assert heard == [1, 2]


def test_one_listener_failing_does_not_keep_another_waiting(unwired, at):
    heard = []

    def fail(line):
        raise OSError

    news.wire({KettleBoiled: [("bad", fail), ("good", lambda line: heard.append(line.id))]})
    boil(1, at)
    news.deliver("kettle:1", at=at)
    assert len(heard) == 1


def test_after_the_last_try_an_operator_has_to_look(unwired, at):
    def fail(line):
        raise OSError

    news.wire({KettleBoiled: [("bad", fail)]})
    boil(1, at)
    for hours in range(news.MAX_ATTEMPTS + 3):
        news.sweep(at + timedelta(hours=2 * hours))
    assert Outbox.objects.get().gave_up
    assert news.retry_given_up() == 1
    assert not Outbox.objects.get().gave_up


def test_the_effect_of_a_failed_listener_is_undone(unwired, at):
    def half(line):
        journal.record(KettleBoiled(ref="kettle:9", litres=9), by=SYSTEM, at=at)
        raise OSError

    news.wire({KettleBoiled: [("half", half)]})
    boil(1, at)
    news.deliver("kettle:1", at=at)
    assert not JournalLine.objects.filter(ref="kettle:9").exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_needs_the_transaction_of_its_act(at):
    with pytest.raises(RuntimeError):
        journal.record(KettleBoiled(ref="kettle:1", litres=1), by=SYSTEM, at=at)


def test_a_line_carries_a_mac_over_its_content(heard, at):
    line = JournalLine.objects.get(pk=boil(1, at).pk)
    assert journal.is_genuine(line)
    line.payload = {"litres": 2}
    assert not journal.is_genuine(line)


def test_equal_acts_of_one_moment_have_different_macs(heard, at):
    assert boil(1, at).mac != boil(1, at).mac


def test_later_lines_wait_as_long_as_the_one_that_failed(unwired, at):
    def fail(line):
        raise OSError

    news.wire({KettleBoiled: [("bad", fail)]})
    boil(1, at)
    boil(2, at)
    news.sweep(at)
    assert not Outbox.objects.filter(next_at__lte=at).exists()
    assert Outbox.objects.get(attempts=0).next_at == Outbox.objects.get(attempts=1).next_at


def test_many_lines_of_one_ref_are_heard_in_one_delivery(heard, at):
    many = news.AT_ONCE * 2 + 1
    for litres in range(many):
        boil(litres, at)
    assert news.deliver("kettle:1", at=at) == many
    assert [litres for _, litres in heard] == list(range(many))
