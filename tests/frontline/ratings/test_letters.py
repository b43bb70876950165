"""What the person who rated is told."""

from zhengtong.frontline.ratings import actions, letters
from zhengtong.kernel import journal


def test_a_reply_is_told_to_who_rated(rate, invitation, people, at):
    given = rate(4, reasons=["late"])
    actions.reply(given.id, "已整改", by=people.approver.actor, at=at)
    first, last = journal.lines_of(given.ref)
    assert letters.message_of(first) is None
    message = letters.message_of(last)
    assert message.recipient == people.resident.ref
    assert message.link == f"/rate/{invitation.token}/"
    assert "食品经营许可" in message.body["zh"]
