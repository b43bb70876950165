"""The one door to the engine (`feel`, `dmn`): diagrams in, outcomes out, each compiled once.

Compiled diagrams are kept by each process of the platform by their digest; a published version
never changes, and another digest is another diagram.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.rules import reasons as reasoning
from zhengtong.blocks.rules import tracing
from zhengtong.blocks.rules.declared import decisions, main_decision
from zhengtong.blocks.rules.dmn import Definitions, Model, ModelProblem, load
from zhengtong.blocks.rules.dmn import Problem as Fault
from zhengtong.blocks.rules.dmn import compile as compile_diagram
from zhengtong.blocks.rules.dmn import write as write_diagram
from zhengtong.blocks.rules.facts import Asked, asked_by
from zhengtong.blocks.rules.feel import LimitExceeded
from zhengtong.blocks.rules.feel.values import DateTime, normalise
from zhengtong.blocks.rules.models import DecisionVersion
from zhengtong.blocks.rules.sockets import known_facts
from zhengtong.blocks.rules.tables import tables
from zhengtong.blocks.rules.views import Reason
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Invalid, Refused

MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Ready:
    """A diagram ready to decide: what it asks for, its decisions, the main one ("" for none)."""

    definitions: Definitions
    model: Model
    asked: tuple[Asked, ...]
    decisions: tuple[str, ...]
    main: str
    gives_reasons: bool
    problems: tuple[Fault, ...]

    def is_whole(self, expression: str) -> bool:
        """Whether an input is a whole number by its data element."""
        return any(
            one.name == expression and one.fact is not None and one.fact.whole for one in self.asked
        )

    def needed(self, decision: str) -> tuple[Asked, ...]:
        """The inputs that a decision needs, directly or by those it requires."""
        names = {one.name for one in self.model.inputs(decision)}
        return tuple(one for one in self.asked if one.name in names)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out, and why; `trace` in words of JSON where it was asked for."""

    value: Any
    reasons: tuple[Reason, ...] = ()
    messages: tuple[str, ...] = ()
    trace: Any = None


_kept: OrderedDict[str, Ready] = OrderedDict()
_lock = Lock()


def read(xml: str) -> Definitions:
    """The elements of a diagram. Raises Invalid (code `no-diagram`) saying why it is none."""
    try:
        return load(xml.encode())
    except ModelProblem as problem:
        raise Invalid(
            _("The text is no decision diagram that can be read: %(why)s")
            % {"why": problem.message},
            hint=_("Export it as DMN 1.5 and try again."),
            code="no-diagram",
        ) from None


def write(definitions: Definitions) -> str:
    """A diagram as XML."""
    return write_diagram(definitions).decode()


def prepare(xml: str) -> Ready:
    """Compile a diagram; what is faulty in it stands in `problems`. Raises Invalid as `read`."""
    definitions = read(xml)
    model = compile_diagram(definitions)
    main = main_decision(definitions)
    notes = [clause.name or "" for _name, one in tables(definitions) for clause in one.annotations]
    return Ready(
        definitions=definitions,
        model=model,
        asked=asked_by(definitions, known_facts()),
        decisions=tuple(one.name or "" for one in decisions(definitions)),
        main=main,
        gives_reasons=reasoning.columns(notes),
        problems=model.problems,
    )


def ready(version: DecisionVersion) -> Ready:
    """A version compiled. Its diagram is fetched only the first time in this process."""
    with _lock:
        if found := _kept.get(version.digest):
            _kept.move_to_end(version.digest)
            return found
    made = prepare(version.xml)
    with _lock:
        _kept[version.digest] = made
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made


def decision_of(ready: Ready, name: str) -> str:
    """The decision asked for, or the main one. Raises Invalid (code `decision`)."""
    if name in ready.decisions or (not name and ready.main):
        return name or ready.main
    raise Invalid(
        _("The rules have no decision “%(name)s”; they have %(names)s.")
        % {"name": name, "names": ", ".join(ready.decisions)},
        code="decision",
    )


def evaluate(
    ready: Ready,
    decision: str,
    values: Mapping[str, Any],
    now: datetime | None,
    *,
    traced: bool = False,
) -> Outcome:
    """Decide by FEEL values. Raises Invalid (code `decision`), Refused (code `rule-limit`)."""
    wanted = decision_of(ready, decision)
    moment = _local(now)
    try:
        # Reasons are the annotations of the rules that matched, which only a trace can tell.
        found = ready.model.decide(wanted, values, now=moment, trace=traced or ready.gives_reasons)
    except LimitExceeded as limit:
        raise Refused(
            _("The rules take more work than is allowed: %(why)s.") % {"why": limit.message},
            hint=_("Tell the authors of these rules; the case itself is not at fault."),
            code="rule-limit",
        ) from None
    why = reasoning.reasons(tracing.matched(found.trace)) if found.trace is not None else ()
    kept = tracing.written(found.trace) if traced and found.trace is not None else None
    return Outcome(found.value, why, found.messages, kept)


def open_inputs(
    ready: Ready, decision: str, values: Mapping[str, Any], now: datetime | None = None
) -> list[str]:
    """The names of the inputs that can still change a decision."""
    moment = _local(now)
    try:
        return [one.name for one in ready.model.open_inputs(decision, values, now=moment)]
    except LimitExceeded:
        return [one.name for one in ready.needed(decision) if one.name not in values]


def _local(now: datetime | None) -> DateTime | None:
    """A moment as FEEL has it, in the installation's zone: today() is the day it is here, also
    for a moment that comes out of the database in another zone."""
    if now is None:
        return None
    moment: DateTime = normalise(now.astimezone(clock.zone()))
    return moment


def shown(value: Any) -> str:
    """A value in words of JSON, for people."""
    return json.dumps(value, ensure_ascii=False)
