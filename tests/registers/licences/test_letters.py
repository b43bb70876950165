"""What the holder is told when the status of a licence changes."""

from tests import cast
from zhengtong.kernel import journal
from zhengtong.registers.licences import actions, letters


def test_the_holder_is_told_of_a_suspension(licence, people, at):
    reason = {"zh": "整改"}
    actions.suspend(licence.identifier, reason=reason, by=people.approver.actor, at=at)
    message = letters.message_of(journal.lines_of(licence.ref)[-1])
    assert message.recipient == people.resident.ref
    assert message.link == f"/my/licences/{licence.identifier}/"
    assert licence.number in message.body["zh"]
    assert people.resident.name not in str(message)
    assert cast.MARKET not in message.body["zh"]


def test_an_identity_number_is_masked_in_messages(issue, people, at):
    card = issue("card")
    civil = people.approver.actor.__class__(
        "staff:9", "staff", body=cast.CIVIL, roles=frozenset({"approver"})
    )
    actions.revoke(card.identifier, reason={"zh": "撤销"}, by=civil, at=at)
    message = letters.message_of(journal.lines_of(card.ref)[-1])
    assert people.resident.number not in message.body["zh"]


def test_there_is_nothing_to_tell_of_an_issue(licence):
    assert letters.message_of(journal.lines_of(licence.ref)[0]) is None
