"""What an author adds to a diagram for this platform: the elements of ``urn:zhengtong:bpmn:1``.

``<zt:task>`` in a user task, ``<zt:operation>`` in a service task, ``<zt:wait>`` in a timer event
and ``<zt:fact>`` in the process.
"""

import re
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from lxml import etree

from zhengtong.blocks.process.diagram import APPLICANT, OperationPlan, TaskPlan
from zhengtong.blocks.process.durations import Wait, read_workdays
from zhengtong.blocks.process.findings import Finding, finding

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
ZT = "{urn:zhengtong:bpmn:1}"
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]{0,39}")
NAME = re.compile(r"[^\W\d][\w·]{0,62}")
OUTCOME = re.compile(r"[^\s,\"]{1,40}")

TASK_ATTRIBUTES = ("verb", "participant", "role", "result", "outcomes", "days")
Note = Callable[[Finding], None]


def extensions(node: etree._Element, tag: str) -> list[etree._Element]:
    """The ``zt:`` elements of this tag that stand in the node's extension elements."""
    return node.findall(f"{BPMN}extensionElements/{ZT}{tag}")


def check_attributes(
    node: etree._Element, id: str, name: str, allowed: tuple[str, ...], note: Note
) -> None:
    """A misspelt attribute would silently mean nothing; so it is found."""
    for attribute in node.attrib:
        if attribute not in allowed:
            note(
                finding(
                    id,
                    name,
                    _("zt:{tag} has no attribute “{attribute}”."),
                    _("It knows: {allowed}."),
                    tag=etree.QName(node).localname,
                    attribute=attribute,
                    allowed=", ".join(allowed),
                )
            )


def read_task(node: etree._Element, id: str, name: str, note: Note) -> TaskPlan | None:
    """The plan of a user task; findings go to ``note``."""
    found = extensions(node, "task")
    if len(found) != 1:
        note(
            finding(
                id,
                name,
                _("The user task does not say who does what.")
                if not found
                else _("The user task says more than once who does what."),
                _('Give it one <zt:task verb="…" participant="…" role="…" result="…"/>.'),
            )
        )
        return None
    task = found[0]
    check_attributes(task, id, name, TASK_ATTRIBUTES, note)
    plan = TaskPlan(
        verb=task.get("verb", ""),
        participant=task.get("participant", ""),
        role=task.get("role", ""),
        result=task.get("result", ""),
        outcomes=_list(task.get("outcomes", "")),
        days=_days(task.get("days"), id, name, note),
    )
    for attribute, value, pattern, needed in (
        ("verb", plan.verb, WORD, True),
        ("participant", plan.participant, WORD, True),
        ("role", plan.role, WORD, plan.participant != APPLICANT),
        ("result", plan.result, NAME, bool(plan.outcomes)),
    ):
        if not value and needed:
            note(
                finding(
                    id,
                    name,
                    _("The task does not name its {attribute}."),
                    _('Add {attribute}="…" to its zt:task.'),
                    attribute=attribute,
                )
            )
        elif value and not pattern.fullmatch(value):
            note(_misspelt(id, name, attribute, value))
    for outcome in plan.outcomes:
        if not OUTCOME.fullmatch(outcome):
            note(_misspelt(id, name, "outcomes", outcome))
    return plan


def read_operation(node: etree._Element, id: str, name: str, note: Note) -> OperationPlan | None:
    """The plan of a service task; findings go to ``note``."""
    found = extensions(node, "operation")
    if len(found) != 1 or not found[0].get("name"):
        note(
            finding(
                id,
                name,
                _("The service task does not name exactly one operation."),
                _('Give it one <zt:operation name="…"/>.'),
            )
        )
        return None
    check_attributes(found[0], id, name, ("name", "results"), note)
    plan = OperationPlan(found[0].get("name", ""), _list(found[0].get("results", "")))
    for result in plan.results:
        if not NAME.fullmatch(result):
            note(_misspelt(id, name, "results", result))
    return plan


def read_workday_wait(node: etree._Element, id: str, name: str, note: Note) -> Wait | None:
    """A wait in working days, where the author wrote one."""
    for wait in extensions(node, "wait"):
        check_attributes(wait, id, name, ("workdays",), note)
        days = _days(wait.get("workdays", ""), id, name, note)
        return Wait(workdays=days) if days else None
    return None


def read_facts(node: etree._Element, id: str, note: Note) -> tuple[str, ...]:
    """The names that the process says are known when it starts."""
    names = []
    for fact in extensions(node, "fact"):
        check_attributes(fact, "", id, ("name",), note)
        name = fact.get("name", "")
        if NAME.fullmatch(name):
            names.append(name)
        else:
            note(_misspelt("", id, "name", name))
    return tuple(dict.fromkeys(names))


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in re.split(r"[\s,]+", text.strip()) if part))


def _days(text: str | None, id: str, name: str, note: Note) -> int | None:
    if text is None:
        return None
    try:
        return read_workdays(text)
    except ValueError:
        note(
            finding(
                id,
                name,
                _("“{text}” is no number of working days."),
                _("Write a whole number from 1 to 1000."),
                text=text[:40],
            )
        )
        return None


def _misspelt(id: str, name: str, attribute: str, value: str) -> Finding:
    return finding(
        id,
        name,
        _("“{value}” cannot be the {attribute}."),
        _("Use a short word that begins with a letter, without blanks."),
        value=value[:40],
        attribute=attribute,
    )
