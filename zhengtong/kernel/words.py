"""Bilingual words kept as data: `{"zh": "受理", "en": "Acceptance"}`."""

from collections.abc import Mapping

from django.utils.translation import get_language

Text = dict[str, str]


def text(zh: str, en: str = "") -> Text:
    """A text in Chinese and, where there is one, in English."""
    return {"zh": zh, "en": en} if en else {"zh": zh}


def language_of(language: str | None = None) -> str:
    """`zh` or `en`: the language asked for, else the one of the present request."""
    return "en" if (language or get_language() or "zh").startswith("en") else "zh"


def say(words: Mapping[str, str] | str | None, language: str | None = None) -> str:
    """The words in the language of the reader; Chinese where no other is kept.

    A plain string is said as it is, None as an empty string.
    """
    if not words:
        return ""
    if isinstance(words, str):
        return words
    return words.get(language_of(language)) or words.get("zh") or words.get("en") or ""


def as_text(value: Mapping[str, str] | str | None) -> Text:
    """Bring what an author wrote (a string or a mapping) into the stored shape.

    Raises ValueError when a mapping holds another language or something that is no string.
    """
    if value is None:
        return {}
    if isinstance(value, str):
        return {"zh": value} if value else {}
    unknown = set(value) - {"zh", "en"}
    if unknown or not all(isinstance(part, str) for part in value.values()):
        raise ValueError(f"a text has the keys zh and en and strings as values, not {value!r}")
    return {key: part for key, part in value.items() if part}
