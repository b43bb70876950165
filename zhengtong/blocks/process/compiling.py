"""Turns a checked diagram into the specification that the core runs, once per version.

The specification is built from our own reading of the file, in the order of the file: the core's
parser asks the conditions of a gateway in the order of their height in the picture.
"""

from dataclasses import dataclass

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from zhengtong.blocks.process import core, feel
from zhengtong.blocks.process.diagram import Diagram, Element, Kind

ELEMENT = "e:"
SPLIT = "s:"
JOIN = "j:"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A version ready to run; shared by all its instances, changed by none."""

    diagram: Diagram
    spec: BpmnProcessSpec


def compile_diagram(diagram: Diagram) -> Compiled:
    """Build the core's specification of a diagram that `lint` found nothing against."""
    spec = BpmnProcessSpec(name=diagram.id, description=diagram.name)
    made = {id: _make(spec, element) for id, element in diagram.elements.items()}
    entries = {id: _edged(spec, diagram, made, id) for id in made}
    for element in diagram.elements.values():
        task_spec = made[element.id]
        if element.kind is Kind.START:
            spec.start.connect(task_spec)
        elif element.kind in (Kind.END, Kind.TERMINATE):
            task_spec.connect(spec.end)
        for flow in diagram.out(element):
            target = entries[flow.target]
            if element.kind is Kind.EXCLUSIVE and flow.condition:
                task_spec.connect_outgoing_if(feel.parse(flow.condition), target)
            else:
                task_spec.connect(target)
    return Compiled(diagram, spec)


def _make(spec: BpmnProcessSpec, element: Element) -> core.BpmnSpecMixin:
    name = ELEMENT + element.id
    words = {"bpmn_name": element.name, "description": element.kind.value}
    if element.kind is Kind.USER:
        made = core.UserTask(spec, name, **words)
    elif element.kind is Kind.SERVICE:
        made = core.OperationTask(spec, name, **words)
    elif element.kind is Kind.EXCLUSIVE:
        made = core.ExclusiveGateway(spec, name, **words)
    elif element.kind is Kind.PARALLEL:
        made = core.ParallelGateway(spec, name, **words)
    elif element.kind is Kind.START:
        made = core.StartEvent(spec, name, event_definition=core.NoneEventDefinition(), **words)
    elif element.kind is Kind.END:
        made = core.EndEvent(spec, name, event_definition=core.NoneEventDefinition(), **words)
    elif element.kind is Kind.TERMINATE:
        made = core.EndEvent(spec, name, event_definition=core.TerminateEventDefinition(), **words)
    elif element.kind is Kind.TIMER:
        made = core.IntermediateCatchEvent(
            spec, name, event_definition=core.Bell(element.id), **words
        )
    else:
        made = core.BoundaryEvent(
            spec,
            name,
            event_definition=core.Bell(element.id),
            cancel_activity=element.interrupting,
            **words,
        )
    made.bpmn_id = element.id
    return made


def _edged(
    spec: BpmnProcessSpec, diagram: Diagram, made: dict[str, core.BpmnSpecMixin], id: str
) -> core.BpmnSpecMixin:
    """Where arrows to an element lead: to itself, or to the split that also winds up the timers
    on its edge (the construction is the core's own for boundary events)."""
    timers = diagram.boundary.get(id, ())
    if not timers:
        return made[id]
    split = core.BoundaryEventSplit(spec, SPLIT + id)
    join = core.BoundaryEventJoin(spec, JOIN + id, split_task=split.name, cancel=True)
    for task_spec in (made[id], *(made[timer] for timer in timers)):
        split.connect(task_spec)
        task_spec.connect(join)
    return split
