"""Every kind of page, by every role: no link leads nowhere, and everybody can use what they see.

The crawl asks over HTTP for a few pages of each kind; of each kind one is looked at in a browser
at two widths. SQLite walks and looks at less: its pages are the same.
"""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import get_resolver
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import city as cities
from tests.journeys.caller import Caller
from tests.journeys.conftest import FLAGS
from tests.journeys.crawling import Crawl, Kind
from tests.journeys.roles import ROLES, VISITOR, Role
from tests.journeys.visitor import DESKTOP, PHONE, Visitor

pytestmark = pytest.mark.journey

THOROUGH = bool(os.environ.get("ZHENGTONG_DATABASE_URL"))
WORKERS = 2
WIDTHS = [DESKTOP, PHONE] if THOROUGH else [PHONE]
CHANNELS = ("portal", "desk", "counter")
MUCH_MORE = 1.2
#: Forms that say what is missing when they are sent as they are.
EMPTY = {
    "visitor": ("portal:sign_in", "portal:register"),
    "resident": ("portal:register_company", "portal:password",
                 "portal:draft_review"),
    "representative": ("portal:acting",),
    "window": ("counter:start", "counter:form", "counter:review", "desk:verb refuse",
               "desk:verb return_for_correction"),
    "reviewer": ("desk:verb give_opinion", "desk:verb start_special", "desk:verb ask_extension"),
    "catalogue": ("desk:calendar-year",),
}  # fmt: skip
#: Pages that are another page for each role.
OWN = {"portal:home", "portal:space", "portal:acting", "desk:home", "desk:case"}
#: What is never a page: only forms send there.
SENT = {
    "portal:sign_out",
    "portal:draft_autosave",
    "portal:material_add",
    "portal:material_remove",
    "portal:discard",
    "portal:read_all",
    "portal:grant",
    "portal:revoke",
    "portal:licence_copies",
    "portal:supplement",
    "counter:register",
    "counter:begin",
    "counter:corrections",
    "counter:autosave",
    "counter:remove",
    "counter:discard",
    "desk:take",
    "desk:give-back",
    "desk:rules-check",
    "desk:rules-drop",
    "desk:rules-withdraw",
}
#: Pages that the crawl does not come to, and why.
NOT_SEEN = {
    "portal:suggest": "a part of a page, drawn while somebody types: in the walk of 食品经营许可",
    "counter:suggest": "a part of a page, drawn while somebody types",
    "portal:licence_copy": "begins with a form: tests/channels/portal",
    "counter:file": "begins with a scan: tests/channels/counter",
    "desk:rules-bring": "begins with a version that is being written: tests/channels/workbench",
}
#: Pages that some roles have and others have not; a verb of a case is its own matter.
PER_ROLE = ("counter:", "desk:calendar", "desk:journal", "desk:words", "desk:cards", "desk:mine")
#: Who tries the pages of all others: somebody of each sort.
OUTSIDERS = ("visitor", "elder", "agent", "window", "reviewer", "auditor")
#: Links that officials meet in the portal and that are for residents: they are told so in words.
FOR_RESIDENTS = {"portal:begin"}


@dataclass(frozen=True, slots=True)
class Sight:
    """A page to be looked at, as a role sees it."""

    role: str
    kind: Kind
    path: str


def walked(city: cities.City, role: Role, language: str = "zh") -> Crawl:
    """The way of a role through the city."""
    caller = role.come(city.address)
    doors = role.doors(caller)
    if language != "zh":
        _choose(caller, language)
    crawl = Crawl(
        caller,
        role.key,
        most=role.most if THOROUGH else 1,
        more=role.more if THOROUGH else {},
        language=language,
        refused=FOR_RESIDENTS if role.official else set(),
    )
    crawl.walk(*doors)
    return crawl


def _choose(caller: Caller, language: str) -> None:
    caller.get("/sign-in/")
    fields = {"language": language, "csrfmiddlewaretoken": caller.token()}
    assert caller.post("/language/", fields).status == 200


