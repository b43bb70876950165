"""The gallery shows every component there is."""

from pathlib import Path

import pytest

from zhengtong.channels import furniture
from zhengtong.channels.furniture.state_words import CASE, KINDS, tag_of

FOLDER = Path(furniture.__file__).parent / "templates"


def test_it_works(client, db):
    assert client.get("/furniture/").status_code == 200


def test_every_component_is_on_show():
    page = (FOLDER / "furniture" / "gallery.html").read_text("utf-8")
    parts = "".join(file.read_text("utf-8") for file in (FOLDER / "cotton").glob("*.html"))
    names = {file.stem for file in (FOLDER / "cotton").glob("*.html")}
    shown = {name for name in names if f"<c-{name.replace('_', '-')}" in page + parts}
    assert names == shown


def test_it_is_not_in_production(client, db, settings):
    settings.PRODUCTION = True
    assert client.get("/furniture/").status_code == 404


@pytest.mark.parametrize("state", list(CASE))
def test_every_state_has_words_in_chinese(state):
    words = str(tag_of("case", state).words)
    assert any("\u4e00" <= character <= "\u9fff" for character in words)


def test_an_unknown_state_is_shown_as_it_is():
    assert {tag_of(kind, "odd").words for kind in KINDS} == {"odd"}
