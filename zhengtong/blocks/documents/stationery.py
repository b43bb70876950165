"""Where print templates are: the `print/` folder of each room and plug-in.

A template is named like a Django template, by the app's label and the file: `cases/acceptance.typ`
is `zhengtong/cases/print/acceptance.typ`. Inside a template the same names hold from the root:
`#import "/documents/base.typ": *`. Typst sees nothing else of the disk: its root is a folder of
links to the `print/` folders alone. What a template looks like is told in `print/base.typ`.
"""

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

_NAME = re.compile(r"(?:[\w-]+/)+[\w-]+\.typ|[\w-]+\.typ")


class NoTemplate(LookupError):
    """No app has a print template of that name."""


@cache
def print_folders() -> dict[str, Path]:
    """The print folders by app label."""
    folders = {config.label: Path(config.path) / "print" for config in apps.get_app_configs()}
    return {label: path for label, path in folders.items() if path.is_dir()}


@cache
def root() -> Path:
    """The folder that Typst takes for the whole world; made once for each set of apps."""
    folders = print_folders()
    listing = "\n".join(f"{label} {path}" for label, path in sorted(folders.items()))
    digest = hashlib.sha256(listing.encode()).hexdigest()[:16]
    place = Path(settings.HOME) / "cache" / "print" / digest
    place.mkdir(parents=True, exist_ok=True)
    for label, path in folders.items():
        link = place / label
        if not link.is_symlink():
            _link(link, path)
    return place


def _link(link: Path, path: Path) -> None:
    if link.is_dir():
        shutil.rmtree(link)  # as a copy of the data that follows links leaves it
    fresh = link.with_name(f".{link.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(path, target_is_directory=True)
    os.replace(fresh, link)


@dataclass(frozen=True, slots=True)
class Template:
    """A template by its path from the root, and whether it is a function `print(data)`."""

    path: str
    is_function: bool


@cache
def find(name: str) -> Template:
    """The template of a name.

    A bare file name is enough where only one app has it. Raises NoTemplate, which names the
    places looked at; a name that tries to climb out of the root is no name.
    """
    folders = print_folders()
    if _NAME.fullmatch(name):
        label, _, rest = name.partition("/")
        if rest:
            candidates = [label] if label in folders else []
        else:
            candidates, rest = sorted(folders), name
        found = [each for each in candidates if (folders[each] / rest).is_file()]
        if len(found) == 1:
            source = (folders[found[0]] / rest).read_text()
            return Template(f"/{found[0]}/{rest}", "#let print(" in source)
        if found:
            raise NoTemplate(f"{name} is in several apps ({', '.join(found)}): say app/{name}")
    looked = ", ".join(sorted(folders)) or "no app"
    raise NoTemplate(f"no print template {name!r}; print folders of: {looked}")
