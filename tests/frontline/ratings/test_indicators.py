"""Indicators from counters, lists by pages, and who may read them."""

import datetime as dt

import pytest

from tests import cast
from tests.frontline.ratings.conftest import ITEM
from zhengtong.frontline.ratings import queries
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden


@pytest.fixture
def year(invite, rate, people, at):
    """Five matters rated 1 to 5 in five months, and one left alone."""
    for level in range(1, 6):
        when = at.replace(month=level)
        token = invite(100 + level, at=when).token
        rate(level, token=token, words="说明", at=when)


def test_the_rates_of_a_body(year):
    # the invitation of the fixture `rate` leans on is the sixth
    told = queries.of_body(cast.MARKET)
    assert (told.invited, told.rated, told.levels) == (6, 5, (1, 1, 1, 1, 1))
    assert told.good_rate == pytest.approx(3 / 5)
    assert told.active_rate == pytest.approx(5 / 6)
    assert told.silent_rate == 0.0


def test_only_the_months_asked_for(year):
    told = queries.of_body(cast.MARKET, dt.date(2026, 4, 15), dt.date(2026, 5, 1))
    assert told.levels == (0, 0, 0, 1, 1)
    assert told.good_rate == 0.0


def test_a_body_without_ratings_has_no_rate(people):
    told = queries.of_bodies([cast.FIRE, cast.URBAN])
    assert told[cast.FIRE].good_rate is None
    assert told[cast.URBAN].active_rate is None


def test_an_item_has_its_own(year):
    assert queries.of_item(ITEM).rated == 5
    assert queries.of_item("other").rated == 0


def test_indicators_read_one_table_in_one_query(year, django_assert_num_queries):
    with django_assert_num_queries(1) as seen:
        queries.of_bodies([cast.MARKET, cast.FIRE])
    assert "ratings_rating" not in seen.captured_queries[0]["sql"]


def test_lists_come_newest_first_by_pages(year, people):
    by = people.market_reviewer.actor
    first = queries.ratings_of_body(cast.MARKET, by=by, size=3)
    rest = queries.ratings_of_body(cast.MARKET, by=by, size=3, after=first.next)
    assert [view.level for view in first.rows + rest.rows] == [5, 4, 3, 2, 1]
    bad = queries.ratings_of_body(cast.MARKET, by=by, bad_only=True)
    assert [view.level for view in bad.rows] == [5, 4]


def test_published_ratings_hold_no_name(year, people):
    shown = queries.ratings_of_item(ITEM).rows
    assert len(shown) == 5
    assert people.resident.name not in str(shown)


def test_a_list_costs_the_same_queries_however_long(year, people, django_assert_num_queries):
    with django_assert_num_queries(2):
        queries.ratings_of_item(ITEM)


def test_a_supervisor_reads_every_body(year, people):
    assert queries.ratings_of_body(cast.MARKET, by=people.supervisor.actor).rows


@pytest.mark.parametrize("who", ["stranger", "resident", "clerk", "other_clerk"])
def test_nobody_else_reads_the_list(year, people, who):
    with pytest.raises(Forbidden):
        queries.ratings_of_body(cast.MARKET, by=getattr(people, who).actor)
    with pytest.raises(Forbidden):
        queries.ratings_of_body(cast.MARKET, by=STRANGER)
