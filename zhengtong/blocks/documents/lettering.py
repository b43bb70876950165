"""Which fonts letters are printed with, and which characters they have a glyph for.

Noto Serif SC and Noto Sans SC carry the text (all of GB 18030 in the basic plane and the 8,105
characters of 通用规范汉字表 they share); small fonts carry the scripts of other nationalities and
emoji; what none of them has comes from the rare characters (`rare.py`). All are npm packages under
the SIL Open Font License (Hanazono under its own free licence as well), so a fresh machine has them
after `npm ci` and the repository holds no font.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from fontTools.ttLib import TTFont

from zhengtong.kernel.errors import Problem

SERIF = "@expo-google-fonts/noto-serif-sc/400Regular"
SERIF_BOLD = "@expo-google-fonts/noto-serif-sc/700Bold"
SANS = "@expo-google-fonts/noto-sans-sc/400Regular"
SANS_BOLD = "@expo-google-fonts/noto-sans-sc/700Bold"
SCRIPTS = (
    "@expo-google-fonts/noto-naskh-arabic/400Regular",  # Uyghur, Kazakh
    "@expo-google-fonts/noto-serif-tibetan/400Regular",
    "@expo-google-fonts/noto-sans-mongolian/400Regular",
    "@expo-google-fonts/noto-sans-yi/400Regular",
    "@expo-google-fonts/nanum-myeongjo/400Regular",  # Korean
    "@expo-google-fonts/noto-emoji/400Regular",
)
RARE = "hanamin"  # Hanazono Mincho by blocks: CJK extensions A to F, Thai and more

# What both text fonts are known to have (a test looks): nearly every letter gets by without opening
# a font to find out.
_COMMON = (
    "\x20-\x7e\xa0-\u0103\u2010-\u2016\u2018-\u201a\u201c-\u201e\u2025-\u2027\u2103"
    "\u2160-\u216b\u2190-\u2199\u2460-\u25ab\u3000-\u303f\u332d-\u4db5\u4e00-\u9fef"
    "\uff01-\uff9f"
)
_UNCOMMON = re.compile(f"[^\n{_COMMON}]")

# Shaping swallows these: a font needs no glyph of its own for them.
SILENT = frozenset(
    [
        *(0x09, 0x0A, 0x0D, 0x20, 0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF),
        *range(0x180B, 0x180E),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)
# Direction marks can make a printed name read differently from the stored one (Unicode TR 36).
DIRECTIONS = frozenset([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class FontsMissing(Problem):
    """The font packages are not installed; says what to run."""

    status = 503
    code = "fonts-missing"
    title = _("Letters cannot be printed yet")

    def __init__(self, package: str) -> None:
        super().__init__(
            _("The font package %(package)s is not installed.") % {"package": package},
            hint=_("Run “npm ci” in the directory of package.json, then start again."),
        )


def folder(package: str) -> Path:
    """Where a font package lies; raises FontsMissing."""
    path = Path(settings.ZHENGTONG_NODE_MODULES) / package
    if not path.is_dir():
        raise FontsMissing("/".join(package.split("/")[: 2 if package[0] == "@" else 1]))
    return path


def plain_folders() -> list[Path]:
    """The folders every letter is printed with."""
    return [folder(package) for package in (SERIF, SERIF_BOLD, SANS, SANS_BOLD, *SCRIPTS)]


@cache
def _glyphs(package: str) -> bytes:
    """The code points a font has, as a bitmap of planes 0 to 2.

    24 KB in place of a large set, and kept beside the data: reading the table out of a font of
    fifteen megabytes costs a process as many of memory and a tenth of a second.
    """
    (file,) = folder(package).glob("*.ttf")
    kept = fonts_place() / f"{file.stem}.{file.stat().st_size}.glyphs"
    if not kept.exists():
        bits = bytearray(0x30000 // 8)
        with TTFont(file, lazy=True) as font:
            for point in font.getBestCmap():
                if point < 0x30000:
                    bits[point >> 3] |= 1 << (point & 7)
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(bits)
        os.replace(fresh, kept)
    return kept.read_bytes()


def fonts_place() -> Path:
    """Where what was drawn from the font packages is kept; it can be deleted at any time."""
    return Path(settings.HOME) / "cache" / "fonts"


def has_glyph(point: int) -> bool:
    """Whether the plain fonts can print a code point, in running text and in headings."""
    if point in SILENT:
        return True
    if point >= 0x30000:
        return False
    byte, bit = point >> 3, 1 << (point & 7)
    if _glyphs(SERIF)[byte] & bit and _glyphs(SANS)[byte] & bit:
        return True
    return any(_glyphs(package)[byte] & bit for package in SCRIPTS)


def clean(text: str) -> str:
    """A text without what paper cannot show: control characters, direction marks, lone halves."""
    if not _UNCOMMON.search(text):
        return text
    return "".join(c for c in text if _shows(c))


def _shows(character: str) -> bool:
    if character in "\n\t" or ord(character) in SILENT:
        return True
    return ord(character) not in DIRECTIONS and unicodedata.category(character) not in ("Cc", "Cs")


def without_glyph(texts: Iterable[str]) -> set[str]:
    """The characters of these texts that the plain fonts lack."""
    uncommon = {character for text in texts for character in _UNCOMMON.findall(text)}
    return {character for character in uncommon if not has_glyph(ord(character))}