@pytest.fixture(scope="module")
def crawls(city: cities.City) -> dict[str, Crawl]:
    """Every role's way, walked two at a time."""
    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(lambda role: walked(city, role), ROLES))
    return {crawl.role: crawl for crawl in found}


def test_no_link_leads_nowhere(crawls: dict[str, Crawl]) -> None:
    wrong = [line for crawl in crawls.values() for line in crawl.wrong]
    assert not wrong, "\n".join(wrong[:40])
    assert sum(len(crawl.pages) for crawl in crawls.values()) > 300  # it has not stopped at a door


def test_every_address_has_been_visited(crawls: dict[str, Crawl]) -> None:
    known = {f"{channel}:{name}" for channel in CHANNELS for name in _names(channel)}
    reached = {kind.partition(" ")[0] for crawl in crawls.values() for kind in crawl.reached}
    unseen = known - reached - SENT - set(NOT_SEEN)
    assert not unseen, f"nobody has come to {sorted(unseen)}"
    gone = (SENT | set(NOT_SEEN)) - known
    assert not gone, f"these addresses are no more: {sorted(gone)}"
    pages = reached & (SENT | set(NOT_SEEN))
    assert not pages, f"these are pages that links lead to, after all: {sorted(pages)}"


def _names(channel: str) -> Iterator[str]:
    resolver = get_resolver()
    inner = resolver.namespace_dict[channel][1]
    return (name for name in inner.reverse_dict if isinstance(name, str))


def test_pages_of_others_are_refused(city: cities.City, crawls: dict[str, Crawl]) -> None:
    """What one role has come to, the others are refused, or see as well; nobody breaks it."""
    owned = {
        kind.name: path
        for crawl in crawls.values()
        for kind, path in crawl.pages.items()
        if not kind.query
    }
    wrong = []
    for role in (role for role in ROLES if role.key in OUTSIDERS):
        caller = role.come(city.address)
        for name, path in owned.items():
            if name in crawls[role.key].reached:
                continue
            answer = caller.get(path)
            if role is VISITOR and answer.path == "/sign-in/":
                continue
            if answer.status not in (200, 403, 404, 409) or not answer.page.xpath("//h1"):
                wrong.append(f"{role.key}: {path}: {answer.status}")
            elif answer.status == 200 and name.startswith(PER_ROLE):
                wrong.append(f"{role.key} opens {path}, to which no link of theirs leads")
    assert not wrong, "\n".join(wrong)


def sights(crawls: dict[str, Crawl]) -> list[Sight]:
    """One page of each kind, of some kinds one for each role: the first, or one with much more."""
    best: dict[tuple[str, bool, str], tuple[float, Sight]] = {}
    for crawl in crawls.values():
        for kind, path in crawl.pages.items():
            key = (kind.name, bool(kind.query), crawl.role if kind.name in OWN else "")
            size = crawl.sizes[kind]
            if key not in best or best[key][0] * MUCH_MORE < size:
                best[key] = (size, Sight(crawl.role, kind, path))
    found = [sight for _size, sight in best.values()]
    if not THOROUGH:
        found = [sight for sight in found if not sight.kind.query and sight.kind.name not in OWN]
    return sorted(found, key=lambda sight: sight.role)


def test_everybody_can_use_every_page(city: cities.City, crawls: dict[str, Crawl]) -> None:
    """axe, the console, the policy for scripts and styles, and the width, at a desk and a phone."""
    todo = sights(crawls)
    assert len(todo) > (90 if THOROUGH else 70)
    wrong = looked_at(city, todo, crawls, WIDTHS)
    assert not wrong, "\n".join(wrong)


def test_everybody_can_see_what_is_wrong(city: cities.City, crawls: dict[str, Crawl]) -> None:
    """A form that is sent empty says so on top and at its fields; nothing has happened."""
    found = {
        (role, kind.name): Sight(role, kind, path)
        for role in EMPTY
        for kind, path in crawls[role].pages.items()
    }
    wanted = [(role, name) for role, names in EMPTY.items() for name in names]
    missed = [each for each in wanted if each not in found]
    assert not (THOROUGH and missed), missed  # a sample comes to few desks
    todo = [found[each] for each in wanted if each in found]
    wrong = looked_at(city, todo[:: 1 if THOROUGH else 5], crawls, WIDTHS, send=True)
    assert not wrong, "\n".join(wrong)


