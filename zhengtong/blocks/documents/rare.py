"""Rare characters: 𠮷 (U+20BB7), names of people and places from the CJK extensions.

The npm package `hanamin` splits Hanazono Mincho into some two hundred WOFF2 blocks and lists the
characters of each in its stylesheet. Typst reads only TrueType, so a block is unpacked when the
first letter needs it (a third of a second, once an installation) and kept beside the data.
"""

import os
import re
import tempfile
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from zhengtong.blocks.documents import lettering

_FACE = re.compile(r"url\((HanaMin[AB]\.[\w-]+)\.woff2\)[^}]*?unicode-range:\s*([^;}]+)")


@cache
def _index() -> tuple[list[int], list[tuple[int, str]]]:
    """The starts of all ranges in order, and for each its end and its block."""
    css = (lettering.folder(lettering.RARE) / "HanaMin.css").read_text()
    found: list[tuple[int, int, str]] = []
    for block, ranges in _FACE.findall(css):
        for part in ranges.replace("U+", "").replace("u+", "").split(","):
            first, _, last = part.strip().partition("-")
            found.append((int(first, 16), int(last or first, 16), block))
    found.sort()
    return [first for first, _, _ in found], [(last, block) for _, last, block in found]


def block_of(character: str) -> str | None:
    """The block that holds a character, or None when the font does not have it."""
    starts, ends = _index()
    place = bisect_right(starts, ord(character)) - 1
    if place < 0 or ends[place][0] < ord(character):
        return None
    return ends[place][1]


def blocks_of(characters: Iterable[str]) -> tuple[frozenset[str], set[str]]:
    """The blocks needed for these characters, and the characters that are in none."""
    blocks, homeless = set(), set()
    for character in characters:
        block = block_of(character)
        if block is None or ord(character) not in _points(block):
            homeless.add(character)
        else:
            blocks.add(block)
    return frozenset(blocks), homeless


def cjk(blocks: frozenset[str]) -> frozenset[str]:
    """Those of the blocks that hold CJK extensions, which no other font of ours has."""
    return frozenset(block for block in blocks if "CJK-Unified-Ideographs-Extension" in block)


@cache
def _points(block: str) -> frozenset[int]:
    """What a block really has: the stylesheet's ranges count places without a glyph too."""
    with TTFont(next(unpacked(block).glob("*.ttf")), lazy=True) as font:
        return frozenset(font.getBestCmap())


def unpacked_so_far() -> frozenset[str]:
    """The blocks that letters of this installation have needed before."""
    return frozenset(path.stem for path in lettering.fonts_place().glob("*/*.ttf"))


def unpacked(block: str) -> Path:
    """The folder with one block as TrueType, unpacked at the first call.

    Several processes may unpack at once: each writes a file of its own and renames it.
    """
    source = lettering.folder(lettering.RARE) / f"{block}.woff2"
    target = lettering.fonts_place() / block / f"{block}.ttf"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with TTFont(source, recalcTimestamp=False) as font:
            font.flavor = None
            handle, fresh = tempfile.mkstemp(dir=target.parent, suffix=".part")
            os.close(handle)
            font.save(fresh, reorderTables=None)
        os.replace(fresh, target)
    return target.parent
