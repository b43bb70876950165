"""The applicant's own cases, what was handed in, and its files."""

import pytest

from zhengtong.cases import queries
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import NotFound


def test_own_cases_newest_first(desk):
    who = desk.people.resident.actor
    first, second = desk.submitted(), desk.accepted()
    desk.submitted(desk.people.neighbour.actor)
    page = queries.of_applicant(who, at=desk.at, size=1)
    assert [row.number for row in page.rows] == [second.number]
    page = queries.of_applicant(who, at=desk.at, size=1, after=page.next)
    assert [(row.number, row.body_name["zh"]) for row in page.rows] == [
        (first.number, "市场监管局")
    ]
    assert page.next == ""


def test_company_and_its_agent_see_the_same(desk):
    people = desk.people
    case = desk.submitted(people.agent_of_company)
    for who in (people.agent_of_company, people.representative_of_company):
        assert [r.number for r in queries.of_applicant(who, at=desk.at).rows] == [case.number]
    assert queries.of_applicant(people.agent.actor, at=desk.at).rows == []


def test_officials_and_strangers_have_no_own_cases(desk):
    desk.submitted()
    for who in (desk.people.clerk.actor, STRANGER, desk.people.stranger.actor):
        assert queries.of_applicant(who, at=desk.at).rows == []


def test_application_is_read_back(desk):
    case, who = desk.submitted(), desk.people.resident.actor
    shown = queries.application(case.number, who)
    assert [label for label, _value in shown.sections[0].rows] == ["姓名", "面积"]
    assert (shown.signer, shown.signed_at) == ("王秀英", desk.at)
    assert shown.statement


def test_files_are_for_those_who_see_the_case(desk):
    case, who = desk.submitted(), desk.people.resident.actor
    file = queries.application(case.number, who).materials[0].files[0]
    for member in ("resident", "clerk", "fire_reviewer"):
        by = getattr(desk.people, member).actor
        assert queries.file(case.number, file.id, by).document == file.document
    for member in ("neighbour", "stranger", "other_clerk"):
        with pytest.raises(NotFound):
            queries.file(case.number, file.id, getattr(desk.people, member).actor)
    with pytest.raises(NotFound):
        queries.file(case.number, file.id + 1, who)
    other = desk.submitted(desk.people.neighbour.actor)
    with pytest.raises(NotFound):
        queries.file(other.number, file.id, desk.people.neighbour.actor)


def test_strangers_read_nothing_back(desk):
    case = desk.submitted()
    for member in ("neighbour", "stranger", "other_clerk"):
        by = getattr(desk.people, member).actor
        with pytest.raises(NotFound):
            queries.application(case.number, by)
        with pytest.raises(NotFound):
            queries.letters(case.number, by)


def test_closed_lists_have_labels():
    for choices in (
        queries.states(),
        queries.special_kinds(),
        queries.delivery_modes(),
        queries.outcomes(),
        queries.opinions(),
    ):
        assert choices
        assert all(key and str(label) for key, label in choices)
