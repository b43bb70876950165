"""One person at one screen: every page they come to is looked at by axe and measured.

Without scripts axe cannot run, so a second page, the looker, is shown the same document.
"""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page

from tests.journeys import cast
from tests.journeys.city import City

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
RUN_AXE = """async (rules) => (
  await axe.run(document, {runOnly: rules, resultTypes: ['violations']})
).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '))
"""
# What sticks out to the right, so that the one who mends it need not search.
MEASURE = """() => {
  const page = document.documentElement, room = page.clientWidth;
  if (page.scrollWidth - room <= 1) return '';
  const out = [...document.querySelectorAll('body *')].filter(e =>
    e.getBoundingClientRect().right > room + 1 && !e.closest('.govuk-visually-hidden'));
  const named = out.slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className);
  return `${page.scrollWidth - room} px wider than the screen: ${named.join(', ')}`;
}"""


class Visitor:
    """Somebody with a browser. `findings` and `errors` gather; `done` asks for none."""

    def __init__(
        self, page: Page, city: City, shots: Path | None = None, looker: Page | None = None
    ) -> None:
        self.page = page
        self.city = city
        self.shots = shots
        self.looker = looker
        self.findings: list[str] = []
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(f"{self.here}: {error}"))
        page.on("console", self._heard)

    @property
    def here(self) -> str:
        """The address without the machine."""
        return self.page.url.removeprefix(self.city.address)

    def open(self, path: str, name: str = "") -> None:
        """Open an address of the city, or an absolute one; an error of any kind fails the test."""
        answer = self.page.goto(self.city.address + path if path.startswith("/") else path)
        assert answer is None or answer.status < 400, f"{path}: {answer.status}"
        self.look(name)

    def follow(self, words: str | re.Pattern[str], name: str = "", *, exact: bool = False) -> None:
        """Click the link that says so, and look at where it leads."""
        link = self.page.get_by_role("link", name=words, exact=exact)
        self.go(link.or_(self.page.get_by_role("button", name=words, exact=exact)).first, name)

    def press(self, words: str, name: str = "", within: Locator | None = None) -> None:
        """Press the button that says so, and look at the page that answers."""
        self.go((within or self.page).get_by_role("button", name=words).first, name)

    def go(self, place: Locator, name: str = "") -> None:
        """Click what leads to another page, and look at that page."""
        with self.page.expect_navigation():
            place.click()
        self.look(name)

    def fill(self, label: str, value: str) -> None:
        """Type into the box with this label."""
        self.page.get_by_label(label, exact=True).first.fill(value)

    def choose(self, label: str, group: str = "") -> None:
        """Tick the radio button or box with this label, in the question `group` if given."""
        place: Any = self.page.get_by_role("group", name=group).first if group else self.page
        place.get_by_label(label, exact=True).first.check()

    def sign_in(self, who: str, *, secret: str = "") -> None:
        """Sign in on the sign-in page: a login name, or the key of somebody of the cast."""
        if "/sign-in/" not in self.here:
            self.open("/sign-in/")
        self.page.locator("input[name=login]").fill(who)
        self.page.locator("input[name=password]").fill(secret or cast.password())
        self.go(self.page.locator("main form button[type=submit]:not([name])").first)
        assert "/sign-in/" not in self.here, self.text()

    def look(self, name: str = "") -> None:
        """Run axe on the page as it stands, measure it, and keep a picture when named."""
        self.page.wait_for_load_state("load")
        page = self._mirrored() if self.looker else self.page
        page.evaluate(AXE)
        self.findings += [f"{self.here}: {found}" for found in page.evaluate(RUN_AXE, RULES)]
        if wide := page.evaluate(MEASURE):
            self.findings.append(f"{self.here}: {wide}")
        self.keep(name)

    def _mirrored(self) -> Page:
        """The page as it stands in a browser without scripts, where axe can run none either:
        the same document in a browser that has scripts, but gets none of ours."""
        assert self.looker
        address, document = self.page.url, self.page.content()
        self.looker.unroute_all()
        self.looker.route("**/*.js", lambda route: route.abort())
        self.looker.route(
            address.partition("#")[0],
            lambda route: route.fulfill(body=document, content_type="text/html; charset=utf-8"),
        )
        self.looker.goto(address)
        return self.looker

    def keep(self, name: str) -> None:
        """Keep a picture of the page, where pictures are wanted."""
        if not name or not self.shots:
            return
        self.shots.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self.shots / f"{name}.png", full_page=True)

    def says(self, words: str | re.Pattern[str]) -> None:
        """The page says so, where people can see it."""
        self.page.get_by_text(words).locator("visible=true").first.wait_for(timeout=20_000)

    def text(self) -> str:
        """Everything the page says."""
        return self.page.inner_text("body")

    def done(self) -> None:
        """Nothing found by axe, nothing wider than the screen, no error in the console."""
        assert not self.findings, "\n".join(dict.fromkeys(self.findings))
        assert not self.errors, "\n".join(self.errors)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        address = message.location.get("url", "")
        if message.text.startswith("Failed to load resource") and address == self.page.url:
            return  # the browser notes every page with a status of 4xx; its words are ours
        self.errors.append(f"{self.here}: {message.text} {address}")