def looked_at(
    city: cities.City,
    todo: list[Sight],
    crawls: dict[str, Crawl],
    widths: list[dict[str, int]],
    *,
    send: bool = False,
) -> list[str]:
    """Look at pages in two browsers at once; what is wrong with them."""
    looks = [Look(city, todo[start::WORKERS], crawls, widths, send) for start in range(WORKERS)]
    for look in looks:
        look.start()
    for look in looks:
        look.join()
    return [line for look in looks for line in look.wrong]


class Look(threading.Thread):
    """One browser with its share of the pages; roles have the sessions of their crawl."""

    def __init__(
        self,
        city: cities.City,
        todo: list[Sight],
        crawls: dict[str, Crawl],
        widths: list[dict[str, int]],
        send: bool,
    ) -> None:
        super().__init__(daemon=True)
        self.city, self.todo, self.crawls, self.widths = city, todo, crawls, widths
        self.send = send
        self.wrong: list[str] = []

    def run(self) -> None:
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=cities.chromium(), args=FLAGS)
                visitors: dict[str, Visitor] = {}
                for sight in self.todo:
                    if sight.role not in visitors:
                        visitors[sight.role] = self._visitor(browser, sight.role)
                    self._look(visitors[sight.role], sight)
                browser.close()
            for role, visitor in visitors.items():
                self.wrong += [f"{role}: {found}" for found in visitor.findings + visitor.errors]
        except Exception as error:
            self.wrong.append(f"the browser broke: {error!r}")

    def _visitor(self, browser: Browser, role: str) -> Visitor:
        """Somebody at a screen, with the session of the crawl."""
        context = browser.new_context(locale="zh-CN")
        context.set_default_timeout(30_000)
        for cookie in self.crawls[role].caller.cookies:
            context.add_cookies([{"name": cookie.name, "value": cookie.value or "",
                                  "domain": cookie.domain, "path": cookie.path}])  # fmt: skip
        shots = os.environ.get("ZHENGTONG_SHOTS", "")
        return Visitor(context.new_page(), self.city, Path(shots) if shots else None)

    def _look(self, visitor: Visitor, sight: Sight) -> None:
        name = f"{sight.kind.name}-{sight.role}".replace(":", "-").replace(" ", "-")
        answer = visitor.page.goto(self.city.address + sight.path)
        if answer is None or answer.status != 200:
            self.wrong.append(f"{sight.role}: {sight.path}: {answer and answer.status}")
        if self.send:
            name += "-empty"
            self._send(visitor, sight)
        for width in self.widths:
            visitor.page.set_viewport_size(width)
            visitor.look(f"{name}-{width['width']}")

    def _send(self, visitor: Visitor, sight: Sight) -> None:
        """Press the button of the last form that asks something."""
        form = visitor.page.locator("main form[method=post]:has(.govuk-form-group)").last
        with visitor.page.expect_navigation() as going:
            form.locator("button:not([name]):not([type=button])").first.click()
        answer = going.value
        told = visitor.page.locator(".govuk-error-summary a").count()
        if answer is None or answer.status != 422 or not told:
            self.wrong.append(f"{sight.role}: {sight.path} sent empty: {answer and answer.status}")


def test_pages_are_whole_in_english(city: cities.City) -> None:
    """A visitor, a resident and a supervisor who read English."""
    sample = [role for role in ROLES if role.key in ("visitor", "resident", "supervisor")]
    found = {role.key: walked(city, role, "en") for role in sample[: 3 if THOROUGH else 1]}
    wrong = [line for crawl in found.values() for line in crawl.wrong]
    assert not wrong, "\n".join(wrong[:40])
    todo = [sight for sight in sights(found) if not sight.kind.query][:: 1 if THOROUGH else 4]
    wrong = looked_at(city, todo, found, [PHONE])
    assert not wrong, "\n".join(wrong)
