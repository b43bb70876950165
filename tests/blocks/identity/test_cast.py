"""The cast that all tests lean on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from zhengtong.blocks.identity import queries


@pytest.mark.django_db
def test_everybody_is_who_they_say():
    people = cast.build()
    assert people.resident.name == "王秀英"
    assert queries.actor_of(people.resident.account) == people.resident.actor
    assert queries.actor_of(people.clerk.account) == people.clerk.actor
    acting = queries.actor_of(people.agent.account, people.company, at=cast.BEGAN)
    assert acting == people.agent_of_company
    assert queries.actor_of(people.stranger.account, people.company).on_behalf_of == ""
    assert people.nobody.is_stranger


@pytest.mark.django_db
def test_it_is_built_in_few_queries():
    with CaptureQueriesContext(
        connection,
    ) as seen:
        cast.build()
    assert len(seen) <= 15


@pytest.mark.django_db
def test_a_member_signs_in_on_a_client(client):
    people = cast.build()
    people.clerk.sign_in(client)
    assert int(client.session["_auth_user_id"]) == people.clerk.account.pk
