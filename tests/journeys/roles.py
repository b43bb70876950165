"""Everybody who walks through the city in the crawl, and the doors by which each one comes in.

A door is an address that no link leads to: what only a form opens is opened here by that form.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.journeys import cast, senior_card
from tests.journeys.caller import Caller

Doors = list[str]


def _nowhere(caller: Caller) -> Doors:
    return []


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the cast: so many examples of each kind of page they open, of some kinds `more`.

    The first two roles see the public pages thoroughly; the others look for what is theirs.
    """

    key: str
    who: str = ""
    official: bool = False
    opens: Callable[[Caller], Doors] = _nowhere
    more: dict[str, int] = field(default_factory=dict)
    most: int = 1

    def come(self, address: str) -> Caller:
        """A session of theirs."""
        caller = Caller(address)
        return caller.sign_in(self.who if self.official else cast.number(self.who)) \
            if self.who else caller  # fmt: skip

    def doors(self, caller: Caller) -> Doors:
        """Where their walk begins."""
        first = ["/desk/", "/"] if self.official else ["/", "/my/"] if self.who else ["/"]
        return [*first, *self.opens(caller)]


def _asked(caller: Caller) -> Doors:
    """A guide that asks whether it applies."""
    return [f"/guide/{senior_card.code(caller)}/"]


def _unfilled(caller: Caller) -> Doors:
    """An application just begun; a case of one's own as it was just after submission."""
    case = caller.get("/my/cases/").links("/my/cases/")[0]
    return [f"/drafts/{senior_card.begin(caller, senior_card.code(caller))}/", f"{case}receipt/"]


def _filled(caller: Caller) -> Doors:
    """An application of which only the signature is missing."""
    draft = senior_card.begin(caller, senior_card.code(caller))
    senior_card.fill(caller, draft)
    senior_card.hand_in(caller, draft)
    return [f"/drafts/{draft}/", f"/drafts/{draft}/materials/", f"/drafts/{draft}/review/"]


def _corrected(caller: Caller) -> Doors:
    """The corrections that the department asks for, begun."""
    for case in dict.fromkeys(caller.get("/my/cases/").links("/my/cases/")):
        forms = [f for f in caller.get(case).forms() if f.action.endswith("/supplement/")]
        if forms:
            draft = caller.send(forms[0]).path
            return [draft, f"{draft}materials/", f"{draft}review/"]
    raise AssertionError("no case of the newcomer waits for corrections")


def _for_the_company(caller: Caller) -> Doors:
    """The same pages once more, for a company."""
    page = caller.get("/my/companies/")
    company = page.page.xpath("//input[@name='acting_for'][@value != '']/@value")[0]
    caller.send(page.form("/my/companies/"), {"acting_for": str(company)})
    return ["/my/companies/"]


def _visit(caller: Caller) -> Doors:
    """Somebody stands at the window, their application has been begun; one was taken in."""
    visit = caller.send(caller.get("/counter/").form(), {"number": cast.number("elder")}).path
    form = caller.send(caller.get(f"{visit}items/").form("/items/")).path
    number = caller.get("/desk/cases/").links("/desk/cases/1")[0].rstrip("/").rpartition("/")[2]
    taken = f"/counter/taken/{number}/"
    return [visit, form, f"{form}materials/", f"{form}review/", f"{form}form.pdf", taken]


DESKS = {"desk:case": 12}
VISITOR = Role("visitor", opens=_asked, more={"portal:guide": 12}, most=2)
ROLES = (
    VISITOR,
    Role("resident", "resident", opens=_unfilled, most=2),
    Role("elder", "elder", opens=_filled),
    Role("newcomer", "newcomer", opens=_corrected),
    Role("agent", "agent-restaurant", opens=_for_the_company),
    Role("representative", "legal-restaurant", opens=_for_the_company),
    Role("window", "window", True, _visit, DESKS),
    Role("reviewer", "market-reviewer", True, more=DESKS),
    Role("approver", "market-approver", True, more=DESKS),
    Role("supervisor", "supervisor", True, more=DESKS),
    Role("auditor", "auditor", True),
    Role("catalogue", "catalogue", True),
    Role("administrator", "admin", True),
)
