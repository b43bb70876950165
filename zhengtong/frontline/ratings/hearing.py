"""What ratings do on hearing news; `project/wiring.py` says which. Safe to run twice."""

from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.models import JournalLine
from zhengtong.registers.catalogue import queries as catalogue

from .actions import inviting


def delivered(line: JournalLine) -> None:
    """CaseDelivered: the applicant is invited to rate (办结一件、评价一件)."""
    told = line.payload
    known = catalogue.cards([told["item"]])
    inviting.invite(
        line.ref,
        item=told["item"],
        item_name=known[0].name if known else None,
        body=told["body"],
        applicant=told["applicant"],
        by=SYSTEM,
        at=line.at,
    )
