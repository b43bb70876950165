"""The words of a condition: texts, numbers, names, keywords and signs."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

KEYWORDS = frozenset({"and", "or", "not", "in", "between", "true", "false", "null"})
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "'": "'"}
FULL_WIDTH = dict(zip("“”＝（），＜＞！。＂", '""=(),<>!."', strict=True))

TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*")
    | (?P<number>\d+(?:\.\d+)?|\.\d+)
    | (?P<name>[^\W\d][\w·]*(?:\.[^\W\d][\w·]*)*)
    | (?P<sign><=|>=|!=|[=<>(),\[\]\-])
    )""",
    re.VERBOSE,
)


class FeelError(ValueError):
    """A condition that cannot be read: ``reason`` in the user's language, ``position`` from 1."""

    def __init__(self, reason: str | Promise, position: int) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    position: int


def tokens_of(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None:
            raise _illegible(text, at)
        group = str(match.lastgroup)
        word = match.group(group)
        kind = "keyword" if group == "name" and word in KEYWORDS else group
        tokens.append(Token(kind, word, match.start(group) + 1))
        at = match.end()
    tokens.append(Token("end", "", end + 1))
    return tokens


def _illegible(text: str, at: int) -> FeelError:
    while text[at].isspace():
        at += 1
    sign = text[at]
    if sign in FULL_WIDTH:
        reason = format_lazy(
            _("“{sign}” is a full-width sign; write {plain} instead."),
            sign=sign,
            plain=FULL_WIDTH[sign],
        )
    elif sign == '"':
        reason = _("The text that begins here has no closing quotation mark.")
    elif sign == "'":
        reason = _("Texts stand in double quotation marks.")
    else:
        reason = format_lazy(_("The sign “{sign}” has no meaning here."), sign=sign)
    return FeelError(reason, at + 1)


def string(token: Token) -> str:
    """The text inside the quotation marks, escapes resolved (FEEL grammar rule 35)."""

    def resolve(match: re.Match[str]) -> str:
        if match["code"]:
            return chr(int(match["code"], 16))
        if match["letter"] not in ESCAPES:
            reason = format_lazy(_("“\\{sign}” is no known escape."), sign=match["letter"])
            raise FeelError(reason, token.position + match.start() + 1)
        return ESCAPES[match["letter"]]

    return re.sub(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<letter>.))", resolve, token.text[1:-1])


def number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)
