"""A delivered case goes to the file."""

import pytest

from zhengtong.cases.actions import closing, delivering
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Forbidden, NotFound, Refused


def delivered(desk):
    case = desk.decided()
    return delivering.deliver(
        case.number,
        "pickup",
        receiver="王秀英",
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )


def close(desk, case, by):
    return closing.close(case.number, version=case.version, by=by, at=desk.at)


def test_it_works(desk):
    case = close(desk, delivered(desk), desk.people.clerk.actor)
    assert case.state == "closed"
    assert journal.lines_of(case.ref, ["CaseClosed"])


def test_system_closes_without_having_seen_it(desk):
    case = delivered(desk)
    assert closing.close(case.number, version=None, by=SYSTEM, at=desk.at).state == "closed"


def test_not_before_the_delivery(desk):
    with pytest.raises(Refused):
        close(desk, desk.decided(), desk.people.clerk.actor)


def test_not_by_the_applicant_and_not_by_strangers(desk):
    case = delivered(desk)
    with pytest.raises(Forbidden):
        close(desk, case, desk.people.resident.actor)
    for other in ("neighbour", "stranger", "other_clerk"):
        with pytest.raises(NotFound):
            close(desk, case, getattr(desk.people, other).actor)
