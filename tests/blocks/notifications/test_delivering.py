"""Over an outside transport: at least once, never twice visible, with proof."""

import copy
import datetime as dt

import pytest

from zhengtong.blocks.notifications import actions, queries, sockets, tasks
from zhengtong.blocks.notifications.actions import delivering
from zhengtong.blocks.notifications.models import Delivery
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM


def send(at, recipient="person:1", key="k"):
    view = actions.send(
        recipient, "受理通知", "您的申请已受理。", link="/cases/1/", key=key, by=SYSTEM, at=at
    )
    return view, Delivery.objects.get(message=view.id).pk


def test_a_delivery_and_its_proof(transport, at):
    view, delivery = send(at)
    assert actions.deliver(delivery, at=at) == "sent"
    (parcel,) = transport.parcels.values()
    assert (parcel.address, parcel.title, parcel.link) == ("13900010001", "受理通知", "/cases/1/")
    (proof,) = queries.deliveries(view.id)
    assert (proof.transport, proof.state, proof.tries, proof.sent_at) == ("memory", "sent", 1, at)
    assert proof.proof == f"memory-message-{view.id}"
    line = journal.lines_of(f"message:{view.id}")[-1]
    assert line.event == "MessageDelivered"


def test_what_was_sent_is_not_sent_again(transport, at):
    _view, delivery = send(at)
    actions.deliver(delivery, at=at)
    assert actions.deliver(delivery, at=at + dt.timedelta(days=1)) == "sent"
    assert transport.calls == 1


def test_a_transport_out_of_order_is_tried_again_later(transport, at):
    view, delivery = send(at)
    transport.fail_with = [sockets.TryLater("down"), RuntimeError("13900010001 refused")]
    assert actions.deliver(delivery, at=at) == "waiting"
    assert actions.deliver(delivery, at=at) == "waiting", "not due yet"
    assert transport.calls == 1
    later = at + dt.timedelta(seconds=30)
    assert actions.deliver_due(later) == 1
    (proof,) = queries.deliveries(view.id)
    assert (proof.tries, proof.reason) == (2, "RuntimeError"), "its words may be personal"
    assert actions.deliver_due(later + dt.timedelta(seconds=59)) == 0
    assert actions.deliver_due(later + dt.timedelta(seconds=60)) == 1
    assert queries.deliveries(view.id)[0].state == "sent"


def test_an_address_that_is_none_is_given_up_at_once(transport, at):
    view, delivery = send(at, "person:3")
    assert actions.deliver(delivery, at=at) == "given_up"
    line = journal.lines_of(f"message:{view.id}")[-1]
    assert (line.event, line.payload["reason"]) == ("DeliveryGivenUp", "bad-address")
    assert queries.inbox("person:3").rows[0].id == view.id, "the message itself is there"


def test_after_many_tries_it_is_given_up_and_can_be_taken_up_again(transport, at):
    view, delivery = send(at)
    transport.fail_with = [sockets.TryLater("down")] * delivering.MOST_TRIES
    moment = at
    for _try in range(delivering.MOST_TRIES):
        actions.deliver(delivery, at=moment)
        moment += delivering.LONGEST_WAIT
    assert queries.deliveries(view.id)[0].state == "given_up"
    assert queries.deliveries_by_state() == {"given_up": 1}
    assert actions.retry_given_up("memory", at=moment) == 1
    assert actions.deliver_due(moment) == 1
    assert queries.deliveries(view.id)[0].state == "sent"


class Killed(BaseException):
    """The process is gone: nothing after it runs."""


def test_a_worker_killed_before_it_sent(transport, at):
    view, delivery = send(at)
    transport.fail_with = [Killed()]
    with pytest.raises(Killed):
        actions.deliver(delivery, at=at)
    assert actions.deliver(delivery, at=at) == "sending", "another worker keeps its hands off"
    assert actions.deliver_due(at + delivering.CLAIM) == 1
    assert queries.deliveries(view.id)[0].state == "sent"
    assert len(transport.parcels) == 1


def test_a_worker_killed_after_it_sent_is_seen_once(transport, at, monkeypatch):
    view, delivery = send(at)

    def killed(*_args):
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(delivering, "_prove", killed)
        with pytest.raises(Killed):
            actions.deliver(delivery, at=at)
    assert actions.deliver_due(at + delivering.CLAIM) == 1
    assert transport.calls == 2
    assert len(transport.parcels) == 1
    (proof,) = queries.deliveries(view.id)
    assert (proof.state, proof.tries) == ("sent", 2)


def test_a_slow_worker_whose_claim_ran_out_proves_nothing_twice(transport, at):
    view, delivery = send(at)
    slow = delivering._claim(delivery, at)
    actions.deliver_due(at + delivering.CLAIM)
    delivering._postpone(copy.copy(slow), "late", at)
    delivering._give_up(copy.copy(slow), "late", at)
    delivering._prove(slow, "late", at)
    (proof,) = queries.deliveries(view.id)
    assert proof.state == "sent"
    assert proof.proof != "late"
    events = [line.event for line in journal.lines_of(f"message:{view.id}")]
    assert events == ["MessageSent", "MessageDelivered"]


def test_the_task_and_the_round(transport, at, monkeypatch):
    monkeypatch.setattr(tasks.clock, "now", lambda: at)
    _view, delivery = send(at)
    assert tasks.deliver.call(delivery) == "sent"
    send(at, key="another")
    assert tasks.deliver_due(at) == 1
    assert transport.calls == 2
