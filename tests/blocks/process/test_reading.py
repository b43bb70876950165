"""Files from strangers: refused in words, within a second, and never fetched from."""

import time

import pytest
from django.utils.translation import override

from tests.blocks.process.drawing import FOOT, HEAD, process
from zhengtong.blocks.process.findings import Unreadable
from zhengtong.blocks.process.lint import lint
from zhengtong.blocks.process.reading import read

LAUGHS = (
    "<!DOCTYPE d ["
    + '<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
BLOWUP = '<!DOCTYPE d [<!ENTITY a "' + "x" * 50_000 + '">]>'
DEFINITIONS = HEAD.partition("\n")[2]


def refusal(source: bytes) -> str:
    begin = time.perf_counter()
    with pytest.raises(Unreadable) as caught, override("zh-hans"):
        read(source)
    assert time.perf_counter() - begin < 1
    with override("zh-hans"):
        return str(caught.value.finding)


def test_it_works() -> None:
    reading = read(process("start s -> a", "user a verb=accept days=5 -> e", "end e"))
    assert reading.findings == []
    assert list(reading.diagram.elements) == ["s", "a", "e"]
    assert reading.diagram.name == "试验流程"
    plan = reading.diagram.elements["a"].task
    assert (plan.verb, plan.participant, plan.role, plan.result, plan.days) == (
        "accept",
        "window",
        "clerk",
        "a",
        5,
    )


@pytest.mark.parametrize(
    "source",
    [
        LAUGHS + DEFINITIONS + "&l11;" + FOOT,
        LAUGHS + DEFINITIONS.replace('name="试验流程"', 'name="&l11;"') + FOOT,
        BLOWUP + DEFINITIONS + "&a;" * 20_000 + FOOT,
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + DEFINITIONS + "&x;" + FOOT,
        '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>' + DEFINITIONS + "&x;" + FOOT,
        '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>' + DEFINITIONS + FOOT,
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">' + DEFINITIONS + FOOT,
    ],
    ids=["bomb", "bomb-in-attribute", "blow-up", "file", "network", "parameter", "dtd"],
)
def test_entities_are_refused_at_once(source: str) -> None:
    assert "/root:" not in refusal(source.encode())


def test_ten_thousand_elements_are_refused_at_once() -> None:
    lines = [f"user t{n} -> t{n + 1}" for n in range(10_000)]
    assert "10002 个元素" in refusal(process("start s -> t0", *lines, "end t10000"))


def test_a_tower_of_elements_is_refused_at_once() -> None:
    tower = "<bpmn:subProcess>" * 100_000
    assert refusal((HEAD + tower).encode())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "不是格式正确的 XML"),
        (b"\x00\xff\xfe not xml", "XML"),
        (b"%PDF-1.7", "不是格式正确的 XML"),
        (b"<html></html>", "不是 BPMN 2.0"),
        ((HEAD + "<bpmn:userTask").encode(), "第 3 行"),
        (HEAD.replace('<bpmn:process id="p" name="试验流程" isExecutable="true">', "").encode()
         + b"</bpmn:definitions>", "恰好一个"),
        (b"x" * (9 * 1024 * 1024), "8 MB"),
    ],
)  # fmt: skip
def test_what_is_no_diagram_is_told_so(source: bytes, words: str) -> None:
    assert words in refusal(source)


@pytest.mark.parametrize(
    "tag", ["scriptTask", "subProcess", "callActivity", "manualTask", "inclusiveGateway", "task"]
)
def test_what_cannot_be_run_is_named_not_guessed(tag: str) -> None:
    source = process("start s -> a", "user a -> x", "end e").decode()
    source = source.replace(FOOT, f'<bpmn:{tag} id="x" name="新玩意"/>' + FOOT)
    findings = lint(read(source.encode()), [])
    assert [(one.element, one.name) for one in findings] == [("x", "新玩意")]
    with override("zh-hans"):
        assert tag in str(findings[0])


def test_a_script_is_never_run() -> None:
    source = process("start s -> a", "end e").decode()
    script = "<bpmn:scriptTask id='a'><bpmn:script>raise SystemExit</bpmn:script></bpmn:scriptTask>"
    assert lint(read(source.replace(FOOT, script + FOOT).encode()), [])


def test_chinese_and_rare_names_come_through() -> None:
    source = process(
        "start 开始 -> 𠮷",
        "user 𠮷 name=𠮷野家·受理 verb=accept result=受理结果 -> 结束",
        "end 结束",
    )
    reading = read(source)
    assert not lint(reading, [])
    assert reading.diagram.elements["𠮷"].name == "𠮷野家·受理"
    assert reading.diagram.elements["𠮷"].task.result == "受理结果"


@pytest.mark.parametrize("id", ["Start", "End", "Root", "p.EndJoin"])
def test_no_id_collides_with_the_core(id: str) -> None:
    assert not lint(read(process(f"start {id} -> a", "user a -> e", "end e")), [])
