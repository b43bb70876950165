"""Worklists: mine, the pool, all of my body; filters, search, pages."""

import datetime as dt

import pytest

from tests.cases.office import days
from zhengtong.cases import queries
from zhengtong.cases.actions import accepting, special, taking
from zhengtong.cases.models import Case, CaseSeat, CaseTurn
from zhengtong.kernel.errors import Forbidden, Invalid


def listed(desk, member="clerk", which="pool", **more):
    by = getattr(desk.people, member).actor
    return queries.worklist(by, which, **({"at": desk.at} | more))


def numbers(*args, **more):
    return [row.number for row in listed(*args, **more).rows]


def test_it_works(desk):
    case = desk.submitted()
    (row,) = listed(desk).rows
    assert (row.number, row.verb, row.step) == (case.number, "accept", "受理")
    assert (row.applicant, row.level, row.days_left) == ("**英", "calm", 5)
    assert row.item_name["zh"] == "食品经营许可（新办）"


def test_pool_is_that_of_my_groups(desk):
    waiting, accepted = desk.submitted(), desk.accepted()
    assert numbers(desk) == [waiting.number]
    assert numbers(desk, "fire_reviewer") == [accepted.number]
    assert numbers(desk, "approver") == []
    assert numbers(desk, "other_clerk") == []


def test_all_are_those_of_my_body_newest_first(desk):
    old = desk.submitted(at=days(desk.at, -1))
    new, card = desk.accepted(), desk.card_submitted()
    assert numbers(desk, "clerk", "all") == [card.number, new.number, old.number]
    assert numbers(desk, "urban_reviewer", "all") == [new.number, old.number]
    assert numbers(desk, "other_clerk", "all") == []


def test_supervisor_watches_all(desk):
    food, card = desk.submitted(), desk.card_submitted()
    assert numbers(desk, "supervisor", "all") == [card.number, food.number]
    assert numbers(desk, "supervisor", "all", q=food.number) == [food.number]


def test_mine_is_what_i_took(desk):
    case = desk.submitted()
    desk.submitted()
    taking.take(
        case.number,
        listed(desk).rows[0].task,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    assert numbers(desk, which="mine") == [case.number]
    assert listed(desk, which="mine").rows[0].holder_name == "周婷"


def test_most_urgent_task_comes_first(desk):
    first, second = desk.submitted(), desk.submitted(at=days(desk.at, -2))
    assert numbers(desk) == [second.number, first.number]


def test_filter_by_state(desk):
    waiting, accepted = desk.submitted(), desk.accepted()
    assert numbers(desk, which="all", state="accepted") == [accepted.number]
    assert numbers(desk, which="pool", state="submitted") == [waiting.number]
    assert numbers(desk, which="all", state="nonsense") == []


def test_filter_by_due_date(desk):
    desk.submitted()
    later = days(desk.at, 6)
    assert numbers(desk, which="all", due="over") == []
    assert len(numbers(desk, which="all", due="near", at=later)) == 1
    assert len(numbers(desk, which="pool", due="near", at=later)) == 1
    assert len(numbers(desk, which="all", due="over", at=days(desk.at, 9))) == 1


def test_paused_case_is_never_overdue(desk):
    case = desk.accepted()
    special.start(
        case.number,
        "hearing",
        "听证",
        9,
        version=case.version,
        by=desk.people.market_reviewer.actor,
        at=desk.at,
    )
    later = days(desk.at, 60)
    assert numbers(desk, which="all", due="over", at=later) == []
    (row,) = listed(desk, which="all", at=later).rows
    assert (row.paused, row.level, row.due_on) == (True, "still", None)


@pytest.mark.parametrize("typed", ["{}", "  {} ", "{:.31}", "{:.39}"])
def test_search_by_number_or_its_beginning(desk, typed):
    case = desk.submitted()
    desk.card_submitted()
    q = typed.format(case.number)
    assert numbers(desk, which="all", q=q) == [case.number]
    assert numbers(desk, which="pool", q=q) == [case.number]


def test_search_by_full_name(desk):
    mine = desk.submitted()
    desk.submitted(desk.people.neighbour.actor)
    assert numbers(desk, which="all", q="王秀英") == [mine.number]
    assert numbers(desk, which="pool", q="王秀英") == [mine.number]
    assert numbers(desk, which="all", q="王秀") == []


def test_search_by_words_of_the_item(desk):
    food, card = desk.submitted(), desk.card_submitted()
    assert numbers(desk, which="all", q="食品经营") == [food.number]
    assert numbers(desk, which="pool", q="优待证") == [card.number]


@pytest.mark.parametrize(
    "typed", ["'; DROP TABLE x; --", "%", "_", "𠮷", "\x00", "长" * 500, "0" * 99]
)
def test_any_words_can_be_searched_for(desk, typed):
    desk.submitted()
    assert listed(desk, which="all", q=typed).next == ""


def test_search_does_not_open_other_bodies(desk):
    case = desk.submitted()
    for q in (case.number, "王秀英", "食品经营"):
        assert numbers(desk, "other_clerk", "all", q=q) == []


def test_pages_follow_one_another(desk):
    made = {desk.card_submitted().number for _ in range(5)}
    seen, after = [], ""
    while True:
        page = listed(desk, which="all", size=2, after=after)
        seen += [row.number for row in page.rows]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 5
    assert set(seen) == made


def test_damaged_cursor_is_told(desk):
    with pytest.raises(Invalid):
        listed(desk, after="garbage")


@pytest.mark.parametrize("other", ["resident", "stranger", "auditor", "administrator"])
def test_who_handles_no_cases_has_no_list(desk, other):
    with pytest.raises(Forbidden):
        listed(desk, other)
    counts = queries.counts(getattr(desk.people, other).actor, at=desk.at)
    assert (counts.mine, counts.pool, counts.over, counts.near) == (0, 0, 0, 0)


def test_counts(desk):
    desk.submitted()
    desk.card_submitted()
    counts = queries.counts(desk.people.clerk.actor, at=days(desk.at, 9))
    assert (counts.mine, counts.pool, counts.over) == (0, 2, 2)


def test_seats_follow_the_case(desk):
    case = desk.accepted()
    accepted = dt.date(2026, 3, 23)
    assert set(CaseSeat.objects.values_list("state", "due_on")) == {("accepted", accepted)}
    assert set(CaseTurn.objects.values_list("due_on", flat=True)) == {accepted}
    assert Case.objects.get(number=case.number).due_on == accepted


def test_queries_do_not_grow_with_the_rows(desk, django_assert_max_num_queries):
    for _ in range(3):
        desk.submitted()
    listed(desk, which="all")
    for which in ("all", "pool", "mine"):
        with django_assert_max_num_queries(3):
            listed(desk, which=which)
    with django_assert_max_num_queries(6):
        queries.counts(desk.people.clerk.actor, at=desk.at)


def test_accepting_takes_the_case_out_of_the_pool(desk):
    case = desk.submitted()
    accepting.accept(case.number, version=case.version, by=desk.people.clerk.actor, at=desk.at)
    assert numbers(desk) == []
