"""The journal's proof from the command line."""

import sys
from datetime import datetime
from typing import TextIO

import click

from zhengtong.blocks.audit import actions, queries
from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM


@click.group()
def audit() -> None:
    """Check, seal and export the journal."""


@audit.command()
@click.option("--digest", default="", help="A digest noted earlier, to be found at --batch.")
@click.option("--batch", type=int, default=0, help="The batch the noted digest belongs to.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
def verify(digest: str, batch: int, quiet: bool) -> None:
    """Check every line against the hash chain; exits with 1 when something is broken."""
    state = queries.state()
    with click.progressbar(
        length=state.lines + state.waiting,
        label="Reading the journal",
        file=sys.stderr,
        hidden=quiet or not sys.stderr.isatty(),
    ) as bar:
        verdict = queries.verify(lambda read: bar.update(read - bar.pos))
    click.echo(
        f"{verdict.lines} lines sealed in {verdict.batches} batches,"
        f" {verdict.waiting} written since."
    )
    if verdict.rolled_back:
        click.echo(f"{verdict.rolled_back} ids belong to transactions that were rolled back.")
    if verdict.digest:
        click.echo(f"Digest of batch {verdict.batches}: {verdict.digest}")
    if batch and not queries.holds(batch, digest):
        click.echo(f"BROKEN: batch {batch} does not have the digest that was noted.")
        sys.exit(1)
    for place, found in enumerate(verdict.broken):
        click.echo(f"{'BROKEN:' if place == 0 else '       '} {told(found)}")
    if not verdict.ok:
        sys.exit(1)
    click.echo("The journal is whole.")


@audit.command()
def seal() -> None:
    """Seal what was written since the worker's last round."""
    click.echo(f"{actions.seal(by=SYSTEM, at=clock.now())} lines sealed.")


@audit.command()
@click.option("--since", default="", help="First moment, such as 2026-11-01 or 2026-11-01T08:00.")
@click.option("--until", default="", help="Moment after the last one.")
@click.option("--output", type=click.File("w", encoding="utf-8"), default="-", help="A file.")
def export(since: str, until: str, output: TextIO) -> None:
    """Write the lines of a span as JSON, one object a line."""
    first, last = moment(since, "--since"), moment(until, "--until")
    actions.note_export(first, last, by=SYSTEM, at=clock.now())
    count = 0
    for line in queries.export(first, last):
        output.write(line + "\n")
        count += 1
    click.echo(f"{count} lines written.", err=True)


def moment(text: str, option: str) -> datetime | None:
    """Read a moment in the installation's zone; nothing when the option was not given."""
    try:
        return clock.read_moment(text) if text else None
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no moment; write 2026-11-01 or 2026-11-01T08:00", param_hint=option
        ) from None


def told(found: queries.Broken) -> str:
    """A broken line in words: line, time, event, ref, what is wrong."""
    where = " ".join(part for part in (found.at, found.event, found.ref) if part)
    more = f" ({found.other})" if found.other else ""
    return f"line {found.id}: {where + ': ' if where else ''}{found.words}{more}"


commands = [audit]
