"""The reference processes of the demo city: they run as drawn, to the end, on every way."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import zhengtong
from zhengtong.blocks.process.compiling import Compiled, compile_diagram
from zhengtong.blocks.process.diagram import APPLICANT, Diagram, Kind
from zhengtong.blocks.process.lint import lint
from zhengtong.blocks.process.reading import read
from zhengtong.blocks.process.running import Run

FOLDER = Path(zhengtong.__file__).parent / "project" / "demo" / "content" / "processes"
FILES = sorted(FOLDER.glob("*.bpmn"))
OPERATIONS = ("cases.grant_by_rule", "cases.issue_licence", "cases.deliver_electronically")
OUTCOMES = {
    "accept": ("accepted", "correction", "refused"),
    "supplement": (),
    "opinion": ("agree", "disagree"),
    "decide": ("granted", "rejected"),
    "deliver": (),
}

every_process = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def ready(file: Path) -> Compiled:
    return compile_diagram(read(file.read_bytes()).diagram)


class Walker:
    """Takes every open step with the outcome that the story wants, and notes what was done."""

    def __init__(self, compiled: Compiled, **facts: Any) -> None:
        self.operations: list[str] = []
        self.taken: list[str] = []
        self.run = Run.begin(compiled, facts, self.perform)

    def perform(self, element: Any, number: int, facts: Any) -> dict[str, Any]:
        self.operations.append(element.operation.name)
        return {}

    def walk(self, **outcomes: Any) -> "Walker":
        while self.run.open:
            visit = self.run.open[0]
            plan = visit.element.task
            wanted = outcomes.get(plan.verb, (plan.outcomes or ("done",))[0])
            if isinstance(wanted, list):
                wanted = wanted.pop(0)
            self.taken.append(plan.verb)
            self.run.facts[plan.result] = wanted
            self.run.complete(visit.element.id, visit.number)
        return self


def test_they_are_all_there() -> None:
    assert len(FILES) == 9


@every_process
def test_nothing_is_found_against_it(file: Path) -> None:
    assert [str(one) for one in lint(read(file.read_bytes()), OPERATIONS)] == []


@every_process
def test_it_keeps_to_the_verbs_and_outcomes_that_cases_know(file: Path) -> None:
    diagram = ready(file).diagram
    results = set()
    for element in diagram.of(Kind.USER):
        plan = element.task
        assert plan.outcomes == OUTCOMES[plan.verb]
        assert plan.verb != "accept" or (plan.result, plan.role) == ("acceptance", "window_clerk")
        assert plan.verb != "decide" or plan.result == "decision"
        assert plan.verb != "opinion" or plan.result == f"{plan.participant}_opinion"
        assert plan.verb != "supplement" or plan.participant == APPLICANT
        assert plan.days or plan.participant == APPLICANT
        results.add(plan.result)
    assert {"acceptance", "decision", "delivery", "supplement"} <= results


@every_process
def test_a_granted_application_is_delivered(file: Path) -> None:
    walker = Walker(ready(file)).walk(accept="accepted", decide="granted")
    assert walker.taken[0] == "accept"
    assert "delivered" in walker.run.visits
    licensed = file.stem != "instant"
    assert ("cases.issue_licence" in walker.operations) is licensed


@every_process
def test_a_rejected_application_is_told_but_gets_no_licence(file: Path) -> None:
    walker = Walker(ready(file)).walk(accept="accepted", decide="rejected", opinion="disagree")
    assert "delivered" in walker.run.visits
    assert "cases.issue_licence" not in walker.operations


@every_process
def test_a_refused_application_ends(file: Path) -> None:
    walker = Walker(ready(file)).walk(accept="refused")
    assert walker.taken == ["accept"]
    assert "refused" in walker.run.visits


@every_process
def test_a_corrected_application_comes_back_to_the_window(file: Path) -> None:
    walker = Walker(ready(file)).walk(accept=["correction", "accepted"])
    assert walker.taken[:3] == ["accept", "supplement", "accept"]
    assert "delivered" in walker.run.visits


@every_process
@pytest.mark.parametrize(
    ("mode", "by_hand"), [("electronic", False), ("pickup", True), ("courier", True)]
)
def test_the_result_goes_the_way_the_applicant_chose(file: Path, mode: str, by_hand: bool) -> None:
    walker = Walker(ready(file), delivery_mode=mode).walk()
    assert ("deliver" in walker.taken) is by_hand
    assert ("cases.deliver_electronically" in walker.operations) is not by_hand


def test_what_is_handled_on_the_spot_is_decided_at_the_window() -> None:
    walker = Walker(ready(FOLDER / "instant.bpmn"))
    walker.run.facts["acceptance"] = "accepted"
    walker.run.complete("accept", 1)
    (visit,) = walker.run.open
    assert (visit.element.task.verb, visit.element.task.role) == ("decide", "window_clerk")


@pytest.mark.parametrize(
    ("name", "departments"),
    [
        ("food-business", {"market", "fire", "urban"}),
        ("road-occupation", {"urban", "traffic", "housing"}),
        ("outdoor-advertising", {"urban", "traffic"}),
    ],
)
def test_departments_review_at_the_same_time(name: str, departments: set[str]) -> None:
    walker = Walker(ready(FOLDER / f"{name}.bpmn"))
    walker.run.facts["acceptance"] = "accepted"
    walker.run.complete("accept", 1)
    assert {visit.element.task.participant for visit in walker.run.open} == departments


@every_process
def test_everything_can_be_drawn(file: Path) -> None:
    """Each element has a place and each flow a line that begins and ends at its elements."""
    root = etree.parse(file).getroot()
    space = {
        "di": "http://www.omg.org/spec/BPMN/20100524/DI",
        "dc": "http://www.omg.org/spec/DD/20100524/DC",
        "point": "http://www.omg.org/spec/DD/20100524/DI",
    }
    places = {
        shape.get("bpmnElement"): {k: float(v) for k, v in shape.find("dc:Bounds", space).items()}
        for shape in root.iterfind(".//di:BPMNShape", space)
    }
    lines = {
        edge.get("bpmnElement"): [
            (float(point.get("x")), float(point.get("y")))
            for point in edge.iterfind("point:waypoint", space)
        ]
        for edge in root.iterfind(".//di:BPMNEdge", space)
    }
    diagram: Diagram = ready(file).diagram
    assert set(diagram.elements) <= set(places)
    for flow in diagram.flows.values():
        for point, end in ((lines[flow.id][0], flow.source), (lines[flow.id][-1], flow.target)):
            box = places[end]
            assert box["x"] <= point[0] <= box["x"] + box["width"]
            assert box["y"] <= point[1] <= box["y"] + box["height"]
    boxes = [(id, places[id]) for id in diagram.elements]
    for n, (_id, one) in enumerate(boxes):
        for _other, two in boxes[n + 1 :]:
            beside = one["x"] + one["width"] <= two["x"] or two["x"] + two["width"] <= one["x"]
            above = one["y"] + one["height"] <= two["y"] or two["y"] + two["height"] <= one["y"]
            assert beside or above, (_id, _other)
