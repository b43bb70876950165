"""A running city, a real browser, and axe on every page visited."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import city as cities

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage"]  # fmt: skip


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cities.City]:
    """The demo city on the database that the test run is for."""
    running = cities.start(
        tmp_path_factory.mktemp("city"), database=os.environ.get("ZHENGTONG_DATABASE_URL", "")
    )
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=cities.chromium(), args=FLAGS)
        yield running
        running.close()


class Visitor:
    """One person at one screen. `page` is the browser's page; every page left is checked."""

    def __init__(self, page: Page, city: cities.City, shots: Path | None) -> None:
        self.page = page
        self.city = city
        self.shots = shots
        self.findings: list[str] = []
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda message: message.type == "error" and self.errors.append(message.text),
        )

    def open(self, path: str) -> None:
        """Open an address of the city; a server error fails the test."""
        answer = self.page.goto(self.city.address + path if path.startswith("/") else path)
        assert answer is None or answer.status < 500, f"{path}: {answer.status}"

    def look(self, name: str = "") -> None:
        """Run axe on the page as it stands, and keep a picture when a name is given."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            " 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(v => v.id + ': ' +"
            " v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '))"
        )
        address = self.page.url.removeprefix(self.city.address)
        self.findings += [f"{address}: {finding}" for finding in found]
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 1:
            self.findings.append(f"{address}: {wide} px wider than the screen")
        if name and self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.shots / f"{name}.png", full_page=True)

    def says(self, words: str | re.Pattern[str]) -> None:
        """The page says so, where people can see it."""
        self.page.get_by_text(words).first.wait_for(state="visible", timeout=8000)

    def done(self) -> None:
        """Nothing found by axe, nothing wider than the screen, no error in the console."""
        assert not self.findings, "\n".join(self.findings)
        assert not self.errors, "\n".join(self.errors)


@pytest.fixture
def visitor(browser: Browser, city: cities.City) -> Iterator[Callable[..., Visitor]]:
    """Open a fresh browser session: `visitor(PHONE)`, `visitor(javascript=False)`."""
    contexts = []
    visitors = []
    shots = Path(os.environ["ZHENGTONG_SHOTS"]) if os.environ.get("ZHENGTONG_SHOTS") else None

    def make(size: dict[str, int] = DESKTOP, *, javascript: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=size, java_script_enabled=javascript, locale="zh-CN", bypass_csp=False
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), city, shots))
        return visitors[-1]

    yield make
    for context in contexts:
        context.close()
