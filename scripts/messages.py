"""Translations: `compile` the catalogues with Babel, or `collect` new strings with gettext."""

import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).resolve().parents[1] / "zhengtong"


def compile_all() -> None:
    for source in sorted(PACKAGE.rglob("*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        target = source.with_suffix(".mo")
        fresh = target.with_suffix(".fresh")
        with fresh.open("wb") as file:
            write_mo(file, catalogue)
        fresh.replace(target)


def collect_all() -> None:
    for folder in sorted({path.parents[2] for path in PACKAGE.rglob("django.po")}):
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "zh_Hans", "--no-location",
             "--no-wrap"],
            cwd=folder.parent if folder.name == "locale" else folder,
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    {"compile": compile_all, "collect": collect_all}[sys.argv[1]]()
