"""One step in memory: which way is taken, what rests, and that nothing is lost when it is kept."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.blocks.process.conftest import JOINT
from tests.blocks.process.drawing import process
from zhengtong.blocks.process.compiling import Compiled, compile_diagram
from zhengtong.blocks.process.diagram import Element
from zhengtong.blocks.process.reading import read
from zhengtong.blocks.process.running import CannotGoOn, How, Run


def ready(*lines: str, facts: str = "") -> Compiled:
    return compile_diagram(read(process(*lines, facts=facts)).diagram)


def nothing(element: Element, number: int, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {}


def places(run: Run) -> set[str]:
    return {visit.element.id for visit in run.open}


class Walk:
    """An instance that is kept and restored between any two steps, as in the database."""

    def __init__(self, compiled: Compiled, **facts: Any) -> None:
        self.compiled = compiled
        self.run = Run.begin(compiled, facts, nothing)

    def again(self, **facts: Any) -> Run:
        kept = json.loads(json.dumps(self.run.snapshot(), sort_keys=True))
        before = self.run.open
        self.run = Run.restore(self.compiled, kept, self.run.facts | facts, nothing)
        assert sorted(map(str, self.run.open)) == sorted(map(str, before))
        return self.run

    def take(self, element: str, **facts: Any) -> set[str]:
        run = self.again(**facts)
        number = max(visit.number for visit in run.open if visit.element.id == element)
        run.complete(element, number)
        return places(run)

    def ring(self, element: str) -> set[str]:
        run = self.again()
        run.ring(element, next(v.number for v in run.open if v.element.id == element))
        return places(run)


def test_it_works() -> None:
    walk = Walk(ready(*JOINT))
    assert places(walk.run) == {"accept"}
    assert walk.take("accept", acceptance="accepted") == {"market", "fire"}
    assert walk.take("fire") == {"market"}
    assert walk.take("market") == {"decide"}
    assert walk.take("decide", decision="granted") == {"deliver"}
    assert walk.take("deliver") == set()
    assert walk.run.ended


def test_the_default_way_is_taken_when_nothing_else_holds() -> None:
    walk = Walk(ready(*JOINT))
    assert walk.take("accept", acceptance="refused") == set()


def test_conditions_are_asked_in_the_order_of_the_file() -> None:
    lines = ("start s -> g", "choice g -> a: n > 1 | b: n > 0 | *c", "user a -> e", "user b -> e",
             "user c -> e", "end e")  # fmt: skip
    for number, place in ((2, "a"), (1, "b"), (0, "c")):
        assert places(Run.begin(ready(*lines, facts="n"), {"n": number}, nothing)) == {place}


def test_a_loop_counts_its_visits() -> None:
    walk = Walk(ready(*JOINT))
    for number in (1, 2, 3):
        assert [v.number for v in walk.run.open if v.element.id == "accept"] == [number]
        walk.take("accept", acceptance="correction")
        walk.take("more")


REPEATED = (
    "start s -> m",
    "choice m -> fork",
    "all fork -> a | b",
    "user a -> join",
    "user b -> join",
    "all join -> check",
    "user check outcomes=again,done -> g",
    'choice g -> m: check = "again" | *e',
    "end e",
)


def test_a_join_in_a_loop_waits_for_all_branches_in_each_round() -> None:
    walk = Walk(ready(*REPEATED))
    for _round in range(3):
        assert walk.take("a") == {"b"}
        assert walk.take("b") == {"check"}
        walk.take("check", check="again")
    walk.take("b")
    assert walk.take("a") == {"check"}
    assert walk.take("check", check="done") == set()


def test_a_join_in_a_loop_waits_also_within_one_step() -> None:
    """Without being kept in between: the core's own join would fire early here."""
    run = Run.begin(ready(*REPEATED), {}, nothing)
    for number in (1, 2, 3):
        run.complete("a", number)
        assert places(run) == {"b"}
        run.complete("b", number)
        assert places(run) == {"check"}
        run.facts["check"] = "again"
        run.complete("check", number)
        assert places(run) == {"a", "b"}


