"""Every word on the pages has its Chinese."""

import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import trans_real

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from extract import python_strings, template_strings  # noqa: E402 - a script, not a package

ROOMS = sorted(
    Path(config.path) for config in apps.get_app_configs() if config.name.startswith("zhengtong.")
)
FALLBACK = {"django"}


def catalogue(room: Path) -> dict[str, bool]:
    """Message id -> whether it is translated for certain."""
    path = room / "locale/zh_Hans/LC_MESSAGES/django.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale="zh_Hans")
    answer = {}
    for message in found:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        words = message.string if isinstance(message.string, tuple) else (message.string,)
        answer[key] = all(words) and not message.fuzzy
    return answer


def marked(room: Path) -> set[str]:
    rooms_below = [other for other in ROOMS if other != room and other.is_relative_to(room)]
    own = [
        path
        for path in room.rglob("*")
        if path.suffix in (".py", ".html") and not any(path.is_relative_to(o) for o in rooms_below)
    ]
    words = set()
    for path in own:
        words |= set(python_strings(path) if path.suffix == ".py" else template_strings(path))
    return {word for word in words if word.strip()}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_marked_string_has_its_chinese(room):
    known = catalogue(room)
    # A template writes one % where the catalogue of its placeholders has two.
    missing = sorted(
        word for word in marked(room) if not (known.get(word) or known.get(word.replace("%", "%%")))
    )
    assert not missing, f"{room.name}: {len(missing)} without Chinese: {missing[:12]}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_placeholders_survive_translation(room):
    path = room / "locale/zh_Hans/LC_MESSAGES/django.po"
    if not path.exists():
        return
    with path.open("rb") as file:
        found = read_po(file, locale="zh_Hans")
    wrong = [m.id for m in found if m.id and m.python_format and list(m.check(found))]
    assert not wrong


def test_each_language_looks_into_one_dictionary():
    for language, _name in settings.LANGUAGES:
        assert len(trans_real.translation(language)._catalog._catalogs) == 1


def test_merging_leaves_every_message_as_it_was():
    apart = trans_real.DjangoTranslation("zh-hans")
    together = trans_real.translation("zh-hans")
    assert len(apart._catalog._catalogs) > 10
    for messages in apart._catalog._catalogs:
        for key in messages:
            assert together._catalog.get(key) == apart._catalog.get(key)
