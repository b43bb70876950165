"""Killing any process at any moment loses nothing and does nothing twice; starting and stopping.

Cases are applied for and handled over HTTP by several people at once while processes are killed at
random; whoever gets no answer asks again, as people do.
"""

import random
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from traceback import format_exception

import pytest

from tests.journeys import cast, senior_card
from tests.journeys import city as cities
from tests.journeys.caller import Caller
from tests.journeys.databases import Installation

pytestmark = pytest.mark.journey

Copies = Callable[[str], Installation]
Start = Callable[..., cities.City]

QUICK = 30.0  # seconds of a second start, on a machine that has other things to do
RESIDENTS = ("elder", "grandmother", "disabled")
#: What each of them applies for, one after the other: twice by hand, once approved at once by
#: rule (or by hand all the same, for those whom the rules do not approve).
WISHES: tuple[dict[str, dict[str, str]], ...] = (senior_card.BY_HAND, {}, senior_card.BY_HAND)
MOST_PATIENT = 60.0
MOST_KILLS = {"web": 12, "worker": 8, "server": 2}  # on a slow machine, too, life goes on
STEPS: dict[str, tuple[str, str, dict[str, str]]] = {
    "待受理": (senior_card.CLERK, "accept", {}),
    "已受理": (senior_card.REVIEWER, "give_opinion", {"view": "agree"}),
    "审查中": (senior_card.APPROVER, "decide", {"outcome": "granted"}),
}
#: What becomes of a case, each once; by rule nobody gives an opinion.
BY_RULE = Counter(["CaseSubmitted", "CaseAccepted", "CaseDecided", "CaseDelivered"])
BY_OFFICIALS = BY_RULE + Counter(["OpinionGiven"])


class Killer(threading.Thread):
    """Kills a process of the city every now and then; `server` takes all of the web with it.

    What has just been started again is left alone for a while: a program that dies at once when
    started is started ever less often, which is another story.
    """

    def __init__(self, city: cities.City, seed: int) -> None:
        super().__init__(daemon=True)
        self.city = city
        self.dice = random.Random(seed)
        self.over = threading.Event()
        self.killed: Counter[str] = Counter()
        self.spared = {"web": 0.0, "worker": 5.0, "server": 8.0}
        self.last = dict.fromkeys(self.spared, 0.0)

    def run(self) -> None:
        while not self.over.wait(self.dice.uniform(0.3, 1.2)):
            kind, now = self.dice.choice(("web", "worker", "worker", "server")), time.monotonic()
            chosen = sorted(pid for pid, what in self.city.processes().items() if what == kind)
            enough = self.killed[kind] == MOST_KILLS[kind]
            if chosen and not enough and now - self.last[kind] > self.spared[kind]:
                cities.kill(self.dice.choice(chosen))
                self.killed[kind] += 1
                self.last[kind] = now


def live(city: cities.City, who: str, item: str) -> list[str]:
    """One resident's cases, each applied for and brought to its end; their numbers."""
    resident = Caller(city.address, patience=MOST_PATIENT).sign_in(cast.number(who))
    officials = {
        login: Caller(city.address, patience=MOST_PATIENT).sign_in(login)
        for login, _verb, _fields in STEPS.values()
    }
    numbers = []
    for wish in WISHES:
        number = senior_card.apply(resident, who, item, **wish)
        numbers.append(number)
        handle(officials, number)
    return numbers


def handle(officials: dict[str, Caller], number: str) -> None:
    """Whoever's turn it is does it, until the card is delivered."""
    for _ in range(20):
        desk = officials[senior_card.CLERK].get(f"/desk/cases/{number}/")
        facts = desk.page.xpath("//main//*[contains(@class, 'zt-casefacts')]")
        assert facts, (number, desk.status, desk.said[:400])
        words = facts[0].text_content()
        if "已送达" in words:
            return
        assert any(state in words for state in STEPS), words
        login, verb, fields = next(step for state, step in STEPS.items() if state in words)
        senior_card.do(officials[login], number, verb, fields)
    raise AssertionError(f"{number} does not come to its end: {desk.said[:400]}")


def one(on: Installation, query: str) -> int:
    return int(on.rows(query)[0][0])


def wait_for_silence(on: Installation, seconds: float = 60) -> None:
    """Until everything that has happened has been heard by everybody."""
    deadline = time.monotonic() + seconds
    while one(on, "SELECT count(*) FROM kernel_outbox"):
        assert time.monotonic() < deadline, on.rows("SELECT * FROM kernel_outbox")
        time.sleep(0.5)


def test_killing_loses_nothing_and_does_nothing_twice(installation: Copies, start: Start) -> None:
    on = installation("killed")
    city = start(on)
    item = senior_card.code(Caller(city.address))
    used = f"SELECT popularity FROM catalogue_item WHERE code = '{item}'"
    before, submitted_before = one(on, used), one(on, "SELECT count(*) FROM cases_case")
    killer = Killer(city, seed=20260213)
    killer.start()
    with ThreadPoolExecutor(len(RESIDENTS)) as pool:
        lives = [pool.submit(live, city, who, item) for who in RESIDENTS]
    killer.over.set()
    killer.join()
    failed = ["".join(format_exception(e)) for each in lives if (e := each.exception())]
    assert not failed, "\n".join([*failed, str(killer.killed), city.said()[-3000:]])
    numbers = [number for each in lives for number in each.result()]
    assert killer.killed["web"] >= 2, killer.killed
    assert killer.killed["worker"] >= 2, killer.killed
    wait_for_silence(on)

    assert len(set(numbers)) == len(RESIDENTS) * len(WISHES)
    assert one(on, "SELECT count(*) FROM cases_case") == submitted_before + len(numbers)
    assert one(on, used) == before + len(numbers)
    ways = [check_once(on, number) for number in numbers]
    assert ways.count("rule") == 2, ways  # the third of them is under sixty

    assert city.stop(signal.SIGINT) == 0
    assert city.processes() == {}
    assert on.command("audit", "seal").returncode == 0
    verdict = on.command("audit", "verify", "--quiet")
    assert verdict.returncode == 0, verdict.stdout


def check_once(on: Installation, number: str) -> str:
    """One case: what happened to it happened once, and was told once; who approved it."""
    ref = f"case:{number}"
    for table, column, value, times in (
        ("cases_case", "number", number, 1),
        ("process_instance", "ref", ref, 1),
        ("licences_licence", "basis", ref, 1),
        ("ratings_invitation", "about", ref, 1),
        ("rules_verdict", "ref", ref, 2),
    ):
        query = f"SELECT count(*) FROM {table} WHERE {column} = '{value}'"
        assert one(on, query) == times, (table, number)
    lines = on.rows(f"SELECT event FROM kernel_journalline WHERE ref = '{ref}'")
    happened = Counter(event for (event,) in lines if event in BY_OFFICIALS)
    by_rule = happened == BY_RULE
    assert by_rule or happened == BY_OFFICIALS, (number, lines)
    told = on.rows(
        "SELECT line.event FROM notifications_message message LEFT JOIN kernel_journalline line"
        " ON message.key = 'case-line:' || line.id"
        f" WHERE message.about = '{ref}'"
    )
    assert Counter(event for (event,) in told) == BY_RULE, (number, told)
    return "rule" if by_rule else "officials"


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
