"""Overdue follow-ups: marked once for each limit, told to those who may see them."""

import datetime as dt

import pytest

from tests import cast
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden
from zhengtong.oversight.supervision import actions, queries


def test_it_works(follow_up, people, at):
    def flag(days):
        return actions.flag_overdue(by=SYSTEM, at=at + dt.timedelta(days=days))

    assert flag(1) == 0  # Thursday, the last day of the contact
    assert flag(2) == 1
    assert flag(2) == 0
    assert flag(6) == 0  # Tuesday, the last day of mending
    assert flag(7) == 1
    assert flag(30) == 0
    card = queries.follow_up(follow_up, by=people.supervisor.actor).card
    assert (card.contact_late, card.mend_late) == (True, True)
    overdue = journal.lines_of(card.ref, events=["FollowUpOverdue"])
    assert [line.payload["limit"] for line in overdue] == ["contact", "mend"]


def test_what_was_done_in_time_is_not_marked(do, at):
    do("contact")
    do("mend")
    assert actions.flag_overdue(by=SYSTEM, at=at + dt.timedelta(days=60)) == 0


def test_what_was_done_late_stays_marked(do, at):
    assert do("contact", at=at + dt.timedelta(days=5)).card.contact_late
    assert actions.flag_overdue(by=SYSTEM, at=at + dt.timedelta(days=6)) == 0


def test_the_colour_follows_the_limit(rated, people, at):
    number = rated(7)

    def colour(days):
        when = at + dt.timedelta(days=days)
        return queries.follow_up(number, by=people.supervisor.actor, at=when).card.colour

    assert [colour(days) for days in (0, 1, 2)] == ["yellow", "yellow", "red"]


@pytest.mark.parametrize("who", ["stranger", "resident", "supervisor"])
def test_only_the_house_marks(people, at, who):
    with pytest.raises(Forbidden):
        actions.flag_overdue(by=getattr(people, who).actor, at=at)


def test_lists_show_the_most_urgent_first(rated, people, at):
    for number in range(1, 6):
        rated(number, when=at + dt.timedelta(days=10 - number))
    other = rated(9, body=cast.URBAN)
    by = people.market_reviewer.actor
    first = queries.follow_ups(by=by, size=3, at=at)
    rest = queries.follow_ups(by=by, size=3, at=at, after=first.next)
    assert [card.about for card in first.rows + rest.rows] == [f"case:{n}" for n in (5, 4, 3, 2, 1)]
    assert other not in {card.id for card in first.rows + rest.rows}
    assert queries.open_count(cast.MARKET, by=by) == 5
    everything = queries.follow_ups(by=people.supervisor.actor, at=at)
    assert len(everything.rows) == 6


def test_a_list_costs_the_same_queries_however_long(rated, people, at, django_assert_num_queries):
    for number in range(1, 6):
        rated(number)
    queries.follow_ups(by=people.market_reviewer.actor, at=at)
    with django_assert_num_queries(4):
        queries.follow_ups(by=people.market_reviewer.actor, at=at)


@pytest.mark.parametrize("who", ["stranger", "resident", "clerk"])
def test_others_find_nothing(follow_up, people, at, who):
    by = getattr(people, who).actor
    assert queries.follow_ups(by=by, at=at).rows == []
    assert queries.follow_ups(cast.MARKET, by=by, at=at).rows == []
    assert queries.open_count(cast.MARKET, by=by) == 0


def test_indicators_of_a_body(do, rated, people):
    rated(2)
    do("contact")
    do("mend")
    do("revisit", satisfied=True)
    told = queries.indicators(cast.MARKET)
    assert (told.bad, told.mended_rate, told.revisited_rate) == (2, 0.5, 0.5)
    assert queries.indicators(cast.FIRE).mended_rate is None
