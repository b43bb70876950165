"""A natural person registers, or is entered by a clerk."""

import datetime as dt

import pytest

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import accounts
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.codes import resident_number
from zhengtong.kernel.errors import Forbidden, Invalid, Refused

NUMBER = resident_number.make(cast.LAKE, dt.date(1999, 9, 9), 201)
GOOD = {
    "name": "钱多多",
    "number": NUMBER,
    "mobile": "13800138000",
    "password": "three-rivers-7",
}


def register(at, **changes):
    return accounts.register_person(**(GOOD | changes), by=STRANGER, at=at)


def wrong(at, **changes):
    with pytest.raises(Invalid) as caught:
        register(at, **changes)
    return {field: [str(m) for m in messages] for field, messages in caught.value.fields.items()}


def test_it_works(people, at):
    view = register(at, address="云海市南湖区荷花路1号")
    assert (view.name, view.number, view.mobile) == ("钱多多", NUMBER, "13800138000")
    assert view.birth == dt.date(1999, 9, 9)
    assert view.sex == "male"
    assert view.level == 2
    (line,) = journal.lines_of(view.ref)
    assert (line.event, line.payload) == ("PersonRegistered", {"way": "online", "level": 2})


@pytest.mark.parametrize(
    "name", ["𠮷䶮", "阿依古丽·买买提", "欧阳明月", "Zoë O’Brien", "Ὀδυσσεύς", "محمد", "李"]
)
def test_names_of_every_script_are_kept_as_they_are(people, at, name):
    assert queries.person(register(at, name=name).ref).name == name


@pytest.mark.parametrize("dot", "•‧・⋅．")
def test_look_alikes_of_the_middle_dot_become_one(people, at, dot):
    assert register(at, name=f" 阿卜杜拉{dot}买买提 ").name == "阿卜杜拉·买买提"


@pytest.mark.parametrize(
    "name", ["", "  ", "·", "张3", "<b>张三</b>", "张\u200b三", "x" * 101, "'; DROP TABLE x", "-王"]
)
def test_what_is_no_name_is_refused_with_words(people, at, name):
    (message,) = wrong(at, name=name)["name"]
    assert message


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("", "18"),
        ("1101051949123100", "18"),
        ("11010519491231002A", "X"),
        ("110105194913310021", "7"),
        ("110105194912310021", "17"),
        ("11010519491231\uff10\uff102X", "X"),
    ],
)
def test_a_bad_number_is_told_by_what_is_wrong(people, at, number, word):
    (message,) = wrong(at, number=number)["number"]
    assert word in message


def test_a_small_x_is_taken(people, at):
    number = next(
        n
        for n in (resident_number.make(cast.LAKE, dt.date(1990, 1, 1), s) for s in range(99))
        if n.endswith("X")
    )
    assert register(at, number=number.lower()).number == number


def test_all_complaints_at_once(people, at):
    told = wrong(at, name="", number="1", mobile="123", password="short")
    assert set(told) == {"name", "number", "mobile", "password"}


@pytest.mark.parametrize(
    "mobile", ["12345678901", "1380013800", "+8613800138000x", "１３８００１３８０００"]
)
def test_a_bad_mobile(people, at, mobile):
    assert "mobile" in wrong(at, mobile=mobile)


def test_a_mobile_with_spaces_and_prefix(people, at):
    assert register(at, mobile="+86 138-0013-8000").mobile == "13800138000"


@pytest.mark.parametrize(
    "password",
    ["a1b2c3", "abcdefghijkl", "password123", f"x{NUMBER[6:14]}y", "my13800138000", "a1" * 65],
)
def test_passwords_against_the_rules(people, at, password):
    assert wrong(at, password=password)["password"]


def test_a_number_registers_once(people, at):
    register(at)
    assert "number" in wrong(at)


def test_somebody_entered_by_a_clerk_gets_an_account(people, at):
    entered = accounts.put_person("钱多多", NUMBER, by=people.clerk.actor, at=at)
    assert not entered.can_sign_in
    registered = register(at)
    assert registered.ref == entered.ref
    assert registered.can_sign_in
    assert registered.level == 4


def test_a_known_number_under_another_name(people, at):
    accounts.put_person("钱多多", NUMBER, by=people.clerk.actor, at=at)
    assert "name" in wrong(at, name="孙少少")


def test_a_clerk_enters_a_person_twice_and_changes_nothing(people, at):
    first = accounts.put_person("钱多多", NUMBER, "13800138000", by=people.clerk.actor, at=at)
    again = accounts.put_person("钱多多", NUMBER, by=people.clerk.actor, at=at)
    assert first == again
    assert [line.event for line in journal.lines_of(first.ref)] == ["PersonRegistered"]
    moved = accounts.put_person("钱多多", NUMBER, "13800138001", by=people.clerk.actor, at=at)
    assert moved.mobile == "13800138001"
    assert journal.lines_of(first.ref)[-1].payload == {"fields": ["mobile"]}
    with pytest.raises(Refused):
        accounts.put_person("孙少少", NUMBER, by=people.clerk.actor, at=at)


def test_a_load_makes_accounts(people, at):
    loaded = accounts.put_person("钱多多", NUMBER, password="demo", by=SYSTEM, at=at)
    assert loaded.can_sign_in
    assert accounts.put_person("钱多多", NUMBER, password="demo", by=SYSTEM, at=at) == loaded


def test_only_clerks_and_administrators_enter_people(people, at):
    for who in (people.stranger, people.supervisor, people.market_reviewer):
        with pytest.raises(Forbidden):
            accounts.put_person("钱多多", NUMBER, by=who.actor, at=at)
    with pytest.raises(Forbidden):
        accounts.put_person("钱多多", NUMBER, password="x", by=people.clerk.actor, at=at)
    with pytest.raises(Forbidden):
        accounts.put_person("钱多多", NUMBER, by=STRANGER, at=at)


def test_one_changes_ones_own_contact(people, at):
    me = people.resident
    view = accounts.set_contact("13700137000", "云海市北山区1号", by=me.actor, at=at)
    assert (view.mobile, view.address) == ("13700137000", "云海市北山区1号")
    assert journal.lines_of(me.ref)[-1].payload == {"fields": ["address", "mobile"]}
    with pytest.raises(Invalid):
        accounts.set_contact("1", "", by=me.actor, at=at)
    with pytest.raises(Forbidden):
        accounts.set_contact("13700137000", "", by=STRANGER, at=at)
    with pytest.raises(Forbidden):
        accounts.set_contact("13700137000", "", by=people.clerk.actor, at=at)
