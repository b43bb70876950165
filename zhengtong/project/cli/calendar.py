"""The working-day calendar from the command line."""

import csv
from datetime import date
from pathlib import Path

import click

from zhengtong.kernel import calendars, clock
from zhengtong.kernel.actors import SYSTEM


@click.group()
def calendar() -> None:
    """Show and announce holidays and make-up working days."""


@calendar.command()
def show() -> None:
    """List the years whose holidays have been announced."""
    kept = calendars.calendar()
    for year in sorted(kept.years):
        click.echo(f"{year}: {kept.count(date(year - 1, 12, 31), date(year, 12, 31))} working days")


@calendar.command()
@click.argument("year", type=int)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, help="The notice, by number and date.")
def announce(year: int, file: Path, source: str) -> None:
    """Announce the holidays of a YEAR from a CSV file: day,holiday|workday,name."""
    days: dict[date, tuple[bool, str]] = {}
    with file.open(encoding="utf-8-sig", newline="") as rows:
        for number, row in enumerate(csv.reader(rows), start=1):
            try:
                day, kind, name = row
                days[date.fromisoformat(day)] = ({"holiday": False, "workday": True}[kind], name)
            except (ValueError, KeyError):
                raise click.ClickException(
                    f"line {number} of {file.name} is not `2027-01-01,holiday,元旦`: {row}"
                ) from None
    try:
        calendars.announce(year, days, source=source, by=SYSTEM, at=clock.now())
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{year}: {len(days)} days announced.")


commands = [calendar]
