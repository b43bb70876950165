"""Killing any process at any moment loses nothing and does nothing twice; starting and stopping."""

import signal
import socket
import time
from collections.abc import Callable

import pytest

from tests.journeys import cast, senior_card
from tests.journeys import city as cities
from tests.journeys.caller import Caller
from tests.journeys.databases import Installation

pytestmark = pytest.mark.journey

Copies = Callable[[str], Installation]
Start = Callable[..., cities.City]

QUICK = 30.0  # seconds of a second start, on a machine that has other things to do


def test_a_second_start_is_quick_and_the_clock_can_be_moved(
    installation: Copies, start: Start
) -> None:
    on = installation("again")
    city = start(on, now="2026-03-02T10:00+08:00")
    resident = Caller(city.address).sign_in(cast.number("elder"))
    number = senior_card.apply(resident, "elder", senior_card.code(resident), **senior_card.BY_HAND)
    assert "2026年3月2日" in resident.get(f"/my/cases/{number}/").said
    assert city.stop() == 0
    assert city.processes() == {}

    began = time.monotonic()
    city = start(on, now="2026-03-10T09:00+08:00")
    assert time.monotonic() - began < QUICK
    resident = Caller(city.address).sign_in(cast.number("elder"))
    deadline = time.monotonic() + 30
    while "逾期未告知，视为受理" not in (said := resident.get(f"/my/cases/{number}/").said):
        assert time.monotonic() < deadline, said
        time.sleep(0.5)
    assert "2026年3月2日" in said
    assert city.said().count("is there already") == 2, "a start has loaded the city again"
    assert city.stop(signal.SIGTERM) == 0
    assert not city.failures()


def test_a_taken_port_is_said_before_anything_else(loaded: Installation) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = loaded.command("run", "--port", str(port), seconds=60)
    assert done.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "make run PORT=" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("moment", ["tomorrow", "2026-02-30T10:00", "13.2.2026"])
def test_a_moment_that_is_none_is_said(loaded: Installation, moment: str) -> None:
    done = loaded.command(
        "run", "--port", str(cities.free_port()), extra={"ZHENGTONG_NOW": moment}, seconds=60
    )
    assert done.returncode == 1
    assert "2026-02-13T17:30+08:00" in done.stderr
    assert "Traceback" not in done.stderr


def test_production_refuses_a_moved_clock(loaded: Installation) -> None:
    secrets = {"ZHENGTONG_SECRET_KEY": "s" * 50, "ZHENGTONG_DATA_KEY": "d" * 50}
    extra = {"ZHENGTONG_ENV": "production", "ZHENGTONG_NOW": "2026-02-13T17:30+08:00"} | secrets
    done = loaded.command("run", "--port", str(cities.free_port()), extra=extra, seconds=60)
    assert done.returncode == 1
    assert "ZHENGTONG_NOW moves the clock and is refused in production" in done.stderr
    assert "Traceback" not in done.stderr
