"""A message lies in its recipient's space, once."""

import pytest
from django.db import connection, transaction

from zhengtong.blocks.notifications import actions, queries
from zhengtong.blocks.notifications.models import Delivery, Message
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM

TITLE = {"zh": "受理通知", "en": "Accepted"}
BODY = {"zh": "𠮷䶮·阿依古丽，您的申请已受理。<b>'\"--", "en": "Your application is accepted."}


def send(at, recipient="person:1", key="case:1:accepted", **changes):
    given = {"title": TITLE, "body": BODY, "about": "case:1", "link": "/cases/1/"} | changes
    return actions.send(recipient, **given, key=key, by=SYSTEM, at=at)


@pytest.mark.django_db
def test_it_works(at):
    view = send(at)
    (found,) = queries.inbox("person:1").rows
    assert found == view
    assert (found.title, found.body, found.link) == (TITLE, BODY, "/cases/1/")
    assert found.read_at is None
    assert queries.unread_count("person:1") == 1
    (line,) = journal.lines_of(f"message:{view.id}")
    assert line.payload == {"recipient": "person:1", "about": "case:1"}


@pytest.mark.django_db
def test_the_same_key_says_it_once(at):
    first = send(at)
    assert send(at, title="anything else") == first
    assert Message.objects.count() == 1
    assert len(journal.lines_of(f"message:{first.id}")) == 1


@pytest.mark.django_db
def test_no_message_of_an_act_that_was_rolled_back(at):
    with transaction.atomic():
        send(at)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"recipient": ""},
        {"recipient": "nobody"},
        {"key": ""},
        {"title": ""},
        {"link": "https://elsewhere.test/"},
        {"link": "//elsewhere.test/"},
        {"link": "javascript:alert(1)"},
    ],
)
def test_what_is_no_message(at, changes):
    with pytest.raises(ValueError, match="message"):
        send(at, **changes)


@pytest.mark.django_db
def test_the_words_rest_encrypted(at):
    send(at)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Message._meta.db_table}")
        assert "阿依古丽" not in str(cursor.fetchall())


@pytest.mark.django_db
def test_without_transports_nothing_goes_outside(at, settings):
    settings.ZHENGTONG_TRANSPORTS = ()
    send(at)
    assert not Delivery.objects.exists()


def test_who_has_an_address_gets_a_delivery(transport, at):
    send(at, "person:1", key="1")
    send(at, "person:2", key="2")
    send(at, "company:1", key="3")
    assert Delivery.objects.get().message.recipient == "person:1"
    assert transport.calls == 0, "nothing is sent inside the transaction"


def test_the_address_rests_encrypted(transport, at):
    send(at)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Delivery._meta.db_table}")
        assert "13900010001" not in str(cursor.fetchall())
