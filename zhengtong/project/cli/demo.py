"""The demo city from the command line."""

import sys

import click

from zhengtong.kernel import clock
from zhengtong.project.demo import logins
from zhengtong.project.demo.loading import everything


@click.group()
def demo() -> None:
    """Load the demo city 云海市, or generate cases in bulk."""


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


@demo.command(name="logins")
def show_logins() -> None:
    """Print who can sign in, and with what."""
    for line in logins.listing():
        click.echo(line)


commands = [demo]
