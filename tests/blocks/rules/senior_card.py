"""The rules of these tests: who may have a senior card, as officials would write it."""

import datetime as dt
from collections.abc import Sequence

from zhengtong.blocks.rules import actions
from zhengtong.blocks.rules.sockets import FactType
from zhengtong.blocks.rules.views import TestView, VersionView
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.words import text

CIVIL = "11990100MB10000617"
AUTHOR = Actor("staff:1", "staff", body=CIVIL, roles=frozenset({"reviewer"}))
REVIEWER = Actor("staff:2", "staff", body=CIVIL, roles=frozenset({"approver"}))
MANAGER = Actor(
    "staff:3", "staff", body="11990100MB10000799", roles=frozenset({"catalogue_manager"})
)
CLERK = Actor("staff:4", "staff", body=CIVIL, roles=frozenset({"window_clerk"}))
RESIDENT = Actor("person:1", "person")
NAME = text("老年人优待证", "Senior card")

MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
ROWS = (
    (">= 60", '"本市"', '"准予"', "符合条件。", "You qualify.", "第五条"),
    (">= 60", '"外埠"', "居住证结论", "持有居住证。", "You hold a residence permit.", "第五条"),
    ("< 60", "-", '"不予"', "年龄未满六十周岁。", "You are not yet sixty.", "第五条"),
)


def card(
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    policy: str = "UNIQUE",
    age: str = 'zt:element="person.age"',
    extra: str = "",
) -> str:
    """A diagram of two decisions; each row is two cells, an output, and three annotations."""
    written = "".join(
        f"<rule id='r{n}'><inputEntry><text><![CDATA[{a}]]></text></inputEntry>"
        f"<inputEntry><text><![CDATA[{b}]]></text></inputEntry>"
        f"<outputEntry><text>{out}</text></outputEntry>"
        + "".join(f"<annotationEntry><text>{note}</text></annotationEntry>" for note in notes)
        + "</rule>"
        for n, (a, b, out, *notes) in enumerate(rows, start=1)
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="{MODEL}" xmlns:zt="urn:zhengtong:dmn:1" id="card" name="老年人优待证"
    namespace="urn:zhengtong:rules:senior-card">
  <itemDefinition name="户籍类别"><typeRef>string</typeRef>
    <allowedValues><text>"本市", "外埠"</text></allowedValues></itemDefinition>
  <inputData id="age" name="年龄" {age}><variable name="年龄" typeRef="number"/></inputData>
  <inputData id="place" name="户籍"><variable name="户籍" typeRef="户籍类别"/></inputData>
  <inputData id="permit" name="居住证到期日">
    <variable name="居住证到期日" typeRef="date"/></inputData>
  <decision id="permitted" name="居住证结论"><variable name="居住证结论" typeRef="string"/>
    <informationRequirement><requiredInput href="#permit"/></informationRequirement>
    <literalExpression>
      <text>if 居住证到期日 >= today() then "准予" else "不予"</text>
    </literalExpression>
  </decision>
  <decision id="eligible" name="资格"><variable name="资格" typeRef="string"/>
    <informationRequirement><requiredInput href="#age"/></informationRequirement>
    <informationRequirement><requiredInput href="#place"/></informationRequirement>
    <informationRequirement><requiredDecision href="#permitted"/></informationRequirement>
    <decisionTable id="table" hitPolicy="{policy}">
      <input><inputExpression typeRef="number"><text>年龄</text></inputExpression></input>
      <input><inputExpression typeRef="户籍类别"><text>户籍</text></inputExpression></input>
      <output typeRef="string"/>
      <annotation name="理由"/><annotation name="reason"/><annotation name="依据"/>
      {written}
    </decisionTable>
  </decision>{extra}
</definitions>"""


TESTS = (
    TestView("六十岁本市户籍", {"年龄": 60, "户籍": "本市"}, "准予"),
    TestView("五十九岁", {"年龄": 59, "户籍": "本市"}, "不予"),
    TestView(
        "外埠持证",
        {"年龄": 70, "户籍": "外埠", "居住证到期日": "2026-12-31"},
        "准予",
        now=dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC),
    ),
)


class Dictionary:
    """Two data elements, plugged in for all tests of this folder (conftest.py)."""

    def facts(self) -> dict[str, FactType]:
        return {
            "person.age": FactType("person.age", "number", text("年龄", "Age"), whole=True),
            "person.name": FactType("person.name", "string", text("姓名", "Name")),
        }


def publish(
    xml: str = "",
    tests: Sequence[TestView] = TESTS,
    *,
    key: str = "senior-card",
    since: dt.date | None = None,
    at: dt.datetime,
) -> VersionView:
    """A version written by the author and published by the reviewer."""
    actions.put_model(key, NAME, CIVIL, by=AUTHOR, at=at)
    actions.draft(key, xml or card(), by=AUTHOR, at=at)
    actions.keep_tests(key, tests, by=AUTHOR, at=at)
    digest = actions.submit(key, by=AUTHOR, at=at).digest
    return actions.publish(key, digest=digest, in_force_from=since, by=REVIEWER, at=at)
