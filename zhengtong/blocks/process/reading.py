"""Reads a BPMN 2.0 file into a diagram; what cannot be run is noted, never guessed."""

import re
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _
from lxml import etree

from zhengtong.blocks.process.diagram import Diagram, Element, Flow, Kind
from zhengtong.blocks.process.durations import Wait, read_duration
from zhengtong.blocks.process.extensions import (
    BPMN,
    read_facts,
    read_operation,
    read_task,
    read_workday_wait,
)
from zhengtong.blocks.process.findings import Finding, Unreadable, Words, finding
from zhengtong.blocks.process.safe_xml import open_xml
from zhengtong.kernel import clock

MOST_ELEMENTS = 300
ID = re.compile(r"[^\W\d][\w.\-]{0,63}")
LONGEST_NAME = 120
KINDS = {kind.value: kind for kind in Kind if kind is not Kind.TERMINATE}
SILENT = frozenset({
    "documentation", "extensionElements", "laneSet", "textAnnotation", "association", "group",
    "auditing", "monitoring", "dataObject", "dataObjectReference", "dataStoreReference",
})  # fmt: skip


@dataclass(slots=True)
class Reading:
    """The diagram, and what could not be understood of it.

    ``incomplete`` says that elements were left out: its arrows then prove nothing.
    """

    diagram: Diagram
    findings: list[Finding] = field(default_factory=list)
    incomplete: bool = False


def read(source: bytes) -> Reading:
    """Read one process. Raises Unreadable where there is nothing that could be checked."""
    root = open_xml(source)
    if root.tag != f"{BPMN}definitions":
        raise Unreadable(_("The file is no BPMN 2.0 diagram."), _("Export it as BPMN 2.0 XML."))
    return _Reader(_process(root)).reading()


def _process(root: etree._Element) -> etree._Element:
    processes = root.findall(f"{BPMN}process")
    if len(processes) > 1:
        processes = [node for node in processes if node.get("isExecutable") == "true"]
    if len(processes) != 1:
        raise Unreadable(
            _("The file must hold exactly one process that can be executed; it holds {n}."),
            _("Draw each process in a file of its own."),
            n=len(processes),
        )
    tags = [local_name(child) for child in processes[0]]
    count = sum(1 for tag in tags if tag and tag not in SILENT and tag != "sequenceFlow")
    if count > MOST_ELEMENTS or tags.count("sequenceFlow") > 3 * MOST_ELEMENTS:
        raise Unreadable(
            _("The process has {n} elements and {flows} flows; at most {most} elements can run."),
            _("Split it into several processes."),
            n=count,
            flows=tags.count("sequenceFlow"),
            most=MOST_ELEMENTS,
        )
    return processes[0]


def local_name(node: etree._Element) -> str:
    """The tag without its namespace, for BPMN's own tags; empty for any other."""
    return node.tag.removeprefix(BPMN) if node.tag.startswith(BPMN) else ""


