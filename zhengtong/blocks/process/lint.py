"""The check before publication: a diagram that would not run as drawn is refused, in words.

Each check is a generator of findings; `lint` runs them all, so that an author mends everything
at once.
"""

from collections.abc import Callable, Collection, Iterator

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import feel
from zhengtong.blocks.process.diagram import Diagram, Element, Flow, Kind
from zhengtong.blocks.process.findings import Finding, Words, finding
from zhengtong.blocks.process.reading import Reading

GATEWAYS = (Kind.EXCLUSIVE, Kind.PARALLEL)
ENDS = (Kind.END, Kind.TERMINATE)


def lint(reading: Reading, operations: Collection[str]) -> list[Finding]:
    """Everything that keeps a diagram from running; empty when it may be published.

    ``operations`` are the names that service tasks may use.
    """
    diagram = reading.diagram
    found = list(reading.findings)
    if reading.incomplete:
        return found
    found += _starts_and_ends(diagram)
    for element in diagram.elements.values():
        found += _arrows(diagram, element)
        if element.kind is Kind.EXCLUSIVE:
            found += _choice(diagram, element)
        elif element.kind is Kind.BOUNDARY:
            found += _edge(diagram, element)
        elif element.kind is Kind.SERVICE:
            found += _operation(element, operations)
        elif element.kind is Kind.USER and not element.name:
            found.append(
                _about(element, _("The user task has no name."), _("Name what is to be done."))
            )
    found += _conditions(diagram)
    found += _ways(diagram)
    found += _rests(diagram)
    return found


def _about(thing: Element | Flow, reason: Words, mend: Words, /, **values: object) -> Finding:
    return finding(thing.id, thing.name, reason, mend, **values)


def _starts_and_ends(diagram: Diagram) -> Iterator[Finding]:
    starts = list(diagram.of(Kind.START))
    if len(starts) != 1:
        yield finding(
            "",
            diagram.name,
            _("The process must have exactly one start; it has {n}."),
            _("Draw one start event."),
            n=len(starts),
        )
    if not any(diagram.of(*ENDS)):
        yield finding("", diagram.name, _("The process has no end."), _("Draw an end event."))


def _arrows(diagram: Diagram, element: Element) -> Iterator[Finding]:
    """How many arrows may enter and leave, and between which elements."""
    incoming, outgoing = len(element.incoming), len(element.outgoing)
    if element.kind in (Kind.START, Kind.BOUNDARY) and incoming:
        yield _about(
            element, _("An arrow leads to an event that begins by itself."), _("Remove the arrow.")
        )
    if element.kind in ENDS and outgoing:
        yield _about(element, _("An arrow leaves an end."), _("Remove the arrow."))
    if element.kind not in (*ENDS, *GATEWAYS) and outgoing > 1:
        yield _about(
            element,
            _("More than one arrow leaves here."),
            _("Draw a gateway: exclusive to choose one way, parallel to go all at once."),
        )
    if element.kind not in ENDS and not outgoing:
        yield _about(element, _("No arrow leaves here."), _("Draw an arrow to what follows."))
    targets = [flow.target for flow in diagram.out(element)]
    for target in {t for t in targets if targets.count(t) > 1}:
        if Kind.PARALLEL in (element.kind, diagram.elements[target].kind):
            yield _about(
                element,
                _("Two arrows lead from here to the same parallel gateway or element."),
                _("Draw one arrow."),
            )


def _choice(diagram: Diagram, gateway: Element) -> Iterator[Finding]:
    """An exclusive gateway must always find a way: conditions, and one default."""
    flows = diagram.out(gateway)
    if len(flows) < 2:
        return
    if gateway.default not in gateway.outgoing:
        yield _about(
            gateway,
            _("The exclusive gateway has no default way."),
            _("Mark one of its arrows as the default, for when no condition is true."),
        )
    for flow in flows:
        if flow.id == gateway.default and flow.condition is not None:
            yield _about(
                flow,
                _("The default way has a condition, which would never be asked."),
                _("Remove the condition, or make another arrow the default."),
            )
        elif flow.id != gateway.default and not flow.condition:
            yield _about(
                flow,
                _("A way out of the gateway “{gateway}” has no condition."),
                _('Write one, such as decision = "granted".'),
                gateway=gateway.name or gateway.id,
            )


def _edge(diagram: Diagram, timer: Element) -> Iterator[Finding]:
    host = diagram.elements.get(timer.attached_to)
    if host is None or host.kind is not Kind.USER:
        yield _about(
            timer,
            _("The timer does not sit on the edge of a user task."),
            _("Attach it to a user task, or draw it between two elements."),
        )


