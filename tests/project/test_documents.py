"""What can be set, called, heard or plugged in is described, and the description is true."""

import re
import sys
from pathlib import Path

import pytest
from django.apps import apps

from zhengtong.kernel import events

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "scripts"))

import reference  # noqa: E402 - a script, not a package


def test_every_setting_is_described():
    read = set()
    for path in (ROOT / "zhengtong").rglob("*.py"):
        read |= set(re.findall(r'environ(?:\.get\(|\[)"(ZHENGTONG_\w+)"', path.read_text()))
    described = set(re.findall(r"`(ZHENGTONG_\w+)`", (DOCS / "reference/settings.md").read_text()))
    assert read <= described, f"not in docs/reference/settings.md: {sorted(read - described)}"


@pytest.mark.parametrize("page", ["commands.md", "events.md", "feel.md", "sockets.md"])
def test_the_reference_is_true(page):
    written = (DOCS / "reference" / page).read_text()
    assert written == reference.pages()[page], "run .venv/bin/python scripts/reference.py"


def test_every_link_between_documents_leads_somewhere():
    broken = []
    for path in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text()):
            if not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)} -> {target}")
    assert not broken


def test_every_model_and_event_is_in_the_glossary():
    glossary = (DOCS / "glossary.md").read_text()
    names = {
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("zhengtong.")
        for model in config.get_models()
    }
    names |= {
        name for name, kind in events.KNOWN.items() if kind.__module__.startswith("zhengtong.")
    }
    missing = sorted(name for name in names if f"`{name}`" not in glossary)
    assert not missing, f"not in docs/glossary.md: {missing}"
