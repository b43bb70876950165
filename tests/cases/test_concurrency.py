"""The impatient finger and the two officials, for real: threads with connections of their own."""

from functools import partial

import pytest
from django.db import connection

from tests import cast
from tests.blocks.process.test_concurrency import at_once
from tests.cases import office
from zhengtong.cases.actions import accepting, reviewing
from zhengtong.cases.models import Case, Letter
from zhengtong.kernel import journal

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="writers queue on SQLite"),
]


@pytest.fixture
def desk(transactional_db, at, unwired):
    return office.Office(cast.build(), at)


def test_draft_submitted_twice_at_once_is_one_case(desk):
    for _round in range(5):
        draft = desk.filled()
        answers = at_once(*[partial(desk.submit, draft)] * 3)
        assert len({answer.number for answer in answers}) == 1
    assert Case.objects.count() == Letter.objects.count() == 5


def test_numbers_of_one_item_are_never_the_same(desk):
    people = desk.people
    applicants = [people.resident, people.neighbour, people.rare, people.stranger]
    for _round in range(3):
        drafts = [(desk.filled(who.actor), who.actor) for who in applicants]
        answers = at_once(*[partial(desk.submit, draft, by) for draft, by in drafts])
        assert len({answer.number for answer in answers}) == len(applicants)
    serials = sorted(Case.objects.values_list("number", flat=True))
    assert [int(number[-4:]) for number in serials] == list(range(1, 13))


def test_of_two_officials_one_is_told_kindly(desk):
    for _round in range(5):
        case = desk.submitted()
        accept = partial(
            accepting.accept,
            case.number,
            version=case.version,
            by=desk.people.clerk.actor,
            at=desk.at,
        )
        answers = at_once(accept, accept)
        assert sorted(type(answer).__name__ for answer in answers) == ["CaseView", "Stale"]
        assert len(journal.lines_of(case.ref, ["CaseAccepted"])) == 1


def test_three_departments_at_once_are_all_heard(desk):
    case = desk.accepted()
    opinions = [
        partial(
            reviewing.give_opinion,
            case.number,
            "agree",
            version=case.version,
            by=reviewer.actor,
            at=desk.at,
        )
        for reviewer in desk.people.reviewers
    ]
    answers = at_once(*opinions)
    assert [type(answer).__name__ for answer in answers] == ["CaseView"] * 3
    assert {turn.verb for turn in desk.desk(case.number).turns} == {"decide"}
