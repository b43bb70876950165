"""Lists of work: my tasks, the pool of my department, all cases of my body."""

from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zhengtong.cases import queries
from zhengtong.cases.queries import State
from zhengtong.channels.furniture.access import staff_only
from zhengtong.channels.furniture.request import Request
from zhengtong.channels.furniture.side import side
from zhengtong.kernel import clock

SIZE = 20
Which = Literal["mine", "pool", "all"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader asked for in the address."""

    state: str
    due: str
    q: str
    after: str

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.due or self.q)


def wish_of(request: Request) -> Wish:
    """Read the filters; words that mean nothing here are dropped."""
    given = request.GET
    state = given.get("state", "")
    due = given.get("due", "")
    return Wish(
        state=state if state in State.values else "",
        due=due if due in ("over", "near") else "",
        q=given.get("q", "").strip()[:100],
        after=given.get("after", "")[:400],
    )


@staff_only
def mine(request: Request) -> HttpResponse:
    """Tasks that I have taken, or that were given to me."""
    return _list(request, "mine", gettext_lazy("My tasks"))


@staff_only
def pool(request: Request) -> HttpResponse:
    """Open tasks of my roles in my department that nobody has taken."""
    return _list(request, "pool", gettext_lazy("Pool of my department"))


@staff_only
def cases(request: Request) -> HttpResponse:
    """All cases that my body has to do with."""
    return _list(request, "all", gettext_lazy("All cases"))


def _list(request: Request, which: Which, title: Any) -> HttpResponse:
    wish, actor, at = wish_of(request), request.actor, clock.now()
    found = queries.worklist(
        actor,
        which,
        state=wish.state,
        due=wish.due,
        q=wish.q,
        after=wish.after,
        size=SIZE,
        at=at,
    )
    return render(
        request,
        "workbench/worklist.html",
        {
            "title": title,
            "which": which,
            "wish": wish,
            "rows": found.rows,
            "next": found.next,
            "states": [("", _("All states")), *State.choices],
            "dues": [("", _("Any due date")), ("over", _("Overdue")), ("near", _("Due soon"))],
            "side": side(request),
        },
    )
