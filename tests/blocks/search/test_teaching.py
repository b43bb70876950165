import pytest

from tests import cast
from zhengtong.blocks.search import actions, queries
from zhengtong.blocks.search.entry_words import Entry
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid
from zhengtong.kernel.models import JournalLine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _entries(at):
    actions.put("i", [Entry("1", "非机动车登记"), Entry("2", "结婚登记")], by=SYSTEM, at=at)


def keys(typed):
    return [hit.key for hit in queries.find("i", typed).hits]


def test_it_works(at, django_capture_on_commit_callbacks):
    assert keys("小毛驴") == []
    with django_capture_on_commit_callbacks(execute=True):
        actions.teach("小毛驴", ["非机动车"], by=SYSTEM, at=at)
    assert keys("小毛驴") == ["1"]
    assert JournalLine.objects.filter(event="SynonymTaught").count() == 1


def test_what_is_taught_comes_before_what_is_packaged(at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.teach("领证", ["非机动车"], by=SYSTEM, at=at)
    assert set(keys("领证")) == {"1", "2"}


def test_a_word_can_be_forgotten(at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.teach("小毛驴", ["非机动车"], by=SYSTEM, at=at)
        actions.teach("小毛驴", [], by=SYSTEM, at=at)
    assert keys("小毛驴") == []


@pytest.mark.parametrize(("word", "means"), [("", ["a"]), ("字" * 41, ["a"]), ("同", ["同", " "])])
def test_a_synonym_that_says_nothing_is_refused(word, means, at):
    with pytest.raises(Invalid):
        actions.teach(word, means, by=SYSTEM, at=at)


def test_managers_of_the_catalogue_may_teach_and_the_stranger_may_not(at):
    people = cast.build()
    actions.teach("小毛驴", ["非机动车"], by=people.catalogue_manager.actor, at=at)
    for actor in (people.stranger.actor, people.resident.actor, people.clerk.actor, STRANGER):
        with pytest.raises(Forbidden):
            actions.teach("小毛驴", ["结婚"], by=actor, at=at)
