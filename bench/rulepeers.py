"""The peers of the rule engine that pip can install, on the same table and the same facts.

Run by the Python of an environment of their own (see `bench.rules`), so it imports nothing of the
platform: `python rulepeers.py FILE` with a table in JSON, one line of JSON for each peer.
"""

import contextlib
import importlib
import importlib.metadata
import io
import json
import sys
from collections.abc import Callable, Iterator
from time import process_time
from types import SimpleNamespace
from typing import Any

Decide = Callable[[dict[str, Any]], Any]
SECONDS = 3.0


def zen(told: dict[str, Any]) -> Decide:
    """zen-engine (Rust): its own JSON table, cells in its expression language."""
    zen_engine = importlib.import_module("zen").ZenEngine()
    inputs = [{"id": f"i{n}", "name": name, "field": name} for n, name in enumerate(told["names"])]
    rules = [
        {"_id": str(n), "o": json.dumps(output, ensure_ascii=False)}
        | {f"i{c}": _zen_cell(cell) for c, cell in enumerate(cells)}
        for n, (cells, output) in enumerate(zip(told["rows"], told["outputs"], strict=True))
    ]
    content = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "o", "name": "out", "field": "out"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "t", "type": "decisionTableNode", "name": "t", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "t", "type": "edge"},
        {"id": "b", "sourceId": "t", "targetId": "out", "type": "edge"},
    ]
    decision = zen_engine.create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda facts: decision.evaluate(facts)["result"].get("out")


def _zen_cell(cell: list[Any] | None) -> str:
    if cell is None:
        return ""
    if cell[0] == "[)":
        return f"[{cell[1]}..{cell[2]})"
    text = json.dumps(cell[1], ensure_ascii=False)
    return text if cell[0] == "=" else f"{cell[0]} {text}"


def spiff(told: dict[str, Any]) -> Decide:
    """SpiffWorkflow: cells are Python, which its script engine compiles and runs each time."""
    scripts = importlib.import_module("SpiffWorkflow.bpmn.script_engine")
    engines = importlib.import_module("SpiffWorkflow.dmn.engine.DMNEngine")
    model = importlib.import_module("SpiffWorkflow.dmn.specs.model")
    table = model.DecisionTable("t", "t", "UNIQUE")
    columns = [model.Input(f"i{n}", name, name, None, None) for n, name in enumerate(told["names"])]
    for one in columns:
        one.expression = one.name
    result = model.Output("o", "out", "out", None)
    for number, (cells, output) in enumerate(zip(told["rows"], told["outputs"], strict=True)):
        rule = model.Rule(f"r{number}")
        for column, cell in zip(columns, cells, strict=True):
            entry = model.InputEntry(f"e{number}", column)
            entry.lhs.append(_python_cell(cell))
            rule.inputEntries.append(entry)
        entry = model.OutputEntry(f"o{number}", result)
        entry.text = repr(output)
        entry.parsedRef = entry.text
        rule.outputEntries.append(entry)
        table.rules.append(rule)
    engine = engines.DMNEngine(table)
    workflow = SimpleNamespace(script_engine=scripts.PythonScriptEngine())

    def decide(facts: dict[str, Any]) -> Any:
        return engine.result(SimpleNamespace(data=dict(facts), workflow=workflow)).get("out")

    return decide


def _python_cell(cell: list[Any] | None) -> str | None:
    if cell is None:
        return None
    if cell[0] == "[)":
        return f"{cell[1]} <= ? < {cell[2]}"
    return repr(cell[1]) if cell[0] == "=" else f"{cell[0]} {cell[1]!r}"


def pydmnrules(told: dict[str, Any]) -> Decide:
    """pyDMNrules: the same DMN file, without the annotations, which it cannot read."""
    rules = importlib.import_module("pyDMNrules").DMN()
    status = rules.useXML(told["dmn"])
    if "errors" in status:
        raise ValueError(str(status["errors"])[:200])

    def decide(facts: dict[str, Any]) -> Any:
        status, found = rules.decide(dict(facts))
        if "errors" in status:
            raise ValueError(str(status["errors"])[:200])
        last = found[-1] if isinstance(found, list) else found
        name = told["decision"]
        return last["Result"].get(f"{name}.{name}")

    return decide


PEERS: dict[str, Callable[[dict[str, Any]], Decide]] = {
    "zen-engine": zen,
    "SpiffWorkflow": spiff,
    "pyDMNrules": pydmnrules,
}


def measured(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """How many decisions a second, and how many of the first hundred were right."""
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return {"name": name, "fault": "is not installed"}
    told_by = {"name": name, "version": version}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            decide = PEERS[name](told)
            answers = [_tried(decide, facts) for facts in told["facts"][:100]]
            count, began = 0, process_time()
            for facts in _again(told["facts"]):
                _tried(decide, facts)
                count += 1
                if process_time() - began > SECONDS:
                    break
            rate = count / (process_time() - began)
    except Exception as error:
        return told_by | {"fault": f"{type(error).__name__}: {error}"[:200]}
    right = sum(a == b for a, b in zip(answers, told["expected"], strict=False))
    return told_by | {"rate": rate, "right": right, "of": len(answers)}


def _tried(decide: Decide, facts: dict[str, Any]) -> Any:
    try:
        return decide(facts)
    except Exception as error:
        return f"error: {error}"


def _again(facts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    while True:
        yield from facts


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        given = json.load(file)
    for peer in PEERS:
        print(json.dumps(measured(peer, given), ensure_ascii=False), flush=True)
