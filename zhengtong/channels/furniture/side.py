"""The menu of officials, at the side of workbench and counter: their work, and how much waits."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from zhengtong.cases import queries as cases
from zhengtong.cases.queries import Counts
from zhengtong.channels.furniture.request import Request
from zhengtong.kernel import clock

HANDLERS = {"window_clerk", "reviewer", "approver", "supervisor"}
RULE_READERS = (
    "catalogue_manager", "administrator", "reviewer", "approver", "supervisor", "auditor",
)  # fmt: skip
#: Pages without an entry of their own stand under the entry of these.
UNDER = {
    "desk:case": "desk:cases",
    "desk:verb": "desk:cases",
    "desk:follow-up": "desk:follow-ups",
    "desk:calendar-year": "desk:calendar",
    "desk:rules-begin": "desk:rules",
    "desk:rules-model": "desk:rules",
    "desk:rules-version": "desk:rules",
    "desk:rules-bring": "desk:rules",
    "desk:rules-try": "desk:rules",
    "desk:rules-compare": "desk:rules",
}
COUNTER = "counter:"


@dataclass(frozen=True, slots=True)
class SideLink:
    """One entry of the menu."""

    href: str
    words: str
    icon: str
    current: bool = False
    count: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class SideGroup:
    """Entries under a heading."""

    title: str
    links: list[SideLink] = field(default_factory=list)


def told(number: int, limit: int) -> str:
    """A count as a badge: nothing for none, `99+` at the limit."""
    if not number:
        return ""
    return f"{limit}+" if number >= limit else str(number)


def here(request: Request) -> str:
    """The entry under which the present page stands."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    return "counter:start" if name.startswith(COUNTER) else UNDER.get(name, name)


def side(request: Request, counts: Counts | None = None) -> list[SideGroup]:
    """The groups of links for this official; only pages that they may open."""
    actor = request.actor
    current = here(request)
    handles = bool(actor.roles & HANDLERS)
    if counts is None and handles:
        counts = cases.counts(actor, at=clock.now(), due=False)

    def link(name: str, words: str, icon: str, count: str = "", urgent: bool = False) -> SideLink:
        return SideLink(reverse(name), words, icon, current == name, count, urgent)

    work = [link("desk:home", _("Overview of work"), "home")]
    if actor.has("window_clerk"):
        work.append(link("counter:start", _("Counter"), "users"))
    if handles and counts is not None:
        work += [
            link("desk:mine", _("My tasks"), "list", told(counts.mine, counts.limit)),
            link("desk:pool", _("Pool of my department"), "pool", told(counts.pool, counts.limit)),
            link("desk:cases", _("All cases"), "folder"),
        ]
    care = []
    if handles:
        care = [
            link("desk:cards", _("Yellow and red cards"), "shield"),
            link("desk:follow-ups", _("Follow-ups"), "alert"),
            link("desk:ratings", _("Ratings received"), "star"),
        ]
    keep = []
    if actor.roles & {"catalogue_manager", "administrator", "supervisor"}:
        keep.append(link("desk:calendar", _("Working days"), "calendar"))
    if actor.roles & set(RULE_READERS):
        keep.append(link("desk:rules", _("Rules"), "scales"))
    if actor.has("catalogue_manager"):
        keep.append(link("desk:words", _("Searches without result"), "search"))
    if actor.has("auditor"):
        keep.append(link("desk:journal", _("Journal"), "shield"))
    groups = [
        SideGroup(_("Handling"), work),
        SideGroup(_("Service quality"), care),
        SideGroup(_("Management"), keep),
    ]
    return [group for group in groups if group.links]
