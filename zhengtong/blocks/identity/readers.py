"""Reading what people typed: each reader returns the clean value or raises Wrong with words.

`Answers` gathers the complaints of a whole form, so that all are told at once.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.codes import credit_code, phone, resident_number
from zhengtong.kernel.codes.errors import CodeError
from zhengtong.kernel.errors import Invalid


class Wrong(ValueError):
    """A value that cannot be taken; `words` tells what is wrong and how to mend it."""

    def __init__(self, words: Any) -> None:
        super().__init__(str(words))
        self.words = words


NUMBER_WORDS = {
    "length": _("A resident number has 18 characters. Check that none is missing."),
    "characters": _("A resident number has 17 digits and a last digit or X."),
    "date": _("Digits 7 to 14 of the resident number are the date of birth; this is no date."),
    "check": _("The last character does not fit the other 17. Compare with the identity card."),
}
CREDIT_WORDS = {
    "length": _("A social credit code has 18 characters. Check that none is missing."),
    "characters": _("A social credit code has digits and capitals without I, O, S, V and Z."),
    "check": _("The last character does not fit the other 17. Compare with the business licence."),
}


def number(text: str) -> str:
    """A resident number in its 18 characters (GB 11643-1999); raises Wrong."""
    try:
        return resident_number.read(text).number
    except CodeError as error:
        raise Wrong(NUMBER_WORDS[error.reason]) from None


def credit(text: str) -> str:
    """A social credit code (GB 32100-2015); raises Wrong."""
    try:
        return credit_code.read(text)
    except CodeError as error:
        raise Wrong(CREDIT_WORDS[error.reason]) from None


def mobile(text: str) -> str:
    """A mobile number of the mainland, spaces and +86 taken off; raises Wrong."""
    plain = text.strip().replace(" ", "").replace("-", "").removeprefix("+86")
    if not phone.is_mobile(plain):
        raise Wrong(_("A mobile number has 11 digits and begins with 13 to 19."))
    return plain


def optional(reader: Callable[[str], str]) -> Callable[[str], str]:
    """A reader that takes nothing for an answer, too."""
    return lambda text: reader(text) if text.strip() else ""


def line(longest: int, missing: Any) -> Callable[[str], str]:
    """A reader of one line of text; `missing` is said when it is empty."""

    def read(text: str) -> str:
        plain = " ".join(text.split())
        if not plain:
            raise Wrong(missing)
        if len(plain) > longest:
            raise Wrong(_("At most %(count)d characters.") % {"count": longest})
        if not plain.isprintable():
            raise Wrong(_("There is an invisible character in it. Type it instead of pasting it."))
        return plain

    return read


class Answers:
    """The answers of one form while they are read."""

    def __init__(self) -> None:
        self.fields: dict[str, list[Any]] = {}

    def read(self, field: str, reader: Callable[[str], str], value: str) -> str:
        """The clean value; what is wrong with it is kept for `raise_if_wrong`."""
        try:
            return reader(value)
        except Wrong as wrong:
            self.fields.setdefault(field, []).append(wrong.words)
            return ""

    def add(self, field: str, *words: Any) -> None:
        """Keep complaints about a field."""
        if words:
            self.fields.setdefault(field, []).extend(words)

    def raise_if_wrong(self) -> None:
        """Raise Invalid with all complaints, when there are any."""
        if self.fields:
            raise Invalid(fields=self.fields)
