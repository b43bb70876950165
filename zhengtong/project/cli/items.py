"""Commands for the catalogue of service items."""

from collections.abc import Iterable
from pathlib import Path

import click
from django.utils.translation import override

from zhengtong.kernel import clock
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import Problem
from zhengtong.kernel.words import say
from zhengtong.registers.catalogue import actions, queries

SHOWN = 50


@click.group()
def items() -> None:
    """Service items: import lists of others, see which kinds of list are known."""


@items.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--mapping", "-m", required=True, help="Kind of the list; see `list-mappings`.")
@click.option("--all", "everything", is_flag=True, help=f"Show all remarks, not only {SHOWN}.")
def import_list(path: Path, mapping: str, everything: bool) -> None:
    """Put the items of a file into the catalogue: all of it, or nothing when it is unusable.

    The same file twice changes nothing. Rows that were rejected or are odd are listed with line
    and reason.
    """
    with override("en"):
        try:
            report = _import(path, mapping)
        except Problem as problem:
            hint = f"\n{problem.hint}" if problem.hint else ""
            raise click.ClickException(f"{problem.detail}{hint}") from None
    click.echo(
        f"{report.rows:,} rows in {report.seconds:.1f} s: {report.added:,} added, "
        f"{report.changed:,} changed, {report.unchanged:,} unchanged, "
        f"{len(report.warned):,} warned, {len(report.rejected):,} rejected; "
        f"{report.bodies:,} new bodies"
    )
    limit = None if everything else SHOWN
    _list("Warned and kept", report.warned, limit)
    _list("Rejected", report.rejected, limit)


def _import(path: Path, mapping: str) -> queries.ImportReport:
    with click.progressbar(length=1, label="Importing", width=30) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return actions.import_items(path, mapping, by=SYSTEM, at=clock.now(), progress=tell)


def _list(title: str, remarks: Iterable[queries.Remark], limit: int | None) -> None:
    listed = list(remarks)
    if not listed:
        return
    click.echo(f"\n{title}:")
    for remark in listed[:limit]:
        click.echo(f"  line {remark.line}  {remark.code or '-'}  {remark.reason}")
    if limit is not None and len(listed) > limit:
        click.echo(f"  … and {len(listed) - limit:,} more; --all shows them")


@items.command("list-mappings")
def list_mappings() -> None:
    """The kinds of list that can be imported, and what each expects."""
    for mapping in queries.mappings():
        click.echo(f"{mapping.key:<12} {say(mapping.title, 'en')} / {say(mapping.title, 'zh')}")
        click.echo(f"{'':<12} {mapping.kind}, with {', '.join(mapping.marks)}; {mapping.source}")


commands = [items]
