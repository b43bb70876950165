import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from tests import cast
from zhengtong.blocks.process import queries as processes
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid
from zhengtong.registers.catalogue import actions, queries
from zhengtong.registers.catalogue.models import BasicItem, Item, ItemVersion

from .samples import FOOD, SENIOR, food, senior, sign

DAY = dt.timedelta(days=1)


def test_it_works(city, at):
    published = actions.publish(food(), by=SYSTEM, at=at)
    assert (published.code, published.number, published.change) == (FOOD, 1, "added")
    guide = queries.guide(FOOD)
    assert guide.version_id == published.version_id
    assert guide.name["zh"] == "食品经营许可（新办）"
    (line,) = journal.lines_of(f"item:{FOOD}")
    assert (line.event, line.payload["number"]) == ("ItemPublished", 1)


def test_the_same_definition_twice_is_one_version(city, at):
    first = actions.publish(food(), by=SYSTEM, at=at)
    again = actions.publish(food(), by=SYSTEM, at=at + DAY)
    assert again.change == "unchanged"
    assert again.version_id == first.version_id
    assert ItemVersion.objects.count() == 1
    assert len(journal.lines_of(f"item:{FOOD}")) == 1


def test_a_change_makes_the_next_version_and_the_old_one_stays(city, at):
    first = actions.publish(food(), by=SYSTEM, at=at)
    second = actions.publish(food(visits=1, body=cast.HEALTH), by=SYSTEM, at=at + DAY)
    assert (second.number, second.change) == (2, "changed")
    assert queries.guide(FOOD).visits == 1
    assert queries.version(first.version_id).visits == 0
    assert queries.guide(FOOD, at=at).visits == 0
    assert queries.guide(FOOD, at=at + DAY).visits == 1
    assert [v.number for v in queries.versions(FOOD)] == [2, 1]
    assert [card.code for card in queries.browse(body=cast.HEALTH).rows] == [FOOD]


def test_a_version_may_come_into_force_later(city, at):
    actions.publish(food(), by=SYSTEM, at=at)
    actions.publish(food(visits=2), by=SYSTEM, at=at, in_force_from=at + DAY)
    assert queries.guide(FOOD).visits == 0
    assert actions.enforce_due(by=SYSTEM, at=at) == 0
    assert actions.enforce_due(by=SYSTEM, at=at + DAY) == 1
    assert actions.enforce_due(by=SYSTEM, at=at + DAY) == 0
    assert queries.guide(FOOD).visits == 2
    assert [line.event for line in journal.lines_of(f"item:{FOOD}")] == [
        "ItemPublished",
        "ItemPublished",
        "ItemInForce",
    ]


def test_a_new_item_of_tomorrow_is_not_seen_today(city, at):
    actions.publish(food(), by=SYSTEM, at=at, in_force_from=at + DAY)
    assert not queries.exists(FOOD)
    assert queries.browse().rows == []
    assert queries.search("食品经营").total == 0
    actions.enforce_due(by=SYSTEM, at=at + DAY)
    assert queries.search("食品经营").cards[0].code == FOOD


def test_a_published_version_cannot_be_changed_by_anything(items):
    version = ItemVersion.objects.first()
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        version.delete()
    with pytest.raises(TypeError):
        ItemVersion.objects.update(number=9)
    with pytest.raises(TypeError):
        ItemVersion.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE catalogue_itemversion SET number = 9")


def test_an_item_without_own_form_and_process_has_the_general_ones(city, at):
    actions.publish(senior(), by=SYSTEM, at=at)
    pins = queries.current(SENIOR)
    assert pins.process_version_id == processes.latest("general").id
    assert pins.participants == {"window": cast.CIVIL, "office": cast.CIVIL}
    assert pins.form_version_id


def test_one_version_pins_everything_a_case_needs(city, at):
    published = actions.publish(food(), by=SYSTEM, at=at)
    pins = queries.pinned(published.version_id)
    assert pins == queries.current(FOOD)
    assert pins.participants == {"window": cast.WINDOW, "office": cast.MARKET}
    assert (pins.limits.promised.days, pins.limits.statutory.days) == (8, 20)
    assert [m["key"] for m in pins.materials] == ["id-card", "plan"]
    assert (pins.body, pins.level, pins.handling) == (cast.MARKET, "3", "promised")


@pytest.mark.parametrize(
    ("handling", "limits", "promised", "statutory"),
    [
        ("promised", {}, 20, 20),
        ("instant", {}, 0, 20),
        ("promised", {"promised": {"days": 5}}, 5, 20),
        ("promised", {"promised": {"days": 45}}, 45, 45),
        ("promised", {"statutory": {"days": 45}}, 45, 45),
    ],
)
def test_a_case_always_has_limits_to_run_on(handling, limits, promised, statutory, city, at):
    actions.publish(food(handling=handling, limits=limits), by=SYSTEM, at=at)
    pins = queries.current(FOOD).limits
    assert (pins.promised.days, pins.statutory.days) == (promised, statutory)


def test_an_item_may_say_how_long_corrections_take(city, at):
    actions.publish(food(limits={"promised": {"days": 8}}), by=SYSTEM, at=at)
    assert queries.current(FOOD).limits.correction == 0
    actions.publish(food(limits={"correction": {"days": 10}}), by=SYSTEM, at=at)
    assert queries.current(FOOD).limits.correction == 10


@pytest.mark.parametrize(
    ("changes", "element"),
    [({"form": "no-such-form"}, "form"), ({"process": "no-such-process"}, "process")],
)
def test_what_an_item_pins_must_be_published_first(changes, element, city, at):
    with pytest.raises(Invalid) as caught:
        actions.publish(food(**changes), by=SYSTEM, at=at)
    assert element in caught.value.fields
    assert Item.objects.count() == 0


def test_many_are_published_all_or_none(city, at):
    with pytest.raises(Invalid):
        actions.publish_many([food(), senior(form="no-such-form")], by=SYSTEM, at=at)
    with pytest.raises(Invalid):
        actions.publish_many([food(), food(visits=1)], by=SYSTEM, at=at)
    assert Item.objects.count() == ItemVersion.objects.count() == 0
    answers = actions.publish_many([food(), senior(), sign()], by=SYSTEM, at=at)
    assert [a.change for a in answers] == ["added"] * 3


def test_basic_items_are_entered_with_their_first_item(items):
    assert set(BasicItem.objects.values_list("code", flat=True)) == {"990125001001", "990507001000"}


def test_managers_of_the_catalogue_may_publish_and_the_stranger_may_not(people, at):
    by = people.catalogue_manager.actor
    assert actions.publish(food(), by=by, at=at).change == "added"
    assert ItemVersion.objects.get().published_by == by.ref
    for actor in (people.stranger.actor, people.clerk.actor, people.resident.actor, STRANGER):
        with pytest.raises(Forbidden):
            actions.publish(senior(), by=actor, at=at)
