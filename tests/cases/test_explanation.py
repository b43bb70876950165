"""How a limit was counted, told line by line in both languages."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from tests.cases.law.calendars import official
from zhengtong.cases import clock
from zhengtong.cases.clock import ClockFacts
from zhengtong.cases.explanation import explain
from zhengtong.cases.law.decision import Limit
from zhengtong.cases.law.uncounted import Pause
from zhengtong.cases.states import State

CALENDAR = official()
ACCEPTED = ClockFacts(
    state=State.REVIEWING,
    received_on=date(2026, 2, 12),
    accepted_on=date(2026, 2, 13),
    promised=Limit(5),
    statutory=Limit(20),
)


def told(facts, today, language="zh-hans", names=None):
    with translation.override(language):
        reading = clock.read(facts, today=today, calendar=CALENDAR)
        return explain(facts, reading, today=today, calendar=CALENDAR, names=names)


def test_it_works():
    lines = told(ACCEPTED, date(2026, 2, 14), names={date(2026, 2, 16): "春节"})
    assert lines == [
        "2026年2月13日受理，当日不计算在内。",
        "承诺时限5个工作日，法定时限20个工作日（《行政许可法》第四十二条）。",
        "不计算的法定节假日（原工作日）：2026年2月16日 春节、2026年2月17日、2026年2月18日、"
        "2026年2月19日、2026年2月20日、2026年2月23日。",
        "计算在内的调休上班日：2026年2月14日。",
        "因此，承诺时限至2026年2月27日止，法定时限至2026年3月19日止。",
        "截至2026年2月14日，已用1个工作日，还剩4个工作日。",
    ]


def test_the_same_in_english():
    lines = told(ACCEPTED, date(2026, 2, 14), "en")
    assert lines[0] == "Accepted on 13 February 2026. This day is not counted."
    assert lines[-1] == "On 14 February 2026, 1 working day are used and 4 working days are left."


def test_procedure_and_extension_have_their_lines():
    facts = replace(
        ACCEPTED,
        pauses=(
            Pause("testing", date(2026, 2, 24), date(2026, 2, 26)),
            Pause("site_visit", date(2026, 2, 28)),
        ),
        added=10,
    )
    lines = told(facts, date(2026, 3, 10))
    assert (
        "检测：2026年2月24日至2026年2月26日，2个工作日不计算在内（《行政许可法》第四十五条）。"
        in lines
    )
    assert "自2026年2月28日起进行现场核查，期间时限停止计算（本事项的办理规定）。" in lines
    assert "经批准延长10个工作日，理由已告知（《行政许可法》第四十二条）。" in lines


def test_silence_is_told():
    lines = told(replace(ACCEPTED, by_silence=True), date(2026, 2, 24))
    assert "未在法定期限内答复" in lines[0]


def test_before_acceptance():
    received = replace(ACCEPTED, state=State.SUBMITTED, accepted_on=None)
    lines = told(received, date(2026, 2, 12))
    assert "五" in lines[1] or "5个工作日" in lines[1]
    waiting = replace(received, state=State.CORRECTING, asked_on=date(2026, 2, 13))
    assert "补正" in told(waiting, date(2026, 2, 13))[1]


def test_overdue_decided_and_delivered():
    assert "已超期" in told(ACCEPTED, date(2026, 3, 10))[-1]
    decided = replace(ACCEPTED, state=State.DECIDED, decided_on=date(2026, 2, 25))
    lines = told(decided, date(2026, 2, 25))
    assert "提前2个工作日" in lines[-2]
    assert "《行政许可法》第四十四条" in lines[-1]
    late = replace(decided, decided_on=date(2026, 3, 2))
    assert "超期" in told(late, date(2026, 3, 2))[-2]


def test_year_without_a_notice_is_told():
    late = replace(ACCEPTED, accepted_on=date(2026, 12, 29))
    assert "2027" in told(late, date(2026, 12, 30))[-1]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("unit", ["workday", "day"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_told(language, unit, state):
    for accepted in (None, date(2026, 2, 13)):
        for decided in (None, date(2026, 2, 25)):
            facts = ClockFacts(
                state=state,
                received_on=date(2026, 2, 12),
                accepted_on=accepted,
                decided_on=decided,
                asked_on=date(2026, 2, 13),
                promised=Limit(0, unit),
                statutory=Limit(20, unit),
            )
            lines = told(facts, date(2026, 2, 26), language)
            assert all(line and "%" not in line for line in lines)