def test_no_token_is_lost_where_two_come_by_the_same_arrow() -> None:
    lines = ("start s -> f", "all f -> a | b | c", "user a -> m", "user b -> m", "user m -> j",
             "user c -> k", "user k -> j", "all j -> z", "user z -> e", "end e")  # fmt: skip
    walk = Walk(ready(*lines))
    walk.take("a")
    walk.take("b")
    walk.take("m")
    walk.take("m")
    walk.take("c")
    assert walk.take("k") == {"z"}
    assert walk.run.snapshot()["arrived"] == {"e:j": {"e:m": 1}}


def test_a_branch_that_never_comes_is_told_not_waited_for() -> None:
    lines = ("start s -> f", "all f -> a | b", "user a -> g", "choice g -> j: a = 1 | *x",
             "user b -> j", "all j -> e", "end e", "end x")  # fmt: skip
    walk = Walk(ready(*lines))
    walk.take("b")
    with pytest.raises(CannotGoOn, match="j"):
        walk.take("a", a=2)


def test_an_end_waits_for_the_other_branches() -> None:
    lines = ("start s -> f", "all f -> a | b", "user a -> x", "user b -> y", "end x", "end y")
    walk = Walk(ready(*lines))
    assert walk.take("a") == {"b"}
    assert not walk.run.ended
    assert walk.take("b") == set()
    assert walk.run.ended


def test_a_terminating_end_stops_the_other_branches() -> None:
    lines = ("start s -> f", "all f -> a | b", "user a -> x", "user b -> y", "stop x", "end y")
    walk = Walk(ready(*lines))
    assert walk.take("a") == set()
    assert walk.run.ended
    assert ("b", How.CANCELLED) in {(p.element.id, p.how) for p in walk.run.trail}


def test_a_timer_between_two_steps_waits_until_it_is_rung() -> None:
    walk = Walk(ready("start s -> t", "timer t -> a", "user a -> e", "end e"))
    assert places(walk.run) == {"t"}
    assert walk.ring("t") == {"a"}


EDGED = (
    "start s -> a",
    "user a -> b",
    "edge {}late on=a -> c",
    "user b -> e",
    "user c -> e",
    "end e",
)


def test_a_timer_on_the_edge_takes_the_task_away() -> None:
    walk = Walk(ready(*(line.format("") for line in EDGED)))
    assert places(walk.run) == {"a", "late"}
    assert walk.ring("late") == {"c"}
    assert ("a", How.CANCELLED) in {(p.element.id, p.how) for p in walk.run.trail}
    assert walk.take("c") == set()
    assert walk.run.ended


def test_a_timer_on_the_edge_goes_when_the_task_is_done() -> None:
    walk = Walk(ready(*(line.format("") for line in EDGED)))
    assert walk.take("a") == {"b"}
    assert ("late", How.CANCELLED) in {(p.element.id, p.how) for p in walk.run.trail}


def test_a_reminding_timer_leaves_the_task_open() -> None:
    lines = [line.format("") for line in EDGED]
    lines[2] = "edge late on=a beside -> c"
    walk = Walk(ready(*lines))
    assert walk.ring("late") == {"a", "c"}
    assert walk.take("c") == {"a"}
    assert walk.take("a") == {"b"}
    assert walk.take("b") == set()
    assert walk.run.ended


def test_two_timers_on_one_edge() -> None:
    walk = Walk(ready("start s -> a", "user a -> e", "edge soon on=a beside -> r", "user r -> e",
                      "edge late on=a -> e", "end e"))  # fmt: skip
    assert walk.ring("soon") == {"a", "r", "late"}
    assert walk.ring("late") == {"r"}
    assert walk.take("r") == set()


def test_what_an_operation_brings_decides_the_way() -> None:
    compiled = ready("start s -> o", "service o results=ok -> g", "choice g -> a: ok | *b",
                     "user a -> e", "user b -> e", "end e")  # fmt: skip
    assert places(Run.begin(compiled, {}, lambda e, n, f: {"ok": True})) == {"a"}
    assert places(Run.begin(compiled, {}, lambda e, n, f: {"ok": False})) == {"b"}


def test_a_resting_instance_is_small() -> None:
    walk = Walk(ready(*JOINT))
    walk.take("accept", acceptance="correction")
    walk.take("more")
    walk.take("accept", acceptance="accepted")
    walk.take("fire")
    kept = json.dumps(walk.run.snapshot()) + json.dumps(walk.run.facts)
    assert len(kept.encode()) < 1024


