"""Publishing a form: versions that never change, once for each definition."""

import copy

import pytest

from tests import cast
from tests.blocks.forms.conftest import COMPLETE, SHOP
from zhengtong.blocks.forms import actions, queries
from zhengtong.blocks.forms.faults import BadDefinition
from zhengtong.blocks.forms.models import FormVersion
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Forbidden, NotFound
from zhengtong.kernel.refs import ref

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unwired")]

MANAGER = Actor(
    ref="staff:1", kind="staff", body=cast.MARKET, roles=frozenset({"catalogue_manager"})
)


def changed(title: str):
    definition = copy.deepcopy(SHOP)
    definition["title"]["zh"] = title
    return definition


def test_a_version_is_published(at):
    made = actions.publish(SHOP, by=MANAGER, at=at)
    assert (made.key, made.version, made.title) == ("shop", 1, "Open a shop")
    form = queries.form(made.id)
    assert form.digest == made.digest
    assert queries.check(form, COMPLETE) == []
    (line,) = journal.lines_of(ref("form", made.id))
    assert (line.event, line.by, line.payload["version"]) == ("FormPublished", "staff:1", 1)


def test_the_same_definition_is_one_version(at):
    made = actions.publish(SHOP, by=MANAGER, at=at)
    assert actions.publish(dict(reversed(SHOP.items())), by=SYSTEM, at=at) == made
    assert len(journal.lines_of(ref("form", made.id))) == 1


def test_a_changed_definition_is_the_next_version_and_the_first_stays(at):
    first = actions.publish(SHOP, by=MANAGER, at=at)
    second = actions.publish(changed("新表"), by=MANAGER, at=at)
    assert (second.version, queries.latest("shop").id) == (2, second.id)
    assert queries.form(first.id).title_text["zh"] == "开店申请表"
    assert queries.form(second.id).title_text["zh"] == "新表"
    assert queries.versions([first.id, second.id, 0]) == {first.id: first, second.id: second}


def test_a_bad_definition_leaves_nothing(at):
    with pytest.raises(BadDefinition):
        actions.publish({"key": "shop"}, by=MANAGER, at=at)
    assert not FormVersion.objects.exists()


@pytest.mark.parametrize(
    "by",
    [
        STRANGER,
        Actor(ref="person:1", kind="person"),
        Actor(ref="staff:2", kind="staff", body=cast.MARKET, roles=frozenset({"reviewer"})),
        Actor(ref="person:3", kind="person", roles=frozenset({"administrator"})),
    ],
)
def test_others_publish_nothing(at, by):
    with pytest.raises(Forbidden):
        actions.publish(SHOP, by=by, at=at)
    assert not FormVersion.objects.exists()


def test_the_packaged_forms_are_published(at):
    (general,) = actions.publish_packaged(by=SYSTEM, at=at)
    assert general.key == "general"
    form = queries.form(general.id)
    assert [page.key for page in form.pages] == ["applicant", "contact", "matter", "delivery"]
    assert "person.name" in form.prefill.values()


def test_an_unknown_form_is_not_found():
    with pytest.raises(NotFound):
        queries.form(0)
    with pytest.raises(NotFound):
        queries.latest("nothing")


def test_reading_a_form_again_asks_the_database_nothing(at, django_assert_num_queries):
    made = actions.publish(SHOP, by=MANAGER, at=at)
    queries.form(made.id)
    with django_assert_num_queries(0):
        queries.form(made.id)
