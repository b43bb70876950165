"""What officials read: worklists by keyset, filters, and the desk, with a line for who looked."""

import pytest

from tests.channels.openapi.callers import Caller
from zhengtong.kernel import journal


@pytest.fixture
def cases(desk):
    """Three cases that have come in."""
    return [desk.submitted() for _time in range(3)]


def numbers(answer):
    return [row["number"] for row in answer.body["cases"]]


def test_all_cases_of_my_body_newest_first(cases, clerk):
    assert numbers(clerk.get("/desk/cases")) == [c.number for c in reversed(cases)]


def test_pages_follow_one_another(cases, clerk):
    first = clerk.get("/desk/cases", size=2)
    rest = clerk.get("/desk/cases", size=2, after=first.body["next"])
    assert numbers(first) + numbers(rest) == [c.number for c in reversed(cases)]
    assert rest.body["next"] == ""


def test_filters(desk, cases, clerk):
    accepted = desk.accepted()
    assert numbers(clerk.get("/desk/cases", state="accepted")) == [accepted.number]
    assert numbers(clerk.get("/desk/cases", q=cases[0].number)) == [cases[0].number]
    assert numbers(clerk.get("/desk/cases", due="over")) == []
    assert len(numbers(clerk.get("/desk/cases", which="pool"))) == 3
    assert numbers(clerk.get("/desk/cases", which="mine")) == []


def test_names_in_lists_are_masked(cases, clerk):
    answer = clerk.get("/desk/cases")
    assert {row["applicant"] for row in answer.body["cases"]} == {"**英"}
    assert "王秀英" not in answer.content.decode()


def test_the_desk_shows_what_this_official_can_do(cases, clerk, desk):
    told = clerk.get(f"/desk/cases/{cases[0].number}").body
    assert {"accept", "refuse", "return_for_correction"} <= set(told["verbs"])
    assert [turn["mine"] for turn in told["turns"]] == [True]
    reviewer = Caller(desk.people.market_reviewer)
    assert "accept" not in reviewer.get(f"/desk/cases/{cases[0].number}").body["verbs"]


def test_who_looked_is_written_down(cases, clerk, desk):
    clerk.get(f"/desk/cases/{cases[0].number}")
    seen = journal.lines_of(desk.people.resident.ref, events=["PersonalDataSeen"])
    assert [line.by for line in seen] == [desk.people.clerk.ref]


def test_an_official_without_cases_is_refused(desk):
    answer = Caller(desk.people.catalogue_manager).get("/desk/cases")
    assert (answer.status, answer.code) == (403, "forbidden")
