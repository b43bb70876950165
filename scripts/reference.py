"""Write the reference pages that are drawn from the code: commands, events, sockets, FEEL."""

import inspect
import sys
from importlib import import_module
from pathlib import Path

import click
from django.apps import apps
from django.utils.module_loading import autodiscover_modules

from zhengtong.blocks.rules.feel.functions.table import FAMILIES
from zhengtong.blocks.rules.feel.properties import PROPERTIES, absent
from zhengtong.blocks.rules.feel.values import KINDS
from zhengtong.kernel.sockets import Socket
from zhengtong.project import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs/reference"


def first_sentence(thing: object) -> str:
    words = " ".join((inspect.getdoc(thing) or "").split())
    end = words.find(". ")
    return (words if end < 0 else words[: end + 1]).replace("|", "\\|")


def commands_page() -> str:
    context = click.Context(cli.main)
    rows = []
    for name in cli.main.list_commands(context):
        command = cli.main.get_command(context, name)
        rows.append((f"zhengtong {name}", command.get_short_help_str(200)))
        for part, inner in sorted(getattr(command, "commands", {}).items()):
            rows.append((f"zhengtong {name} {part}", inner.get_short_help_str(200)))
    body = "\n".join(f"| `{name}` | {words.replace('|', chr(92) + '|')} |" for name, words in rows)
    return (
        "# Commands\n\nDrawn from the code by `scripts/reference.py`. `zhengtong COMMAND --help` "
        f"says more.\n\n| command | what it does |\n|---|---|\n{body}\n"
    )


def events_page() -> str:
    # Read after Django is set up: the rooms declare their events then.
    events = import_module("zhengtong.kernel.events")
    news = import_module("zhengtong.kernel.news")
    heard = news.wired()
    by_room: dict[str, list[type]] = {}
    for name in sorted(events.KNOWN):
        kind = events.KNOWN[name]
        if kind.__module__.startswith("zhengtong."):
            by_room.setdefault(kind.__module__.removesuffix(".events"), []).append(kind)
    parts = [
        "# Events and who hears them\n\nDrawn from the code by `scripts/reference.py`. Each is a "
        "line in the journal; listeners stand in `project/wiring.py`.\n"
    ]
    for room, kinds in sorted(by_room.items()):
        parts.append(f"\n## {room}\n\n| event | what happened | heard by |\n|---|---|---|")
        for kind in kinds:
            listeners = ", ".join(heard.get(kind.__name__, [])) or "–"
            parts.append(f"| `{kind.__name__}` | {first_sentence(kind)} | {listeners} |")
    return "\n".join(parts) + "\n"


def sockets_page() -> str:
    rows = []
    for config in sorted(apps.get_app_configs(), key=lambda c: c.name):
        module = sys.modules.get(f"{config.name}.sockets")
        for name, socket in sorted(vars(module).items()) if module else []:
            if isinstance(socket, Socket):
                keys = ", ".join(f"`{key}`" for key in list(socket.keys())) or "–"
                rows.append(f"| `{config.name}.sockets.{name}` | {socket.group or '–'} | {keys} |")
    body = "\n".join(rows)
    return (
        "# Sockets\n\nWhat can be plugged in from outside, by which entry point group, and what is "
        "plugged in here. Drawn from the code by `scripts/reference.py`; how to write a plug: "
        "[add a plug](../how-to/add-a-plug.md).\n\n| socket | entry points | plugs |\n"
        f"|---|---|---|\n{body}\n"
    )


def feel_page() -> str:
    parts = [
        "# FEEL: built-in functions and properties\n\nDrawn from the code by "
        "`scripts/reference.py`. The functions are those of DMN 1.5 (OMG formal/24-01-01), with "
        "the section that defines each. `?` marks a parameter that may be left out, `...` one "
        "that may be repeated. A call may name its parameters: "
        '`substring(string: "foobar", start position: 3)`. Arguments outside of the domains '
        "give null, and the evaluation notes why; a list of one item stands for the item where "
        "one is asked for, and a single value for a list of it."
    ]
    for family, functions in FAMILIES.items():
        parts.append(f"\n## {family}\n\n| function | what it gives | section |\n|---|---|---|")
        for function in functions:
            calls = "<br>".join(_call(function.name, one.text) for one in function.variants)
            parts.append(f"| {calls} | {function.summary} | {function.section} |")
    parts.append(
        "\n## Properties\n\nSection 10.3.2.15, tables 65 to 67. They follow a point: "
        "`application date.year`.\n\n| of a | properties |\n|---|---|"
    )
    for kind, getters in PROPERTIES.items():
        names = ", ".join(f"`{name}`" for name in getters if getters[name] is not absent)
        parts.append(f"| {KINDS[kind]} | {names} |")
    return "\n".join(parts) + "\n"


def _call(name: str, signature: str) -> str:
    parameters, _, result = signature.rpartition("-> ")
    return f"`{name}({parameters.strip()}) → {result}`"


def pages() -> dict[str, str]:
    """File name -> content, with Django set up and the command line read."""
    cli.main.gather()
    autodiscover_modules("sockets")
    return {
        "commands.md": commands_page(),
        "events.md": events_page(),
        "feel.md": feel_page(),
        "sockets.md": sockets_page(),
    }


if __name__ == "__main__":
    for name, content in pages().items():
        (PAGES / name).write_text(content)