def test_a_step_costs_the_same_however_long_the_case_has_been() -> None:
    walk = Walk(ready(*REPEATED))
    for _round in range(50):
        walk.take("a")
        walk.take("b")
        walk.take("check", check="again")
    assert len(walk.run.snapshot()["tokens"]) == 2
    assert len(walk.again().workflow.tasks) < 10


# --- random processes -------------------------------------------------------------------------


@st.composite
def blocks(draw: st.DrawFn, depth: int = 3) -> Any:
    """A random well-nested process: tasks, sequences, choices, forks and loops."""
    if depth == 0:
        return ("task",)
    kind = draw(st.sampled_from(["task", "task", "service", "then", "choice", "fork", "loop"]))
    if kind in ("then", "choice", "fork"):
        parts = draw(st.lists(blocks(depth=depth - 1), min_size=2, max_size=3))
        return (kind, *parts)
    if kind == "loop":
        return (kind, draw(blocks(depth=depth - 1)))
    return (kind,)


def drawn(block: Any) -> tuple[str, ...]:
    """The lines of a process around a block; gateways ask for the fact that bears their name."""
    lines: list[str] = []

    def draw(block: Any, after: str) -> str:
        """Draw a block that leads to `after`; the answer is where it begins."""
        id = f"n{len(lines)}"
        kind, *parts = block
        if kind == "task":
            lines.append(f"user {id} -> {after}")
        elif kind == "service":
            lines.append(f"service {id} -> {after}")
        elif kind == "then":
            for part in reversed(parts):
                after = draw(part, after)
            return after
        elif kind == "loop":
            place = len(lines)
            merge, wait = f"m{place}", f"w{place}"
            lines.append(f"choice {id} -> {wait}: fact = 1 | *{after}")
            lines.append(f"choice {merge} -> {draw(parts[0], id)}")
            lines.append(f"user {wait} -> {merge}")
            return merge
        else:
            lines.append("")
            place = len(lines) - 1
            join = f"j{place}"
            lines.append(f"{'all' if kind == 'fork' else 'choice'} {join} -> {after}")
            starts = []
            for part in parts:
                # A task at the head keeps two arrows from leading to the same gateway.
                starts.append(draw(("then", ("task",), part), join))
            if kind == "fork":
                lines[place] = f"all {id} -> " + " | ".join(starts)
            else:
                ways = [f"{s}: fact = {n}" for n, s in enumerate(starts[1:], 1)]
                lines[place] = f"choice {id} -> *{starts[0]} | " + " | ".join(ways)
        return id

    first = draw(block, "e")
    return (f"start s -> {first}", *lines, "end e")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=blocks(), data=st.data())
def test_any_process_goes_the_same_way_kept_or_not(block: Any, data: st.DataObject) -> None:
    """One instance stays in memory, its twin is kept and restored between any two steps: they
    rest at the same places, and neither stops before its end."""
    compiled = ready(*drawn(block), facts="fact")
    alive = Run.begin(compiled, {}, nothing)
    walk = Walk(compiled)
    for _step in range(60):
        here = sorted((v.element.id, v.number) for v in alive.open)
        assert here == sorted((v.element.id, v.number) for v in walk.run.open)
        if not here:
            break
        element, number = data.draw(st.sampled_from(here))
        fact = data.draw(st.integers(0, 2))
        alive.facts["fact"] = fact
        alive.complete(element, number)
        walk.again(fact=fact).complete(element, number)
        assert alive.visits == walk.run.visits
    assert alive.ended == walk.run.ended


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=blocks(), data=st.data())
def test_any_well_nested_process_ends(block: Any, data: st.DataObject) -> None:
    walk = Walk(ready(*drawn(block), facts="fact"))
    for _step in range(200):
        if walk.run.ended:
            break
        here = sorted(places(walk.run))
        # No loop is entered again, so that every walk is finite.
        walk.take(data.draw(st.sampled_from(here)), fact=data.draw(st.sampled_from([0, 2])))
    assert walk.run.ended
    assert not any(walk.run.snapshot()["arrived"].values())
