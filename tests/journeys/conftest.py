"""A running city, a real browser, and callers without one."""

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys import city as cities
from tests.journeys import databases
from tests.journeys.databases import Installation
from tests.journeys.visitor import DESKTOP, Visitor

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage"]  # fmt: skip


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo city, loaded once for the database that the test run is for; never run."""
    made = databases.load(
        tmp_path_factory.mktemp("loaded"), os.environ.get("ZHENGTONG_DATABASE_URL", "")
    )
    yield made
    databases.drop(made)


@pytest.fixture(scope="session")
def installation(
    loaded: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Installation]]:
    """Copies of the loaded city: `installation("killed")`; dropped at the end.

    No two have the same name: a city that an earlier run left behind must not write into ours.
    """
    copies: list[Installation] = []

    def make(name: str) -> Installation:
        own = f"{name}_{secrets.token_hex(3)}"
        copies.append(databases.copy(loaded, tmp_path_factory.mktemp(name), own))
        return copies[-1]

    yield make
    for each in copies:
        databases.drop(each)


@pytest.fixture(scope="session")
def city(installation: Callable[[str], Installation]) -> Iterator[cities.City]:
    """The demo city that all walks share; afterwards its log must tell of no error."""
    running = cities.start(installation("city"))
    yield running
    code, failures = running.stop(), running.failures()
    assert code == 0, f"the city stopped with {code}:\n{running.said()[-3000:]}"
    assert not failures, "\n".join(failures)


@pytest.fixture
def start() -> Iterator[Callable[..., cities.City]]:
    """Start a city: `start(on, now="…")`; whatever becomes of the test, none outlives it."""
    started: list[cities.City] = []

    def make(on: Installation, **options: str) -> cities.City:
        started.append(cities.start(on, **options))
        return started[-1]

    yield make
    for each in started:
        each.end()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=cities.chromium(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser, city: cities.City) -> Iterator[Callable[..., Visitor]]:
    """Open a fresh browser session: `visitor(PHONE)`, `visitor(javascript=False)`."""
    contexts: list[BrowserContext] = []
    shots = Path(os.environ["ZHENGTONG_SHOTS"]) if os.environ.get("ZHENGTONG_SHOTS") else None

    def context(size: dict[str, int], **options: bool) -> BrowserContext:
        contexts.append(browser.new_context(viewport=size, locale="zh-CN", **options))
        contexts[-1].set_default_timeout(30_000)
        return contexts[-1]

    def make(size: dict[str, int] = DESKTOP, *, javascript: bool = True) -> Visitor:
        looker = None if javascript else context(size, bypass_csp=True).new_page()
        page = context(size, java_script_enabled=javascript).new_page()
        return Visitor(page, city, shots, looker)

    yield make
    for each in contexts:
        each.close()
