"""The types of fields: each knows how to read, check, say and describe an answer.

A new type is a class in one of these files and a word in the list below.
"""

from zhengtong.blocks.forms.kinds.addresses import Address
from zhengtong.blocks.forms.kinds.base import KINDS, Complaint, Kind, Posted, kind_of
from zhengtong.blocks.forms.kinds.choices import ManyChoices, OneChoice, YesNo
from zhengtong.blocks.forms.kinds.codes import CreditCode, Mobile, Phone, ResidentNumber
from zhengtong.blocks.forms.kinds.dates import Date
from zhengtong.blocks.forms.kinds.numbers import Integer, Money, Number
from zhengtong.blocks.forms.kinds.tables import Table
from zhengtong.blocks.forms.kinds.text import Email, Line, Lines, Name, Postcode

KINDS.update(
    {
        kind.type: kind
        for kind in (
            Line(),
            Lines(),
            Name(),
            Email(),
            Postcode(),
            Number(),
            Integer(),
            Money(),
            Date(),
            OneChoice(),
            ManyChoices(),
            YesNo(),
            ResidentNumber(),
            CreditCode(),
            Mobile(),
            Phone(),
            Address(),
            Table(),
        )
    }
)

__all__ = ["KINDS", "Complaint", "Kind", "Posted", "kind_of"]
