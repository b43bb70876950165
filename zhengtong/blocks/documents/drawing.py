"""Data and a template in, a PDF out: Typst kept warm in the process.

A letter is deterministic: the same template, data and moment give the same bytes. The data reach
the template as JSON inside one string, never as markup, so nothing an applicant writes can run.
"""

import json
import re
import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal, cast

import typst
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents import lettering, rare, stationery
from zhengtong.kernel.errors import Invalid

Unprintable = Literal["refuse", "mark"]
LARGEST = 4 * 1024 * 1024


class CannotPrint(Invalid):
    """Characters for which no font has a glyph; `characters` are they."""

    code = "cannot-print"
    title = _("A character cannot be printed")

    def __init__(self, characters: set[str]) -> None:
        self.characters = "".join(sorted(characters))
        named = "、".join(f"{c} (U+{ord(c):04X})" for c in self.characters[:10])
        super().__init__(
            _("No font has the characters %(characters)s.") % {"characters": named},
            hint=_("Write these words in another way, or ask for a font that has them."),
        )


class TemplateBroken(RuntimeError):
    """A template does not compile with the data it was given: a fault of the programme."""


class _Press:
    """The one compiler of this process: it holds its fonts in memory, so there is no second.

    A compiler answers one thread at a time (it raises otherwise), and a letter takes about three
    milliseconds: a lock is simpler than a pool and costs nothing that can be measured.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compiler: typst.Compiler | None = None
        self._blocks: frozenset[str] = frozenset()

    def print(
        self, source: str, inputs: dict[str, str], blocks: frozenset[str], standard: str, at: int
    ) -> bytes:
        with self._lock:
            return cast(
                bytes,
                self._ready(blocks).compile(
                    input=source.encode(),
                    sys_inputs=inputs,
                    format="pdf",
                    pdf_standards=cast(Any, standard),
                    timestamp=at,
                ),
            )

    def _ready(self, blocks: frozenset[str]) -> typst.Compiler:
        """The compiler with these rare blocks; one that has more of CJK's serves as well.

        Other blocks are loaded only for letters that need them: they share characters with the
        small fonts, and which font is chosen must not depend on what was printed before.
        """
        spare = self._blocks - blocks
        if self._compiler is not None and blocks <= self._blocks and spare == rare.cjk(spare):
            return self._compiler
        self._blocks = blocks | rare.cjk(rare.unpacked_so_far())
        folders = [*lettering.plain_folders(), *map(rare.unpacked, sorted(self._blocks))]
        self._compiler = typst.Compiler(
            root=str(stationery.root()),
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(folder) for folder in folders],
            ),
        )
        return self._compiler


_press = _Press()


def draw(
    template: str,
    data: dict[str, Any],
    *,
    standard: str,
    at: datetime | None,
    unprintable: Unprintable,
) -> bytes:
    """See `queries.pdf`."""
    cleaned = _cleaned(data)
    lacking = lettering.without_glyph(_strings(cleaned))
    blocks, homeless = rare.blocks_of(lacking) if lacking else (frozenset(), set())
    if homeless:
        if unprintable == "refuse":
            raise CannotPrint(homeless)
        cleaned = _marked(cleaned, {ord(c): f"〔U+{ord(c):04X}〕" for c in homeless})
    text = json.dumps(cleaned, ensure_ascii=False, separators=(",", ":"))
    if len(text) > LARGEST:
        raise Invalid(_("There is more text than a letter can hold."), code="letter-too-long")
    found = stationery.find(template)
    inputs: dict[str, str] = {}
    if found.is_function:
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        source = f'#import "{found.path}": print\n#print(json(bytes("{literal}")))'
    else:
        # Changed inputs are a changed standard library to Typst: nothing evaluated before holds.
        source, inputs = f'#include "{found.path}"', {"data": text}
    try:
        return _press.print(source, inputs, blocks, standard, int(at.timestamp()) if at else 0)
    except typst.TypstError as error:
        raise TemplateBroken(f"{template}: {error.message} ({_places(error)})") from error


def _places(error: typst.TypstError) -> str:
    """Where in the templates it went wrong. The diagnostic itself quotes the data: never log it."""
    found = re.findall(r"([\w-]+/[\w-]+\.typ:\d+:\d+)", error.diagnostic or "")
    return ", ".join(dict.fromkeys(found)) or "no place known"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return lettering.clean(value)
    if isinstance(value, dict):
        return {str(key): _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return lettering.clean(str(value))  # dates, decimals, lazy translations


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _marked(value: Any, marks: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(marks)
    if isinstance(value, dict):
        return {key: _marked(each, marks) for key, each in value.items()}
    if isinstance(value, list):
        return [_marked(each, marks) for each in value]
    return value
