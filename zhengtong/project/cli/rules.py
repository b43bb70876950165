"""Commands for decision models."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from zhengtong.blocks.rules.dmn import tck as kit
from zhengtong.blocks.rules.feel.values import normalise
from zhengtong.kernel import clock

FolderKey = tuple[str, str]


@click.group()
def rules() -> None:
    """Decision models: prove the engine."""


@rules.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write the results here.")
@click.option("--quiet", is_flag=True, help="Only the totals of the levels.")
def tck(directory: Path, target: Path | None, quiet: bool) -> None:
    """Run a folder of the public DMN test kit; exits with 1 when a case fails.

    DIRECTORY is the kit, one of its levels, or one folder with a model and its cases.
    """
    results = list(kit.run(directory, now=normalise(clock.now())))
    if not results:
        raise click.ClickException(f"No test cases of the kit below {directory}.")
    folders: dict[FolderKey, list[kit.Result]] = {}
    for result in results:
        folders.setdefault((result.level, result.folder), []).append(result)
    levels: dict[str, list[kit.Result]] = {}
    for (level, folder), found in folders.items():
        levels.setdefault(level, []).extend(found)
        if not quiet:
            click.echo(f"{level}  {folder}  {_passed(found)} of {len(found)}")
            _tell_failures(found)
    for level, found in levels.items():
        share = 100 * _passed(found) / len(found)
        click.echo(f"{level}: {_passed(found)} of {len(found)} passed ({share:.2f} %)")
    click.echo(f"total: {_passed(results)} of {len(results)} passed")
    if target is not None:
        target.write_text(json.dumps(_told(folders), ensure_ascii=False, indent=1) + "\n")
    if _passed(results) < len(results):
        sys.exit(1)


def _passed(results: Sequence[kit.Result]) -> int:
    return sum(result.passed for result in results)


def _tell_failures(results: Sequence[kit.Result]) -> None:
    for result in results:
        for failure in result.failures:
            click.echo(f"    {result.file}  case {result.case}  {failure.node}")
            click.echo(f"        expected {failure.expected}")
            click.echo(f"        actual   {failure.actual}")
            for message in failure.messages[:3]:
                click.echo(f"        {message}")


def _told(folders: dict[FolderKey, list[kit.Result]]) -> list[dict[str, object]]:
    return [
        {
            "level": level,
            "folder": folder,
            "total": len(found),
            "passed": _passed(found),
            "failures": [
                {
                    "file": result.file,
                    "case": result.case,
                    "node": failure.node,
                    "expected": failure.expected,
                    "actual": failure.actual,
                    "messages": list(failure.messages),
                }
                for result in found
                for failure in result.failures
            ],
        }
        for (level, folder), found in folders.items()
    ]


commands = [rules]
