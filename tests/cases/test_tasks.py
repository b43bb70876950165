"""What the worker looks at from time to time."""

import pytest

from tests.cases.office import days
from zhengtong.cases import tasks
from zhengtong.cases.actions import accepting, delivering
from zhengtong.cases.models import Case
from zhengtong.kernel.errors import Refused
from zhengtong.kernel.periodic import PERIODIC


def states():
    return sorted(Case.objects.values_list("state", flat=True))


def test_every_round_is_registered():
    for name in ("accept_by_silence", "lapse", "close", "discard_drafts"):
        assert f"cases.{name}" in PERIODIC


def test_silence_accepts(desk):
    desk.submitted()
    desk.submitted(at=days(desk.at, 5))
    assert tasks.accept_by_silence(days(desk.at, 7)) == 0
    assert tasks.accept_by_silence(days(desk.at, 8)) == 1
    assert tasks.accept_by_silence(days(desk.at, 8)) == 0
    assert states() == ["accepted", "submitted"]


def test_corrections_lapse(desk):
    case = desk.submitted()
    accepting.return_for_correction(
        case.number,
        [{"key": "", "words": "请补充"}],
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    assert tasks.lapse(days(desk.at, 21)) == 0
    assert tasks.lapse(days(desk.at, 22)) == 1
    assert states() == ["terminated"]


def test_delivered_cases_are_closed_after_a_while(desk):
    case = desk.decided()
    delivering.deliver(
        case.number,
        "electronic",
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    assert tasks.close(days(desk.at, 21)) == 0
    assert tasks.close(days(desk.at, 22)) == 1
    assert states() == ["closed"]


def test_forgotten_drafts_go(desk):
    desk.draft()
    assert tasks.discard_drafts(days(desk.at, 91)) == 1


def test_one_that_fails_does_not_stop_the_others(desk, monkeypatch):
    bad, good = desk.submitted(), desk.submitted()
    real = accepting.accept_by_silence

    def sometimes(number, *, by, at):
        if number == bad.number:
            raise Refused
        return real(number, by=by, at=at)

    monkeypatch.setattr(tasks.accepting, "accept_by_silence", sometimes)
    assert tasks.accept_by_silence(days(desk.at, 8)) == 1
    assert Case.objects.get(number=good.number).state == "accepted"


@pytest.mark.parametrize("count", [1])
def test_open_cases_are_counted_anew(desk, count):
    for _ in range(count):
        desk.submitted()
    assert tasks.recount_cases.func() == 0
