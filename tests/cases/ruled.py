"""A service whose small cases are approved by rule: its diagram, its process, its item."""

import datetime as dt
from typing import Any

from tests import cast
from tests.blocks.process.drawing import process
from tests.cases.services import FOOD, food_item
from zhengtong.blocks.process import actions as processes
from zhengtong.blocks.rules import actions as rules
from zhengtong.blocks.rules.queries import TestView
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.words import text
from zhengtong.registers.catalogue import actions as catalogue

KEY = "food-rules"
MODEL = "https://www.omg.org/spec/DMN/20230324/MODEL/"
AREA, KIND = "面积", "业态"
INSTANT = process(
    "start s -> quick",
    'choice quick -> *accept | grant: approval = "granted"',
    "service grant op=cases.grant_by_rule -> issue",
    "user accept role=window_clerk verb=accept outcomes=accepted,correction,refused"
    " result=acceptance name=受理 -> g",
    'choice g -> *no | decide: acceptance = "accepted" | more: acceptance = "correction"',
    "user more participant=applicant role= verb=supplement result=supplement name=补正 -> accept",
    "user decide participant=market role=approver verb=decide outcomes=granted,rejected"
    " result=decision name=决定 -> d",
    'choice d -> *way | issue: decision = "granted"',
    "service issue op=cases.issue_licence results=licence -> way",
    'choice way -> *hand | send: delivery_mode = "electronic"',
    "service send op=cases.deliver_electronically -> done",
    "user hand role=window_clerk verb=deliver result=delivery name=送达 -> done",
    "end no",
    "end done",
    facts="handling delivery_mode approval",
)
DECISIONS = {
    "eligibility": {"model": KEY, "decision": "资格"},
    "materials": {"model": KEY, "decision": "材料"},
    "approval": {"model": KEY, "decision": "审批"},
}


def table(name: str, columns: list[str], rows: list[tuple[str, ...]], kind: str) -> str:
    """One decision as a FIRST table; each row: cells, output, reason, article."""
    needs = "".join(
        "<informationRequirement><requiredInput"
        f" href='#{'area' if one == AREA else 'kind'}'/></informationRequirement>"
        for one in columns
    )
    inputs = "".join(
        f"<input label='{one}'><inputExpression typeRef='{TYPES[one]}'><text>{one}</text>"
        "</inputExpression></input>"
        for one in columns
    )
    written = "".join(
        "<rule>"
        + "".join(
            f"<inputEntry><text><![CDATA[{cell}]]></text></inputEntry>"
            for cell in row[: len(columns)]
        )
        + f"<outputEntry><text>{row[len(columns)]}</text></outputEntry>"
        + "".join(
            f"<annotationEntry><text>{note}</text></annotationEntry>"
            for note in row[len(columns) + 1 :]
        )
        + "</rule>"
        for row in rows
    )
    return (
        f"<decision id='d-{name}' name='{name}'><variable name='{name}' typeRef='{kind}'/>{needs}"
        f"<decisionTable hitPolicy='FIRST'>{inputs}<output typeRef='{kind}'/>"
        f"<annotation name='理由'/><annotation name='依据'/>{written}</decisionTable></decision>"
    )


TYPES = {AREA: "number", KIND: "业态类别"}


def diagram(limit: int = 50) -> str:
    """Eligible up to 500 m²; small shops are approved at once."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="{MODEL}" id="food" name="食品" namespace="urn:zhengtong:rules:{KEY}">
  <itemDefinition name="业态类别"><typeRef>string</typeRef>
    <allowedValues><text>"餐饮", "销售"</text></allowedValues></itemDefinition>
  <itemDefinition name="清单" isCollection="true"><typeRef>string</typeRef></itemDefinition>
  <inputData id="area" name="{AREA}"><variable name="{AREA}" typeRef="number"/></inputData>
  <inputData id="kind" name="{KIND}"><variable name="{KIND}" typeRef="业态类别"/></inputData>
  {
        table(
            "资格",
            [AREA],
            [
                ("> 500", "false", "面积超过五百平方米的，须向省级部门申请。", "办法第三条"),
                ("-", "true", "面积符合要求。", "办法第二条"),
            ],
            "boolean",
        )
    }
  {
        table(
            "材料",
            [KIND],
            [
                ('"餐饮"', '["id-card", "plan"]', "", ""),
                ("-", '["id-card"]', "", ""),
            ],
            "清单",
        )
    }
  {
        table(
            "审批",
            [AREA, KIND],
            [
                (f"<= {limit}", '"销售"', '"准予"', "小型销售店即时审批。", "办法第九条"),
                ("-", "-", '"人工"', "", ""),
            ],
            "string",
        )
    }
</definitions>"""


TESTS = (
    TestView("大店", {AREA: 600}, False, "资格"),
    TestView("小店", {AREA: 40, KIND: "销售"}, "准予", "审批"),
    TestView("餐饮", {AREA: 40, KIND: "餐饮"}, "人工", "审批"),
)


def publish_rules(people: cast.Cast, at: dt.datetime, xml: str = "") -> None:
    """The market bureau writes the rules, its approver publishes them."""
    author, second = people.market_reviewer.actor, people.approver.actor
    rules.put_model(KEY, text("食品经营规则", "Food rules"), cast.MARKET, by=author, at=at)
    rules.draft(KEY, xml or diagram(), by=author, at=at)
    rules.keep_tests(KEY, TESTS, by=author, at=at)
    digest = rules.submit(KEY, by=author, at=at).digest
    rules.publish(KEY, digest=digest, by=second, at=at)


def publish_item(at: dt.datetime, **more: Any) -> str:
    """The food licence once more, decided by rule where it can be; its code."""
    processes.deploy("instant", INSTANT, by=SYSTEM, at=at)
    item = food_item() | {"process": "instant", "decisions": DECISIONS} | more
    catalogue.publish(item, by=SYSTEM, at=at)
    return FOOD
