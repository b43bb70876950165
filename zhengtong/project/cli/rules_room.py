"""What the rules decided, taken again from the command line."""

import json
import sys
from datetime import datetime
from typing import Any

import click

from zhengtong.blocks.rules import queries
from zhengtong.kernel import clock
from zhengtong.kernel.errors import Problem
from zhengtong.kernel.refs import ref
from zhengtong.project.cli.rules import rules

MOST_SHOWN = 50


@rules.command()
@click.option("--case", "number", default="", help="Only the verdicts of the case of this number.")
@click.option("--since", default="", help="Only verdicts from this moment on, such as 2026-11-01.")
@click.option("--key", default="", help="Only verdicts by the rules of this key.")
def replay(number: str, since: str, key: str) -> None:
    """Decide past cases again by the versions of then; exits with 1 when one differs.

    Facts are personal: outcomes are shown, facts are not.
    """
    count = 0
    differing = 0
    case = ref("case", number) if number else ""
    for verdict in queries.verdicts(key, ref=case, since=moment(since)):
        count += 1
        again = queries.replay(verdict)
        if again.same:
            continue
        differing += 1
        if differing <= MOST_SHOWN:
            click.echo(
                f"{verdict.ref} {verdict.key} {verdict.number} “{verdict.decision}”,"
                f" verdict {verdict.id}: then {said(verdict.outcome)},"
                f" now {again.problem or said(again.outcome)}"
            )
    click.echo(f"{count} verdicts taken again, {differing} differ.")
    if differing:
        sys.exit(1)


@rules.command()
@click.argument("key")
@click.argument("before", metavar="FROM", type=int)
@click.argument("after", metavar="TO", type=int)
@click.option("--since", default="", help="Only verdicts from this moment on, such as 2026-11-01.")
def compare(key: str, before: int, after: int, since: str) -> None:
    """Show which past cases version TO of the rules KEY would have decided otherwise than FROM."""
    try:
        found = queries.compare(key, before, after, queries.verdicts(key, since=moment(since)))
    except Problem as problem:
        raise click.ClickException(str(problem.detail)) from None
    counts: dict[tuple[str, str], int] = {}
    for change in found.changes[:MOST_SHOWN]:
        click.echo(f"{change.ref}: {said(change.before)} -> {said(change.after)}")
    for change in found.changes:
        pair = (said(change.before), said(change.after))
        counts[pair] = counts.get(pair, 0) + 1
    for (was, would), count in sorted(counts.items(), key=lambda row: -row[1]):
        click.echo(f"{count} times {was} -> {would}")
    click.echo(
        f"{found.asked} verdicts, {len(found.changes)} would differ,"
        f" {len(found.failed)} could not be decided."
    )


def moment(text: str) -> datetime | None:
    """Read a moment in the installation's zone; nothing when the option was not given."""
    try:
        return clock.read_moment(text) if text else None
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no moment; write 2026-11-01 or 2026-11-01T08:00", param_hint="--since"
        ) from None


def said(outcome: Any) -> str:
    """An outcome on one line."""
    return json.dumps(outcome, ensure_ascii=False)
