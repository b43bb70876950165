"""The demo city from the command line."""

import sys
import time

import click
from django.conf import settings

from zhengtong.kernel import clock
from zhengtong.project.demo import logins
from zhengtong.project.demo.bulk import generating
from zhengtong.project.demo.loading import everything


@click.group()
def demo() -> None:
    """Load the demo city 云海市, or generate cases in bulk."""
    if settings.PRODUCTION:
        raise click.ClickException("the demo city has no place in production (ZHENGTONG_ENV)")


@demo.command()
def load() -> None:
    """Load the demo city; what is there already stays as it is."""
    if everything.is_loaded():
        click.echo("The demo city 云海市 is there already.")
        return
    with click.progressbar(
        length=everything.size(), label="Loading the demo city 云海市", file=sys.stdout
    ) as bar:
        everything.load(at=clock.now(), step=lambda things=1: bar.update(things))


@demo.command()
@click.option("--cases", default=10_000, show_default=True, help="How many cases to write.")
@click.option("--seed", default=0, show_default=True, help="Another seed, other cases.")
@click.option("--history", is_flag=True, help="Also the history of each process.")
def generate(cases: int, seed: int, history: bool) -> None:
    """Write cases in bulk, to measure lists and searches at scale."""
    began = time.monotonic()
    with click.progressbar(
        length=generating.length(cases), label="Generating cases", file=sys.stdout
    ) as bar:
        done = generating.generate(
            cases,
            at=clock.now(),
            seed=seed,
            history=history,
            step=lambda things=1: bar.update(things),
        )
    spent = time.monotonic() - began
    click.echo(
        f"{done.cases:,} cases, {done.rows:,} rows, {done.residents:,} residents "
        f"in {spent:.1f} s: {done.cases / spent:,.0f} cases/s"
    )


@demo.command(name="logins")
def show_logins() -> None:
    """Print who can sign in, and with what."""
    for line in logins.listing():
        click.echo(line)


commands = [demo]
