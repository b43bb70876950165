"""A trace in words of JSON, to be kept with a verdict and shown on a page.

Rows that were taken are kept whole; of the others the first failing cell, up to a bound: what is
left out is counted, and can be had again by replaying.
"""

from typing import Any

from zhengtong.blocks.rules.dmn.trace import DecisionTrace, TableTrace, Trace
from zhengtong.blocks.rules.facts import as_json
from zhengtong.blocks.rules.reasons import Matched

MOST_ROWS = 200


def matched(trace: Trace) -> list[Matched]:
    """The rules that were taken, in the order in which their decisions were finished."""
    return [
        Matched(decision.name, table.table.rows[row].number, table.table.rows[row].annotations)
        for decision in trace.decisions
        for table in decision.tables
        for row in sorted(table.hits)
    ]


def written(trace: Trace) -> list[dict[str, Any]]:
    """The whole trace: decisions in the order in which they were finished."""
    return [_decision(one) for one in trace.decisions]


def _decision(one: DecisionTrace) -> dict[str, Any]:
    return {
        "decision": one.name,
        "inputs": as_json(one.inputs),
        "value": as_json(one.value),
        "messages": list(one.messages),
        "tables": [_table(table) for table in one.tables],
    }


def _table(one: TableTrace) -> dict[str, Any]:
    rows = []
    left_out = 0
    for row in one.rows:
        if row.hit:
            rows.append({"row": row.number, "hit": True, "annotations": dict(row.annotations)})
        elif len(rows) >= MOST_ROWS:
            left_out += 1
        elif row.failed is None:
            rows.append({"row": row.number, "matched": row.matched})
        else:
            failed = row.failed
            rows.append(
                {
                    "row": row.number,
                    "column": failed.column,
                    "cell": failed.text,
                    "value": as_json(failed.value),
                }
            )
    return {
        "element": one.table.element,
        "policy": one.table.policy,
        "inputs": as_json(one.inputs),
        "rows": rows,
        "left_out": left_out,
    }
