"""In step with timers of the process and with the calendar."""

import datetime as dt

from zhengtong.blocks.process import actions as processes
from zhengtong.cases.actions import following
from zhengtong.cases.models import Case, CaseSeat, CaseTurn
from zhengtong.kernel import calendars, journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.seed_calendar import seeded_days


def test_turns_follow_the_process(desk):
    case = desk.submitted()
    CaseTurn.objects.update(task=-1)
    following.follow(case.number, by=SYSTEM, at=desk.at)
    (turn,) = CaseTurn.objects.all()
    assert turn.task > 0
    processes.terminate(case.ref, "timer", by=SYSTEM, at=desk.at)
    following.follow(case.number, by=SYSTEM, at=desk.at)
    assert CaseTurn.objects.count() == 0


def test_due_dates_follow_the_calendar(desk):
    case = desk.accepted()
    assert case.due_on == dt.date(2026, 3, 23)
    storm = seeded_days(2026) | {dt.date(2026, 3, 16): (False, "台风停工")}
    calendars.announce(2026, storm, source="test", by=SYSTEM, at=desk.at)
    calendars.cache.clear()
    assert following.recount_open(by=SYSTEM, at=desk.at) == 1
    moved = dt.date(2026, 3, 24)
    assert set(CaseSeat.objects.values_list("due_on", flat=True)) == {moved}
    assert set(CaseTurn.objects.values_list("due_on", flat=True)) == {moved}
    assert Case.objects.get().due_on == moved
    assert following.recount_open(by=SYSTEM, at=desk.at) == 0
    assert len(journal.lines_of(case.ref, ["CaseRecounted"])) == 1
