"""The reply of the body: once, by its own officials."""

import pytest

from zhengtong.frontline.ratings import actions, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Refused


@pytest.fixture
def reply(rate, people, at):
    given = rate(4, reasons=["late"])

    def replied(words="已督促整改，向您致歉。", **other):
        kept = {"by": people.approver.actor, "at": at}
        return actions.reply(given.id, words, **(kept | other))

    return replied


def test_it_works(reply):
    assert reply().reply == "已督促整改，向您致歉。"
    assert queries.of_case("case:1").replied_at is not None
    assert [line.event for line in journal.lines_of(reply().ref)] == [
        "RatingGiven",
        "RatingReplied",
    ]
    assert queries.overall().reply_rate == 1.0


def test_a_second_reply_is_refused(reply):
    reply()
    with pytest.raises(Refused):
        reply("另一个答复")


@pytest.mark.parametrize("words", ["", "  ", "好" * 501])
def test_words_are_needed_and_not_too_many(reply, words):
    with pytest.raises(Invalid):
        reply(words)


@pytest.mark.parametrize("who", ["stranger", "resident", "clerk", "other_clerk", "supervisor"])
def test_only_the_body_replies(reply, people, who):
    with pytest.raises(Forbidden):
        reply(by=getattr(people, who).actor)
    with pytest.raises(Forbidden):
        reply(by=STRANGER)


def test_an_unknown_rating_is_not_found(people, at):
    with pytest.raises(NotFound):
        actions.reply(404, "答复", by=people.approver.actor, at=at)
