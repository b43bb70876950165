"""The dictionary of data elements: one meaning, one word, one shape for forms, registers, licences.

The elements are data (`data/elements.yaml`); where a national standard defines one, it is named.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhengtong.kernel.words import Text, as_text, say

FILE = Path(__file__).parent / "data" / "elements.yaml"


@dataclass(frozen=True, slots=True)
class Element:
    """One data element (数据元). `settings` are field properties every use of it starts from."""

    key: str
    type: str
    label_text: Text
    personal: bool
    standard: str = ""
    hint_text: Text = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return say(self.label_text)

    @property
    def widget(self) -> str:
        """The widget that asks for it: the type of the field."""
        return self.type


@cache
def dictionary() -> dict[str, Element]:
    """Every element by its key, in the order of the file."""
    lists = {}
    found: dict[str, Element] = {}
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for key, choices in content["code_lists"].items():
        lists[key] = [
            {"value": str(value), "label": {"zh": zh, "en": en}} for value, zh, en in choices
        ]
    for key, entry in content["elements"].items():
        settings = dict(entry)
        if codes := settings.pop("codes", ""):
            settings["choices"] = lists[codes]
        found[key] = Element(
            key=key,
            type=settings.pop("type"),
            label_text=as_text({"zh": settings.pop("zh"), "en": settings.pop("en")}),
            personal=settings.pop("personal", False),
            standard=settings.pop("standard", ""),
            hint_text=as_text(settings.pop("hint", None)),
            settings=settings,
        )
    return found
