"""The news that ratings hear, and what the person who rated is told."""

from tests import cast
from tests.frontline.ratings.conftest import ITEM
from zhengtong.cases.events import CaseDelivered
from zhengtong.frontline.ratings import actions, hearing, letters, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM


def test_a_delivered_case_may_be_rated_once(people, at):
    event = CaseDelivered(
        ref="case:7",
        item=ITEM,
        body=cast.MARKET,
        applicant=people.resident.ref,
        mode="electronic",
        outcome="granted",
        letter="1",
    )
    line = journal.record(event, by=SYSTEM, at=at)
    hearing.delivered(line)
    hearing.delivered(line)
    found = queries.invitation_of_case("case:7")
    assert (found.applicant, found.body) == (people.resident.ref, cast.MARKET)
    assert queries.of_body(cast.MARKET).invited == 1


def test_a_reply_is_told_to_who_rated(rate, invitation, people, at):
    given = rate(4, reasons=["late"])
    actions.reply(given.id, "已整改", by=people.approver.actor, at=at)
    first, last = journal.lines_of(given.ref)
    assert letters.message_of(first) is None
    message = letters.message_of(last)
    assert message.recipient == people.resident.ref
    assert message.link == f"/rate/{invitation.token}/"
    assert "食品经营许可" in message.body["zh"]
