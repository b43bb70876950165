"""The check before publication: what is found, where, and in which words."""

import pytest
from django.utils.translation import override

from tests.blocks.process.conftest import JOINT
from tests.blocks.process.drawing import process
from zhengtong.blocks.process import queries

GOOD = ("start s -> a", "user a -> e", "end e")


def found(*lines: str, facts: str = "") -> list[tuple[str, str]]:
    with override("zh-hans"):
        findings = queries.check(process(*lines, facts=facts))
        return [(one.element, str(one.reason)) for one in findings]


def told(*lines: str, facts: str = "") -> str:
    return " ".join(reason for _element, reason in found(*lines, facts=facts))


def test_it_works(note: list) -> None:
    assert found(*GOOD) == []
    assert found(*JOINT) == []


@pytest.mark.parametrize(
    ("lines", "element", "words"),
    [
        (("user a -> e", "end e"), "", "有且仅有一个开始"),
        (("start s -> a", "start t -> a", "user a -> e", "end e"), "", "有且仅有一个开始"),
        (("start s -> a", "user a -> a"), "", "没有结束"),
        ((*GOOD, "user b -> e"), "b", "无法到达"),
        ((*GOOD, "user b -> c", "user c -> b"), "c", "无法到达"),
        (("start s -> a", "user a"), "a", "没有箭头"),
        (("start s -> a", "user a -> e | f", "end e", "end f"), "a", "不止一个箭头"),
        (("start s -> a", "user a -> e", "end e -> a"), "e", "离开了结束"),
        (("start s -> a", "user a -> s", "end e"), "s", "自行开始"),
        (
            ("start s -> a", "user a -> g", "choice g -> a: a = 1 | *b", "user b -> b", "end e"),
            "b",
            "没有通向结束",
        ),
        (("start s -> g", "choice g -> g: true | *e", "end e"), "", "永远不会停"),
        (
            ("start s -> f", "all f -> g | e", "service g -> f", "end e"),
            "",
            "永远不会停",
        ),
        (("start s -> a", "user a name= -> e", "end e"), "a", "没有名称"),
        (("start s -> f", "all f -> j | j", "all j -> a", "user a -> e", "end e"), "f", "两个箭头"),
        (("start s -> o", "service o op=os.system -> e", "end e"), "o", "没有名为“os.system”"),
    ],
)
def test_what_would_not_run_is_found(
    lines: tuple[str, ...], element: str, words: str, note: list
) -> None:
    findings = found(*lines)
    hits = [place for place, reason in findings if words in reason]
    assert hits, findings
    assert element in hits or not element


CHOICE = ("start s -> a", "user a outcomes=yes,no -> g", "end e", "end f")


@pytest.mark.parametrize(
    ("gateway", "words"),
    [
        ('choice g -> e: a = "yes" | f: a = "no"', "没有默认"),
        ("choice g -> e | *f", "没有条件"),
        ('choice g -> *e: a = "yes" | f: a = "no"', "默认路径带有条件"),
        ('choice g -> e: a == "yes" | *f', "第 4 个字符"),
        ("choice g -> e: a = “yes” | *f", "全角符号"),
        ('choice g -> e: answer = "yes" | *f', "“answer”"),
        ('choice g -> e: a = "yse" | *f', "“yse”"),
        ("choice g -> e: a = 1 | *f", "“1”"),
    ],
)
def test_a_choice_must_always_find_a_way(gateway: str, words: str) -> None:
    assert words in told(*CHOICE, gateway)


def test_a_condition_where_nothing_is_chosen_is_found() -> None:
    assert "不会被判断" in told("start s -> a", 'user a -> e: a = "yes"', "end e")


def test_names_known_at_the_start_and_from_operations_may_be_asked(note: list) -> None:
    lines = (
        "start s -> o",
        "service o results=licence -> g",
        "choice g -> e: urgent and licence != null and 等级 > 2 | *f",
        "end e",
        "end f",
    )
    assert found(*lines, facts="urgent 等级") == []
    assert "“urgent”" in told(*lines, facts="等级")


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ("verb=", "没有写明其 verb"),
        ("participant=", "没有写明其 participant"),
        ("role=", "没有写明其 role"),
        ("result= outcomes=yes,no", "没有写明其 result"),
        ("result=1st", "不能作为 result"),
        ("days=soon", "不是工作日天数"),
        ("days=0", "不是工作日天数"),
        ("verbs=accept", "没有属性“verbs”"),
    ],
)
def test_a_task_must_say_who_does_what(attributes: str, words: str) -> None:
    assert words in told("start s -> a", f"user a {attributes} -> e", "end e")


def test_a_task_without_a_plan_is_found() -> None:
    source = process(*GOOD).decode()
    bare = source.replace(source[source.index("<zt:task") : source.index("/></bpmn:ext") + 2], "")
    with override("zh-hans"):
        assert "由谁办理" in str(queries.check(bare.encode())[0].reason)


@pytest.mark.parametrize("after", ["P1Y", "P2M", "5D", "P", "PT", "R3/P1D", "P99999999D", "soon"])
def test_a_timer_that_cannot_be_read_is_found(after: str) -> None:
    assert "无法识别" in told("start s -> t", f"timer t after={after} -> e", "end e")


def test_a_timer_sits_on_the_edge_of_a_user_task(note: list) -> None:
    words = told("start s -> o", "service o -> e", "edge t on=o -> e", "end e")
    assert "没有附着在用户任务上" in words


def test_each_finding_says_how_to_mend_it(note: list) -> None:
    for finding in queries.check(process(*GOOD, "user b", "service c op=x -> e")):
        assert str(finding.mend)


def test_english_readers_are_told_in_english() -> None:
    with override("en"):
        assert "It can never be reached" in str(queries.check(process(*GOOD, "user b -> e"))[0])
