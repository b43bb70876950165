"""Delivery (行政许可法 第四十四条): fetched, sent, or put into the wallet."""

import pytest

from zhengtong.cases.actions import delivering
from zhengtong.cases.models import Case
from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


def deliver(desk, case, mode="pickup", by=None, **more):
    by = (by or desk.people.clerk).actor
    more = {"receiver": "王秀英"} | more
    return delivering.deliver(case.number, mode, version=case.version, by=by, at=desk.at, **more)


def test_it_works(desk):
    case = deliver(desk, desk.decided())
    assert (case.state, case.due_on) == ("delivered", None)
    shown = desk.desk(case.number)
    assert (shown.delivery.mode, shown.delivery.receiver) == ("pickup", "王秀英")
    assert (shown.turns, shown.letters[-1].kind) == ((), "delivery")
    (line,) = journal.lines_of(case.ref, ["CaseDelivered"])
    assert (line.payload["mode"], line.payload["outcome"]) == ("pickup", "granted")


def test_who_fetched_it_is_written_down(desk):
    with pytest.raises(Invalid):
        deliver(desk, desk.decided(), receiver=" ")


def test_parcel_has_a_number(desk):
    case = desk.decided(delivery="courier")
    with pytest.raises(Invalid):
        deliver(desk, case, "courier")
    case = deliver(desk, case, "courier", tracking="SF1234567890")
    assert desk.desk(case.number).delivery.tracking == "SF1234567890"


def test_mode_is_checked(desk):
    with pytest.raises(Invalid):
        deliver(desk, desk.decided(), "pigeon")


def test_rejection_is_delivered_too(desk):
    assert deliver(desk, desk.decided("rejected")).state == "delivered"


def test_not_before_the_decision_and_not_twice(desk):
    with pytest.raises(Refused):
        deliver(desk, desk.reviewed())
    done = deliver(desk, desk.decided())
    with pytest.raises(Refused):
        deliver(desk, done)
    assert Case.objects.filter(state="delivered").count() == 1


def test_only_the_window_hands_over(desk):
    with pytest.raises(Forbidden):
        deliver(desk, desk.decided(), by=desk.people.approver)


@pytest.mark.parametrize("other", ["neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing(desk, other):
    with pytest.raises(NotFound):
        deliver(desk, desk.decided(), by=getattr(desk.people, other))
