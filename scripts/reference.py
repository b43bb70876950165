"""Write the reference pages that are drawn from the code: commands, events, sockets."""

import inspect
import sys
from importlib import import_module
from pathlib import Path

import click
from django.apps import apps
from django.utils.module_loading import autodiscover_modules

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


def pages() -> dict[str, str]:
    """File name -> content, with Django set up and the command line read."""
    cli.main.gather()
    autodiscover_modules("sockets")
    return {
        "commands.md": commands_page(),
        "events.md": events_page(),
        "sockets.md": sockets_page(),
    }


if __name__ == "__main__":
    for name, content in pages().items():
        (PAGES / name).write_text(content)
