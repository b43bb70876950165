"""Officials are entered, moved and switched off."""

import pytest

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import staff
from zhengtong.blocks.identity.models import Account
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound


def put(by, at, login="LiuYang", name="刘洋", body=cast.FIRE, roles=("reviewer",), password="x"):
    return staff.put(login, name, body, roles, password, by=by, at=at)


def test_it_works_and_again_changes_nothing(people, at):
    view = put(SYSTEM, at)
    assert put(SYSTEM, at) == view
    assert (view.login, view.body, view.roles) == ("liuyang", cast.FIRE, frozenset({"reviewer"}))
    assert view.body_name["zh"] == "消防救援支队"
    (line,) = journal.lines_of(view.ref)
    assert line.payload == {"body": cast.FIRE, "roles": ["reviewer"], "active": True}


def test_roles_make_groups(people, at):
    view = put(people.administrator.actor, at, roles=("approver", "reviewer"))
    account = Account.objects.get(login_name="staff:liuyang")
    actor = queries.actor_of(account)
    assert actor.ref == view.ref
    assert actor.groups == {f"{cast.FIRE}:approver", f"{cast.FIRE}:reviewer"}


def test_a_move_to_another_body(people, at):
    put(SYSTEM, at)
    view = put(SYSTEM, at, body=cast.URBAN)
    assert queries.staff(view.ref).body == cast.URBAN
    assert [s.ref for s in queries.staff_of(cast.URBAN, "reviewer")] == [
        people.urban_reviewer.ref,
        view.ref,
    ]


def test_an_unknown_role_or_body(people, at):
    with pytest.raises(Invalid) as caught:
        put(SYSTEM, at, roles=("king",), body="none", login="", name="")
    assert set(caught.value.fields) == {"roles", "body", "login", "name"}


def test_who_has_left_is_nobody(people, at):
    staff.switch_off(people.clerk.ref, by=people.administrator.actor, at=at)
    account = Account.objects.get(pk=people.clerk.account.pk)
    assert not account.is_active
    assert queries.actor_of(account).is_stranger
    assert queries.staff_of(cast.WINDOW, "window_clerk") == []
    assert queries.names_of([people.clerk.ref]) == {people.clerk.ref: "周婷"}
    back = staff.put("zhouting", "周婷", cast.WINDOW, ["window_clerk"], by=SYSTEM, at=at)
    assert back.active
    assert Account.objects.get(pk=people.clerk.account.pk).is_active


def test_only_administrators(people, at):
    for who in (people.stranger.actor, people.supervisor.actor, STRANGER):
        with pytest.raises(Forbidden):
            put(who, at)
        with pytest.raises(Forbidden):
            staff.switch_off(people.clerk.ref, by=who, at=at)
    with pytest.raises(Forbidden):
        staff.switch_off(people.administrator.ref, by=people.administrator.actor, at=at)
    for nobody in ("staff:0", "staff:x", "person:1"):
        with pytest.raises(NotFound):
            staff.switch_off(nobody, by=SYSTEM, at=at)
