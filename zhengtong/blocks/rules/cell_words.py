"""What officials write into a cell of a spreadsheet, as FEEL.

Full-width signs, 是 and 否, bare words, days as 2026年3月1日, and the amounts of legal language, in
which 以上, 以下 and 以内 include the number while 不满 and 超过 do not (民法典 第一千二百五十九条).
A cell that begins with := is FEEL as it stands.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from zhengtong.blocks.rules.grids import ANY_INPUT

RAW = ":="
OPEN = frozenset({"", "-", "—", "——", "－", "–", "/", "不限", "任意", "无关"})
YES = frozenset({"是", "真", "有", "yes", "true"})
NO = frozenset({"否", "假", "无", "no", "false"})

#: Full-width signs outside quotes, and what FEEL writes.
SIGNS = str.maketrans(
    {
        "，": ",", "（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]",
        "＞": ">", "＜": "<", "＝": "=", "≥": ">=", "≤": "<=", "≠": "!=",
        "－": "-", "＋": "+", "×": "*", "÷": "/", "：": ":", "　": " ",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "．": ".",
    }
)  # fmt: skip
QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")')
DAY = re.compile(r"(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})日?")
AMOUNT = r"(-?\d+(?:\.\d+)?)"
LEGAL = (
    (re.compile(rf"^{AMOUNT}\s*(?:及)?以上$"), r">= \1"),
    (re.compile(rf"^{AMOUNT}\s*(?:及)?以[下内]$"), r"<= \1"),
    (re.compile(rf"^(?:不满|不足|未满)\s*{AMOUNT}$"), r"< \1"),
    (re.compile(rf"^(?:超过|大于|多于)\s*{AMOUNT}$"), r"> \1"),
    (re.compile(rf"^(?:小于|少于)\s*{AMOUNT}$"), r"< \1"),
    (re.compile(rf"^{AMOUNT}\s*(?:至|到|~|～)\s*{AMOUNT}$"), r"[\1..\2]"),
)
#: A list of bare words: no sign that FEEL would read as more than a word.
BARE = re.compile(r"""^[^"'()\[\]{}<>=!+*?@\\]+$""")
NULL = "null"


def test(value: Any, type_name: str) -> str:
    """The unary tests of an input cell."""
    known = _typed(value)
    if known is not None:
        return known
    text = str(value if value is not None else "").strip()
    if text.startswith(RAW):
        return text[len(RAW) :].strip()
    if text in OPEN:
        return ANY_INPUT
    if type_name == "string" and BARE.match(_quotes(text)) and text != NULL:
        return ", ".join(
            quote(word.strip()) for word in re.split(r"[,，、;；]", text) if word.strip()
        )
    return _feel(text, type_name)


def outcome(value: Any, type_name: str) -> str:
    """The expression of an output cell, of a default; "" where the cell is empty."""
    known = _typed(value)
    if known is not None:
        return known
    text = str(value if value is not None else "").strip()
    if text.startswith(RAW):
        return text[len(RAW) :].strip()
    if type_name == "string" and text and '"' not in _quotes(text) and text != NULL:
        return quote(text)
    return _feel(text, type_name)


def allowed(value: Any, type_name: str) -> str:
    """The allowed values of a column; "" for none."""
    text = test(value, type_name)
    return "" if text == ANY_INPUT else text


def shown(text: str, type_name: str, *, tests: bool) -> Any:
    """What to write into a cell so that reading it gives this FEEL text again."""
    read = test if tests else outcome
    number = _number(text)
    if number is not None and read(number, type_name) == text:
        return number
    return text if read(text, type_name) == text else f"{RAW} {text}"


def quote(word: str) -> str:
    """A string literal."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typed(value: Any) -> str | None:
    """A value that the spreadsheet itself knows the type of."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return format(Decimal(repr(value) if isinstance(value, float) else value).normalize(), "f")
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        kind = "date" if midnight else "date and time"
        return f'{kind}("{value.date().isoformat() if midnight else value.isoformat()}")'
    if isinstance(value, dt.date):
        return f'date("{value.isoformat()}")'
    if isinstance(value, dt.time):
        return f'time("{value.isoformat()}")'
    return None


def _feel(text: str, type_name: str) -> str:
    parts = QUOTED.split(_quotes(text))
    parts[::2] = [_unquoted(part, type_name) for part in parts[::2]]
    return "".join(parts).strip()


def _quotes(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("＂", '"')


def _unquoted(part: str, type_name: str) -> str:
    part = part.translate(SIGNS)
    if type_name == "boolean":
        word = part.strip().lower()
        return "true" if word in YES else "false" if word in NO else part
    if type_name == "date":
        return DAY.sub(_day, part)
    if type_name == "number":
        pieces = [_legal(piece) for piece in part.split(",")]
        return ",".join(pieces)
    return part


def _legal(piece: str) -> str:
    for pattern, made in LEGAL:
        if pattern.match(piece.strip()):
            return pattern.sub(made, piece.strip())
    return piece


def _day(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f'date("{year:04}-{month:02}-{day:02}")'


def _number(text: str) -> int | float | None:
    if re.fullmatch(r"-?\d{1,15}", text):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d{1,8}\.\d{1,6}", text) else None
