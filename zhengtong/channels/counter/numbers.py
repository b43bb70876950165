"""The number that a clerk types or a card reader sends: of a person, or of a company."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.codes import credit_code, resident_number
from zhengtong.kernel.codes.errors import CodeError
from zhengtong.kernel.errors import Invalid

FIELD = "number"
PERSON_WORDS = {
    "length": _("A resident number or a credit code has 18 characters. Count them again."),
    "date": _("Digits 7 to 14 of the resident number are no date of birth. Compare with the card."),
    "check": _("The last character does not fit the others. Compare with the card."),
}
COMPANY_WORDS = {
    "length": PERSON_WORDS["length"],
    "characters": _("A credit code has digits and capitals without I, O, S, V and Z."),
    "check": _("The last character does not fit the others. Compare with the business licence."),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A well-formed number and the kind of applicant it belongs to: `person` or `company`."""

    kind: str
    text: str


def read(typed: str) -> Number:
    """Read a resident number or a social credit code; raises Invalid with what is wrong with it.

    Both have 18 characters. What is well formed as a resident number is taken for one: it carries
    a date of birth.
    """
    plain = "".join(typed.split()).upper()
    if not plain:
        raise _invalid(_("Type the number, or put the card on the reader."))
    try:
        return Number("person", resident_number.read(plain).number)
    except CodeError as error:
        person = error.reason
    try:
        return Number("company", credit_code.read(plain))
    except CodeError as error:
        company = error.reason
    if plain[:-1].isdigit() and person in PERSON_WORDS:
        raise _invalid(PERSON_WORDS[person])
    raise _invalid(COMPANY_WORDS.get(company, COMPANY_WORDS["characters"]))


def _invalid(words: Any) -> Invalid:
    return Invalid(fields={FIELD: [words]})
