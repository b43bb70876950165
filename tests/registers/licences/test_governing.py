"""Suspend, resume, revoke, cancel: who may, when, and with what reason."""

import datetime as dt

import pytest

from zhengtong.kernel import journal
from zhengtong.kernel.errors import Forbidden, Invalid, Refused
from zhengtong.registers.licences import actions, queries

WHY = {"zh": "现场检查发现经营条件发生变化。"}
VERBS = ["suspend", "resume", "revoke", "cancel"]


@pytest.fixture
def do(licence, people, at):
    def done(verb, **other):
        given = {"reason": WHY, "by": people.approver.actor, "at": at}
        return getattr(actions, verb)(licence.identifier, **(given | other))

    return done


def test_suspended_and_resumed(do, licence):
    assert do("suspend").status == "suspended"
    assert do("resume").status == "valid"
    assert [line.event for line in journal.lines_of(licence.ref)][1:] == [
        "LicenceSuspended",
        "LicenceResumed",
    ]


def test_revoked_is_the_end(do):
    assert do("revoke").status == "revoked"
    for verb in VERBS:
        with pytest.raises(Refused):
            do(verb)


def test_cancelled_is_the_end(do):
    assert do("cancel").status == "cancelled"
    with pytest.raises(Refused):
        do("resume")


def test_an_expired_licence_can_only_be_cancelled(do, at):
    later = at.replace(year=2032)
    with pytest.raises(Refused):
        do("suspend", at=later)
    assert do("cancel", at=later).status == "cancelled"


def test_the_holder_reads_the_reason(do, licence, people):
    do("suspend")
    assert queries.reading(licence.identifier, by=people.resident.actor).status_reason == WHY


def test_a_reason_is_needed(do):
    with pytest.raises(Invalid) as told:
        do("revoke", reason={"zh": "  "})
    assert "reason" in told.value.fields


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "who", ["stranger", "resident", "market_reviewer", "other_clerk", "administrator"]
)
def test_only_an_approver_of_the_issuing_body(do, people, who, verb):
    with pytest.raises(Forbidden):
        do(verb, by=getattr(people, who).actor)


def test_expiry_is_noted_once(issue, licence, people, at):
    issue("card")
    last = at.replace(year=2031, month=3, day=10)
    assert actions.expire_due(by=people.approver.actor, at=last) == 0
    assert actions.expire_due(by=people.approver.actor, at=last + dt.timedelta(days=1)) == 1
    assert actions.expire_due(by=people.approver.actor, at=last + dt.timedelta(days=2)) == 0
    assert queries.licence(licence.identifier, at=at).status == "expired"
    assert journal.lines_of(licence.ref)[-1].event == "LicenceExpired"
