"""Opening a desk is written down, for the applicant to read."""

import pytest

from zhengtong.blocks.identity import queries as identity
from zhengtong.cases.actions import opening
from zhengtong.kernel import journal
from zhengtong.kernel.errors import NotFound


def test_it_works(desk):
    case = desk.submitted()
    shown = opening.open_desk(case.number, by=desk.people.clerk.actor, at=desk.at)
    assert shown.applicant.name == "王秀英"
    (line,) = journal.lines_of(case.ref, ["CaseOpened"])
    assert line.by == desk.people.clerk.ref
    (seen,) = identity.seen_by(desk.people.resident.ref)
    assert (seen.purpose, seen.body_name["zh"]) == (case.ref, "政务服务中心")


@pytest.mark.parametrize("other", ["resident", "neighbour", "stranger", "other_clerk"])
def test_strangers_see_nothing_and_leave_no_line(desk, other):
    case = desk.submitted()
    with pytest.raises(NotFound):
        opening.open_desk(case.number, by=getattr(desk.people, other).actor, at=desk.at)
    assert journal.lines_of(case.ref, ["CaseOpened"]) == []
