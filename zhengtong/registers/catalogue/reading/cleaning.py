"""What real lists carry with them: tags, entities, full-width digits, stray spaces, words for nil.

Text in angle brackets is often Chinese (关于印发<管理办法>的通知): only names of HTML elements go.
"""

import html
import re
import unicodedata
from collections.abc import Collection
from typing import Any

_ELEMENTS = (
    "a|abbr|article|b|big|blockquote|body|br|button|center|code|col|colgroup|dd|div|dl|dt|em|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|"
    "meta|nav|o:p|ol|p|pre|s|section|small|span|strike|strong|sub|sup|svg|table|tbody|td|"
    "textarea|tfoot|th|thead|tr|tt|u|ul|v:[a-z]+|w:[a-z]+|st1:[a-z]+"
)
_GONE = re.compile(r"(?is)<(script|style)\b[^>]*>.*?(</\1\s*>|\Z)|<!--.*?(-->|\Z)")
_BREAK = re.compile(r"(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>")
_TAG = re.compile(rf"(?i)</?(?:{_ELEMENTS})(?:\s[^<>]*|\s*/)?>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
# Digits, letters and the signs of numbers; Chinese punctuation stays as wide as it is.
_NARROW = {0xFF01 + n: 0x21 + n for n in range(94) if chr(0x21 + n).isalnum()}
_NARROW |= {ord("－"): ord("-"), ord("．"): ord("."), ord("＠"): ord("@"), ord("＿"): ord("_")}
_NARROW |= {ord("　"): ord(" "), 0xA0: ord(" "), ord("／"): ord("/")}
_INVISIBLE = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)]
)


def tidy(value: Any, nil: Collection[str] = ()) -> str:
    """A value as clean text; the empty string for nothing and for the words in `nil`."""
    if value is None or isinstance(value, bool | list | dict):
        return ""
    words = str(value)
    if "&" in words:
        words = html.unescape(html.unescape(words))
    if "<" in words:
        words = _TAG.sub("", _BREAK.sub("\n", _GONE.sub("", words)))
    words = words.translate(_NARROW).translate(_INVISIBLE)
    words = "".join(map(_printable, words)) if not words.isprintable() else words
    words = _LINES.sub("\n", _SPACES.sub(" ", words)).strip().strip("\\").strip()
    return "" if words in nil else words


def _printable(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return "\ufffd" if unicodedata.category(character) == "Cs" else " "
