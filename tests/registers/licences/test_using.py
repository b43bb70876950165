"""The log of uses: every use, once, for the holder alone."""

import datetime as dt

import pytest

from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import NotFound
from zhengtong.registers.licences import actions, queries


def test_a_use_by_an_official_is_shown_with_body_and_purpose(licence, people, at):
    actions.note_use(
        licence.identifier,
        kind="submitted",
        purpose={"zh": "户外广告设置审批"},
        about="case:9",
        by=people.urban_reviewer.actor,
        at=at,
    )
    [use] = queries.uses_of(licence.identifier, by=people.resident.actor).rows
    assert (use.kind, use.about, use.own) == ("submitted", "case:9", False)
    assert use.body_name["zh"] == "云海市城市管理局"
    assert people.urban_reviewer.name not in str(use)


def test_the_same_use_again_is_noted_once_in_ten_minutes(licence, people, at):
    for minutes in (0, 5, 11):
        actions.verified(licence.token, by=STRANGER, at=at + dt.timedelta(minutes=minutes))
    uses = queries.uses_of(licence.identifier, by=people.resident.actor).rows
    assert [use.kind for use in uses] == ["verified", "verified"]


def test_guessing_leaves_no_trace(licence, people, at):
    assert actions.verified(licence.number, by=STRANGER, at=at).status == "valid"
    assert actions.verified(licence.identifier, by=STRANGER, at=at).status == "valid"
    assert actions.verified("nothing", by=STRANGER, at=at).status == "unknown"
    assert queries.uses_of(licence.identifier, by=people.resident.actor).rows == []


def test_uses_come_by_pages(licence, people, at):
    for number in range(5):
        actions.note_use(
            licence.identifier, kind="viewed", about=f"case:{number}", by=people.clerk.actor, at=at
        )
    first = queries.uses_of(licence.identifier, by=people.resident.actor, size=3)
    rest = queries.uses_of(licence.identifier, by=people.resident.actor, after=first.next, size=3)
    assert [use.about for use in first.rows + rest.rows] == [f"case:{n}" for n in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize("who", ["stranger", "neighbour", "clerk", "approver"])
def test_nobody_else_reads_the_log(licence, people, who):
    with pytest.raises(NotFound):
        queries.uses_of(licence.identifier, by=getattr(people, who).actor)


def test_an_agent_reads_the_log_of_the_company(issue, people):
    card = issue(holder=people.company, holder_name=people.company_name)
    assert queries.uses_of(card.identifier, by=people.agent_of_company).rows == []
    with pytest.raises(NotFound):
        queries.uses_of(card.identifier, by=people.agent.actor)


def test_an_unknown_licence_is_not_found(people, at):
    with pytest.raises(NotFound):
        actions.note_use("1.2.3", kind="viewed", by=people.clerk.actor, at=at)
