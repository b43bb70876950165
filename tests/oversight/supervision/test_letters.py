"""Who hears of a bad rating, and of one that waits too long."""

import datetime as dt

from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.oversight.supervision import actions, letters, queries


def test_the_heads_of_the_body_are_told(follow_up, people, at):
    ref = queries.follow_up(follow_up, by=SYSTEM, at=at).card.ref
    actions.flag_overdue(by=SYSTEM, at=at + dt.timedelta(days=2))
    opened, overdue = (letters.messages_of(line) for line in journal.lines_of(ref))
    assert [message.recipient for message in opened] == [people.approver.ref]
    assert "2026年3月12日" in opened[0].body["zh"]
    assert opened[0].link == f"/desk/follow-ups/{follow_up}/"
    assert "2026-03-12" in overdue[0].body["en"]


def test_a_step_is_told_to_nobody(do):
    desk = do("contact")
    assert letters.messages_of(journal.lines_of(desk.card.ref)[-1]) == []