class _Reader:
    def __init__(self, process: etree._Element) -> None:
        self.process = process
        self.findings: list[Finding] = []
        self.elements: dict[str, Element] = {}
        self.flows: dict[str, Flow] = {}
        self.skipped: set[str] = set()
        self.incomplete = False

    def reading(self) -> Reading:
        for node in self.process:
            if (tag := local_name(node)) and tag not in SILENT and tag != "sequenceFlow":
                self.element(node, tag)
        for node in self.process.findall(f"{BPMN}sequenceFlow"):
            self.flow(node)
        name = self.process.get("name") or self.process.get("id", "")
        diagram = Diagram(
            id=self.process.get("id", ""),
            name=name[:LONGEST_NAME],
            elements=self.connected(),
            flows=self.flows,
            facts=read_facts(self.process, name, self.findings.append),
            boundary=self.boundary(),
        )
        return Reading(diagram, self.findings, incomplete=self.incomplete)

    def note(
        self, id: str, name: str, reason: Words, mend: Words = "", /, **values: object
    ) -> None:
        self.findings.append(finding(id, name, reason, mend, **values))

    def element(self, node: etree._Element, tag: str) -> None:
        id = node.get("id", "")
        name = " ".join(node.get("name", "").split())[:LONGEST_NAME]
        if tag not in KINDS:
            self.skipped.add(id)
            self.note(
                id,
                name,
                _("An element of the kind “{tag}” cannot be run yet."),
                _("Draw it with user tasks, service tasks, exclusive or parallel gateways."),
                tag=tag,
            )
        elif not ID.fullmatch(id):
            self.note(
                id[:64],
                name,
                _("An element has no usable id."),
                _("Use letters, digits, “_”, “-” and “.”, beginning with a letter; at most 64."),
            )
        elif id in self.elements:
            self.note(id, name, _("Two elements have the same id."), _("Give each its own."))
        else:
            self.elements[id] = self.made(node, id, name, KINDS[tag])
        self.incomplete |= id not in self.elements

    def made(self, node: etree._Element, id: str, name: str, kind: Kind) -> Element:
        for child in node:
            if local_name(child).endswith("oopCharacteristics"):
                self.note(id, name, _("A repeated task cannot be run yet."), _("Draw a loop."))
        made = Element(id=id, name=name, kind=kind, default=node.get("default"))
        if kind is Kind.USER:
            return replace(made, task=read_task(node, id, name, self.findings.append))
        if kind is Kind.SERVICE:
            return replace(made, operation=read_operation(node, id, name, self.findings.append))
        if kind in (Kind.TIMER, Kind.BOUNDARY):
            made = replace(made, wait=self.wait(node, id, name))
        if kind is Kind.BOUNDARY:
            return replace(
                made,
                attached_to=node.get("attachedToRef", ""),
                interrupting=node.get("cancelActivity", "true") != "false",
            )
        if kind in (Kind.START, Kind.END):
            return self.plain_event(node, made)
        return made

    def plain_event(self, node: etree._Element, made: Element) -> Element:
        """A start or an end: only the terminating end carries an event that can be run."""
        definitions = _definitions(node)
        if definitions == ["terminate"] and made.kind is Kind.END:
            return replace(made, kind=Kind.TERMINATE)
        if definitions:
            self.unknown_event(made.id, made.name, definitions[0])
        return made

    def unknown_event(self, id: str, name: str, event: str) -> None:
        self.note(
            id,
            name,
            _("An event of the kind “{event}” cannot be run yet."),
            _("Use a plain start, a plain or terminating end, or a timer."),
            event=event,
        )

    def wait(self, node: etree._Element, id: str, name: str) -> Wait | None:
        definitions = _definitions(node)
        if definitions != ["timer"]:
            self.unknown_event(id, name, ", ".join(definitions) or "none")
            return None
        if workdays := read_workday_wait(node, id, name, self.findings.append):
            return workdays
        timer = node.find(f"{BPMN}timerEventDefinition")
        duration = (timer.findtext(f"{BPMN}timeDuration") or "").strip()
        moment = (timer.findtext(f"{BPMN}timeDate") or "").strip()
        try:
            if duration:
                return Wait(duration=read_duration(duration))
            return Wait(moment=clock.read_moment(moment))
        except (ValueError, OverflowError):
            self.note(
                id,
                name,
                _("The timer “{text}” cannot be read."),
                _('Write a duration such as P5D or PT36H, a date, or <zt:wait workdays="5"/>.'),
                text=(duration or moment)[:40],
            )
            return None

    def flow(self, node: etree._Element) -> None:
        id, name = node.get("id", ""), node.get("name", "")
        source, target = node.get("sourceRef", ""), node.get("targetRef", "")
        if source in self.skipped or target in self.skipped:
            return
        if not id or id in self.flows or id in self.elements:
            self.note(id, name, _("A flow has no id of its own."), _("Give each flow its own id."))
        elif source not in self.elements or target not in self.elements:
            self.note(
                id,
                name,
                _("A flow begins or ends at an element that is not there."),
                _("Draw the flow again between two elements."),
            )
        else:
            self.flows[id] = Flow(id, name, source, target, _condition(node))

    def connected(self) -> dict[str, Element]:
        """The elements with their flows, in the order in which the file draws them."""
        into: dict[str, list[str]] = {id: [] for id in self.elements}
        out: dict[str, list[str]] = {id: [] for id in self.elements}
        for flow in self.flows.values():
            out[flow.source].append(flow.id)
            into[flow.target].append(flow.id)
        return {
            id: replace(element, incoming=tuple(into[id]), outgoing=tuple(out[id]))
            for id, element in self.elements.items()
        }

    def boundary(self) -> dict[str, tuple[str, ...]]:
        attached: dict[str, tuple[str, ...]] = {}
        for element in self.elements.values():
            if element.kind is Kind.BOUNDARY:
                before = attached.get(element.attached_to, ())
                attached[element.attached_to] = (*before, element.id)
        return attached


def _definitions(node: etree._Element) -> list[str]:
    suffix = "EventDefinition"
    names = [local_name(child) for child in node]
    return [name.removesuffix(suffix) for name in names if name.endswith(suffix)]


def _condition(node: etree._Element) -> str | None:
    expression = node.find(f"{BPMN}conditionExpression")
    return None if expression is None else (expression.text or "").strip()
