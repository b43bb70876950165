"""Publishing a diagram: checked, numbered, kept for ever."""

import datetime as dt

import pytest
from django.utils.translation import override

from tests.blocks.process.conftest import CLERK, JOINT, RESIDENT, Office, staff
from tests.blocks.process.drawing import process
from zhengtong.blocks.process import actions, queries
from zhengtong.blocks.process.models import Version
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM, Actor
from zhengtong.kernel.errors import Forbidden, Invalid

SIMPLE = ("start s -> a", "user a -> e", "end e")
OTHER = ("start s -> b", "user b -> e", "end e")
pytestmark = pytest.mark.django_db


def test_it_works(at: dt.datetime, note: list) -> None:
    view = actions.deploy("joint", process(*JOINT), by=SYSTEM, at=at)
    assert (view.key, view.number, view.name) == ("joint", 1, "试验流程")
    assert view.participants == ("window", "market", "fire")
    assert queries.latest("joint") == view
    assert queries.version(view.id) == view
    assert queries.diagram(view.id) == process(*JOINT)
    (line,) = journal.lines_of("process:joint")
    assert (line.event, line.payload["number"]) == ("ProcessPublished", 1)


def test_the_same_file_again_changes_nothing(at: dt.datetime) -> None:
    first = actions.deploy("simple", process(*SIMPLE), by=SYSTEM, at=at)
    assert actions.deploy("simple", process(*SIMPLE), by=SYSTEM, at=at) == first
    assert Version.objects.count() == 1
    assert len(journal.lines_of("process:simple")) == 1


def test_another_file_is_the_next_version(at: dt.datetime) -> None:
    actions.deploy("simple", process(*SIMPLE), by=SYSTEM, at=at)
    second = actions.deploy("simple", process(*OTHER), by=SYSTEM, at=at)
    assert second.number == 2
    assert [view.number for view in queries.versions("simple")] == [2, 1]


def test_a_published_version_cannot_be_changed(at: dt.datetime) -> None:
    actions.deploy("simple", process(*SIMPLE), by=SYSTEM, at=at)
    version = Version.objects.get()
    version.name = "别的名称"
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        version.delete()
    with pytest.raises(TypeError):
        Version.objects.update(name="别的名称")
    with pytest.raises(TypeError):
        Version.objects.all().delete()


def test_what_would_not_run_is_refused_with_all_its_reasons(at: dt.datetime) -> None:
    bad = process("start s -> a", "user a days=soon -> g", "choice g -> e | f", "user f", "end e")
    with pytest.raises(Invalid) as caught:
        actions.deploy("bad", bad, by=SYSTEM, at=at)
    assert caught.value.code == "process-lint"
    assert {"a", "g", "f"} <= set(caught.value.fields)
    with override("zh-hans"):
        assert "不是工作日天数" in str(caught.value.fields["a"][0])
    assert not Version.objects.exists()


@pytest.mark.parametrize(
    "source", [b"", b"<html/>", "<x>公</x>".encode("gb18030"), b"\xff\xfe\x00"]
)
def test_what_is_no_diagram_is_refused(source: bytes, at: dt.datetime) -> None:
    with pytest.raises(Invalid):
        actions.deploy("bad", source, by=SYSTEM, at=at)


@pytest.mark.parametrize("by", [CLERK, RESIDENT, STRANGER])
def test_only_managers_of_the_catalogue_publish(by: Actor, at: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        actions.deploy("simple", process(*SIMPLE), by=by, at=at)
    manager = staff("manager", "1", "catalogue_manager")
    assert actions.deploy("simple", process(*SIMPLE), by=manager, at=at).number == 1


def test_running_cases_stay_on_their_version(office: Office) -> None:
    old = office.publish(*SIMPLE, key="simple")
    actions.start(
        old, ref="case:old", participants={"window": "B"}, facts={}, by=SYSTEM, at=office.at
    )
    new = office.publish(*OTHER, key="simple")
    actions.start(
        new, ref="case:new", participants={"window": "B"}, facts={}, by=SYSTEM, at=office.at
    )
    assert [one.element for one in queries.open_tasks("case:old")] == ["a"]
    assert [one.element for one in queries.open_tasks("case:new")] == ["b"]
    assert office.take("case:old", "a").ended
