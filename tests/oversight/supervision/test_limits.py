"""The limits of supervision: from the data file, or set by the installation."""

import datetime as dt
from dataclasses import replace

import pytest

from tests import cast
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden, Invalid
from zhengtong.kernel.workdays import Calendar
from zhengtong.oversight.supervision import actions, queries
from zhengtong.oversight.supervision.limits import Limits, near_from, packaged

PLAIN = Calendar(years=frozenset({2026}))
MONDAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "left"),
    [(0, 0), (1, 1), (2, 1), (5, 1), (8, 1), (10, 2), (20, 4), (45, 9)],
)
def test_a_clock_is_near_in_its_last_fifth_or_its_last_day(days, left):
    due = PLAIN.add(MONDAY, days)
    near = near_from(MONDAY, due, packaged(), PLAIN)
    if days > left:
        assert PLAIN.count(near, due) == left
        assert PLAIN.count(near - dt.timedelta(days=1), due) == left + 1
    else:
        assert near == MONDAY


def test_a_clock_that_was_late_from_the_start_is_near_at_once():
    early = MONDAY - dt.timedelta(days=3)
    assert near_from(MONDAY, early, packaged(), PLAIN) == MONDAY


def test_a_body_may_have_limits_of_its_own(people, rated, at):
    given = {"by": people.supervisor.actor, "at": at}
    actions.put_limits(Limits(2, 15, 2, 25), **given)
    actions.put_limits(Limits(1, 3, 1, 20), body=cast.MARKET, **given)
    assert queries.limits_of(cast.MARKET).mend_days == 3
    assert queries.limits_of(cast.URBAN).mend_days == 15
    card = queries.follow_up(rated(), by=people.supervisor.actor, at=at).card
    assert card.mend_by == dt.date(2026, 3, 14)


def test_without_any_the_data_file_counts(people):
    assert queries.limits_of(cast.MARKET) == packaged() == Limits(1, 5, 1, 20)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"contact_days": 0}, "contact_days"),
        ({"mend_days": 251}, "mend_days"),
        ({"near_days": -1}, "near_days"),
        ({"near_share": 101}, "near_share"),
        ({"contact_days": 9}, "mend_days"),
    ],
)
def test_numbers_out_of_range_are_told(people, at, change, field):
    with pytest.raises(Invalid) as told:
        actions.put_limits(replace(packaged(), **change), by=people.supervisor.actor, at=at)
    assert field in told.value.fields


@pytest.mark.parametrize("who", ["stranger", "resident", "approver", "clerk"])
def test_others_set_no_limits(people, at, who):
    with pytest.raises(Forbidden):
        actions.put_limits(packaged(), by=getattr(people, who).actor, at=at)
    with pytest.raises(Forbidden):
        actions.put_limits(packaged(), by=STRANGER, at=at)
