"""From XML to elements and back, without loss; and what is refused."""

from pathlib import Path

import pytest
from lxml import etree

from tests.blocks.rules.dmn.small import definitions, facts, feel
from zhengtong.blocks.rules import dmn
from zhengtong.blocks.rules.dmn import reading
from zhengtong.blocks.rules.dmn.expressions import EXPRESSIONS, DecisionTable
from zhengtong.blocks.rules.dmn.model import GROUPS, Decision
from zhengtong.blocks.rules.dmn.reading import read
from zhengtong.blocks.rules.dmn.versions import VERSIONS
from zhengtong.blocks.rules.dmn.writing import write

EVERYTHING = (Path(__file__).parent / "everything.dmn").read_bytes()
MARKS = [
    "说明 &lt;1&gt;",
    '<t:note kind="x">keep <t:b>this</t:b> text</t:note>',
    't:color="red"',
    't:width="5"',
    't:c="1"',
    'xmlns:unused="urn:unused"',
    "为什么？",
    "  a &lt; b\n &amp; c ",
    'dmnElementRef="t:d1"',
    '<dc:Bounds height="4" width="3" x="1.5" y="2"/>',
    '<di:waypoint x="1" y="2"/>',
    '<t:foreign a="1">whole</t:foreign>',
    "第五条",
    'href="urn:other#k"',
]


def parts(xml: bytes) -> list[tuple[str, list[tuple[str, str]], str]]:
    """Every element with its attributes and, where it has no children, its text."""
    return [
        (
            str(node.tag),
            sorted((str(key), str(value)) for key, value in node.attrib.items()),
            (node.text or "") if not len(node) else "",
        )
        for node in etree.fromstring(xml).iter()
    ]


def test_everything_comes_back() -> None:
    once = read(EVERYTHING)
    written = write(once)
    assert read(written) == once
    assert write(read(written)) == written
    text = written.decode()
    assert [mark for mark in MARKS if mark not in text] == []


def test_every_element_of_the_file_is_written_again() -> None:
    # Only the order of groups of elements may differ from what the file had.
    assert sorted(parts(write(read(EVERYTHING)))) == sorted(parts(EVERYTHING))


def test_the_fixture_has_every_kind_of_element() -> None:
    tags = {tag.rpartition("}")[2] for tag, _attributes, _text in parts(EVERYTHING)}
    known = set(EXPRESSIONS) | {tag for members in GROUPS.values() for tag in members}
    assert known <= tags


@pytest.mark.parametrize(("space", "version"), sorted(VERSIONS.items()))
def test_every_version_is_read_and_kept(space: str, version: str) -> None:
    logic = "<decision id='d' name='d'><variable name='d'/><literalExpression><text>x + 1</text>"
    needs = "<informationRequirement><requiredInput href='#i_x'/></informationRequirement>"
    body = logic.replace("<literal", needs + "<literal") + "</literalExpression></decision>"
    xml = definitions(facts(x="number") + body, space=space)
    found = dmn.load(xml)
    assert found.version == version
    assert space in write(found).decode()
    assert dmn.compile(found).decide("d", {"x": 1}).value == feel(2)


def test_texts_are_kept_to_the_last_space() -> None:
    table = read(EVERYTHING).elements[0]
    assert isinstance(table, Decision)
    assert isinstance(table.logic, DecisionTable)
    assert table.logic.rules[0].annotations[0].text == "第五条"
    assert table.allowed_answers == ""
    assert table.description is None


def with_prolog(prolog: str) -> bytes:
    return prolog.encode() + definitions(
        "<decision name='d' id='d'><question>&x;</question></decision>"
    )


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (with_prolog('<!DOCTYPE d [<!ENTITY x "y">]>'), "document type"),
        (with_prolog(f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>'), "document type"),
        (with_prolog('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"),
        (
            with_prolog("<?xml version='1.0'?><!-- a --> <!DOCTYPE d SYSTEM 'http://x/'>"),
            "document type",
        ),
        (with_prolog("").decode().encode("utf-16"), "well-formed"),
        (with_prolog(""), "well-formed"),
        (b"", "well-formed"),
        (b"\xff\xfe\x00", "not written in utf-16"),
        (b"<a", "well-formed"),
        (b"<?xml version='1.0' encoding='utf-7'?><a/>", "The encoding utf-7 is not read"),
        (b"<?xml version='1.0' encoding='utf-8'?><a>\xff</a>", "not written in utf-8"),
        (b"<definitions/>", "no DMN model"),
        (b"<x xmlns='https://www.omg.org/spec/DMN/20230324/MODEL/'/>", "no DMN model"),
        (definitions("<context>" * 200 + "</context>" * 200), "nested deeper"),
        (definitions("<context>" * 5000 + "</context>" * 5000), "well-formed"),
    ],
)
def test_hostile_or_broken_texts_are_refused_in_words(xml: bytes, words: str) -> None:
    with pytest.raises(dmn.ModelProblem, match=words):
        dmn.load(xml)


def test_a_model_that_is_too_large_is_refused_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(dmn.ModelProblem, match="larger than"):
        dmn.load(definitions(" " * 100))


def test_an_imported_model_is_read_as_carefully() -> None:
    with pytest.raises(dmn.ModelProblem, match=r"The imported model a\.dmn"):
        dmn.load(definitions(""), {"a.dmn": b"<a>"})


def test_a_doctype_in_a_text_is_only_text() -> None:
    xml = definitions(
        "<decision name='d' id='d'><question><![CDATA[<!DOCTYPE x>]]></question></decision>"
    )
    element = dmn.load(xml).elements[0]
    assert isinstance(element, Decision)
    assert element.question == "<!DOCTYPE x>"


def test_other_encodings_are_read() -> None:
    xml = "<?xml version='1.0' encoding='gb18030'?>" + definitions(facts(户籍="string")).decode()
    assert dmn.load(xml.encode("gb18030")).elements[0].name == "户籍"
    assert (
        dmn.load(definitions(facts(户籍="")).decode().encode("utf-16")).elements[0].name == "户籍"
    )