def _operation(element: Element, operations: Collection[str]) -> Iterator[Finding]:
    if element.operation and element.operation.name not in operations:
        yield _about(
            element,
            _("There is no operation “{name}”."),
            _("The operations are: {known}."),
            name=element.operation.name,
            known=", ".join(sorted(operations)) or "–",
        )


def _conditions(diagram: Diagram) -> Iterator[Finding]:
    """Conditions stand where they are asked, can be read, and ask for what is known."""
    outcomes = _outcomes(diagram)
    for flow in diagram.flows.values():
        if not flow.condition:
            continue
        source = diagram.elements[flow.source]
        if source.kind is not Kind.EXCLUSIVE or len(source.outgoing) < 2:
            yield _about(
                flow,
                _("A condition stands where nothing is chosen; it would never be asked."),
                _("Remove it, or let the arrow leave an exclusive gateway with several ways."),
            )
        try:
            condition = feel.parse(flow.condition)
        except feel.FeelError as error:
            yield _about(
                flow,
                _("The condition cannot be read at character {position}: {reason}"),
                _("Compare names with values, such as level > 2 and urgent = true."),
                position=error.position,
                reason=error.reason,
            )
            continue
        yield from _known(flow, condition, outcomes)


def _outcomes(diagram: Diagram) -> dict[str, set[str] | None]:
    """Name -> the values it can take, or None where any value is possible."""
    known: dict[str, set[str] | None] = dict.fromkeys(diagram.facts)
    for element in diagram.elements.values():
        if element.operation:
            known.update(dict.fromkeys(element.operation.results))
    for element in diagram.of(Kind.USER):
        if element.task and element.task.result:
            name, values = element.task.result, set(element.task.outcomes)
            before = known.get(name, set())
            known[name] = None if before is None or not values else before | values
    return known


def _known(
    flow: Flow, condition: feel.Condition, outcomes: dict[str, set[str] | None]
) -> Iterator[Finding]:
    for name in sorted(condition.names):
        if name not in outcomes and name.partition(".")[0] not in outcomes:
            yield _about(
                flow,
                _("The condition asks for “{name}”, which nothing in the process gives."),
                _('Correct the name, or declare it with <zt:fact name="…"/> in the process.'),
                name=name,
            )
    for name, value in condition.compared:
        possible = outcomes.get(name)
        if possible is not None and value is not None and value not in possible:
            yield _about(
                flow,
                _("“{name}” never takes the value “{value}”."),
                _("It can be: {possible}."),
                name=name,
                value=value,
                possible=", ".join(sorted(possible)),
            )


def _ways(diagram: Diagram) -> Iterator[Finding]:
    """Every element is reached from the start, and leads to an end."""
    reached = _spread({e.id for e in diagram.of(Kind.START)}, diagram.after, diagram)
    before: dict[str, list[str]] = {id: [] for id in diagram.elements}
    for id in diagram.elements:
        for target in diagram.after(id):
            before[target].append(id)
    ending = _spread({e.id for e in diagram.of(*ENDS)}, before.__getitem__, diagram)
    for element in diagram.elements.values():
        if element.id not in reached:
            yield _about(
                element,
                _("It can never be reached from the start."),
                _("Draw an arrow to it, or remove it."),
            )
        elif element.id not in ending and element.outgoing:
            yield _about(
                element, _("No way leads from here to an end."), _("Draw a way to an end event.")
            )


def _spread(begin: set[str], step: Callable[[str], list[str]], diagram: Diagram) -> set[str]:
    seen, open_ = set(begin), list(begin)
    while open_:
        for id in step(open_.pop()):
            if id in diagram.elements and id not in seen:
                seen.add(id)
                open_.append(id)
    return seen


def _rests(diagram: Diagram) -> Iterator[Finding]:
    """A loop in which nothing waits would turn for ever within one step."""
    left = {e.id for e in diagram.elements.values() if not e.kind.waits}
    shrinking = True
    while shrinking:
        # What has no successor among the rest is on no loop of the rest.
        loose = {id for id in left if not left.intersection(diagram.after(id))}
        left -= loose
        shrinking = bool(loose)
    for id in [id for id in diagram.elements if id in left][:1]:
        yield _about(
            diagram.elements[id],
            _("A loop from here on holds nothing that waits; it would never stop."),
            _("Put a user task or a timer into the loop."),
        )
