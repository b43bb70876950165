"""Why a decision came out so: the annotations of the rules that matched, in the reader's words.

A decision table says it in annotation columns of these names:

    理由  reason     the words for the applicant, in Chinese and in English
    依据  article    the article they rest on
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhengtong.blocks.rules.views import Reason
from zhengtong.kernel.words import Text

WORDS = {"理由": "zh", "说明": "zh", "reason": "en", "理由（英文）": "en", "理由(英文)": "en"}
ARTICLE = {
    "依据": "zh",
    "法律依据": "zh",
    "article": "en",
    "依据（英文）": "en",
    "依据(英文)": "en",
}


@dataclass(frozen=True, slots=True)
class Matched:
    """A rule that matched: its decision, its number from 1, its annotations by column."""

    decision: str
    row: int
    notes: Mapping[str, str]


def reasons(matched: Iterable[Matched]) -> tuple[Reason, ...]:
    """The reasons of the rules that say one; each sentence once, in the order of the rules."""
    found: list[Reason] = []
    for rule in matched:
        words, article = _texts(rule.notes, WORDS), _texts(rule.notes, ARTICLE)
        known = any((one.words_text, one.article_text) == (words, article) for one in found)
        if (words or article) and not known:
            found.append(Reason(words, article, rule.decision, rule.row))
    return tuple(found)


def columns(names: Sequence[str]) -> bool:
    """Whether a table with these annotation columns gives reasons at all."""
    return any(_plain(name) in (*WORDS, *ARTICLE) for name in names)


def _texts(notes: Mapping[str, str], languages: Mapping[str, str]) -> Text:
    text: Text = {}
    for name, note in notes.items():
        language = languages.get(_plain(name))
        if language is not None and note.strip():
            text.setdefault(language, note.strip())
    return text


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
