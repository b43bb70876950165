"""The recipient reads; the stranger sees nothing."""

import pytest

from zhengtong.blocks.notifications import actions, queries
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Invalid, NotFound

ME = Actor("person:1", "person")
AGENT = Actor("person:1", "company", on_behalf_of="company:9")
OTHER = Actor("person:2", "person")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unwired")]


def send(at, recipient="person:1", key="k"):
    return actions.send(recipient, "标题", "内容", about="case:1", key=key, by=SYSTEM, at=at)


def test_the_recipient_marks_it_read(at):
    view = send(at)
    actions.mark_read(view.id, by=ME, at=at)
    actions.mark_read(view.id, by=ME, at=at)
    assert queries.message(view.id, by=ME).read_at == at
    assert queries.unread_count("person:1") == 0
    events = [line.event for line in journal.lines_of(f"message:{view.id}")]
    assert events == ["MessageSent", "MessageRead"]


def test_strangers_see_nothing(at):
    view = send(at)
    for who in (OTHER, STRANGER, AGENT, Actor("staff:1", "staff")):
        with pytest.raises(NotFound):
            queries.message(view.id, by=who)
        with pytest.raises(NotFound):
            actions.mark_read(view.id, by=who, at=at)
    assert queries.inbox("person:2").rows == []
    with pytest.raises(NotFound):
        actions.mark_read(0, by=ME, at=at)


def test_an_agent_reads_what_the_company_gets(at):
    view = send(at, "company:9")
    assert queries.message(view.id, by=AGENT) == view
    actions.mark_read(view.id, by=AGENT, at=at)
    with pytest.raises(NotFound):
        queries.message(view.id, by=ME)


def test_all_at_once(at):
    for number in range(3):
        send(at, key=str(number))
    send(at, "person:2", key="other")
    assert actions.mark_all_read(by=ME, at=at) == 3
    assert actions.mark_all_read(by=ME, at=at) == 0
    assert queries.unread_count("person:2") == 1
    (line,) = journal.lines_of("person:1")
    assert (line.event, line.payload) == ("InboxCleared", {"count": 3})


def test_the_inbox_is_paged_the_latest_first(at):
    sent = [send(at, key=str(number)).id for number in range(5)]
    first = queries.inbox("person:1", size=3)
    assert [m.id for m in first.rows] == sent[:1:-1]
    rest = queries.inbox("person:1", first.next, size=3)
    assert [m.id for m in rest.rows] == [sent[1], sent[0]]
    assert rest.next == ""
    with pytest.raises(Invalid):
        queries.inbox("person:1", "forged")


def test_only_the_unread(at):
    first, second = send(at, key="1"), send(at, key="2")
    actions.mark_read(first.id, by=ME, at=at)
    assert [m.id for m in queries.inbox("person:1", unread=True).rows] == [second.id]


def test_what_was_said_about_a_matter(at):
    sent = [send(at, key=str(number)).id for number in range(3)]
    assert [m.id for m in queries.messages_about("person:1", "case:1")] == sent
    assert queries.messages_about("person:1", "case:2") == []
    assert queries.messages_about("person:2", "case:1") == []


def test_counting_costs_one_query(at, django_assert_num_queries):
    send(at)
    with django_assert_num_queries(1):
        assert queries.unread_count("person:1") == 1
