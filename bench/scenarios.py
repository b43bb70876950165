"""What is measured: each scenario is a deed that a user does over one connection, over and over."""

import itertools
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from .measuring import Deed
from .wire import Answer, Line, request

SECRET = "benchbenchbenchbenchbenchbench22"
FORM = "application/x-www-form-urlencoded"


def _words(text: str) -> list[str]:
    return text.split()


WORDS = _words("""
    食品经营 开饭店 养老 护士执业注册 排污许可 jianzhu yyzy 危险废物备案 医疗机构设立
    旅行社变更 户外招牌 公积金 身份证明 烟花爆竹经营许可
""")
TYPED = _words("食 食品 食品经 养老 养老机 护 护士 排污 jian 医疗 旅行 户外")
Prepared = dict[str, Any]


class Unexpected(Exception):
    """An answer that is not the one a scenario is about."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One row of the table. `most` bounds how many deeds there are to do; `warm` is how often each
    connection does it beforehand: what is kept for everybody has then been drawn."""

    key: str
    title: str
    deed: Deed
    seconds: float = 1.5
    most: int = 0
    warm: int = 1


class Turns:
    """Gives out things in turn to many users; ends when they are used up, unless they go round."""

    def __init__(self, things: list[Any], *, once: bool = False) -> None:
        self._things: Iterator[Any] = iter(things) if once else itertools.cycle(things)
        self._lock = threading.Lock()

    def next(self) -> Any:
        with self._lock:
            return next(self._things, None)


def expect(answer: Answer, status: int, *marks: bytes) -> Answer:
    """The answer, when it has this status and holds these marks; raises Unexpected."""
    missing = [mark for mark in marks if mark not in answer.body]
    if answer.status != status or missing:
        raise Unexpected(f"{answer.status} for {status}, without {missing}: {answer.body[:600]!r}")
    return answer


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def cookies(session: str) -> dict[str, str]:
    return {
        "Cookie": f"sessionid={session}; csrftoken={SECRET}",
        "X-CSRFToken": SECRET,
        "Accept": "text/html",
    }


def reads(raws: list[bytes], *marks: bytes) -> Deed:
    """Send these requests in turn and expect a page or a document."""
    turns = Turns(raws)

    def deed(line: Line) -> bool:
        expect(line.send(turns.next()), 200, *marks)
        return True

    return deed


def creating(drafts: list[dict[str, str]]) -> Deed:
    """Submit a draft that is complete: number, clock, process, journal, receipt."""
    turns = Turns(drafts, once=True)

    def deed(line: Line) -> bool:
        draft = turns.next()
        if draft is None:
            return False
        body = json.dumps({"name": draft["name"], "agreed": True}).encode()
        path = f"/api/drafts/{draft['id']}/submission"
        expect(line.send(request("POST", path, bearer(draft["token"]), body)), 201, b"number")
        return True

    return deed


def applying(prepared: Prepared) -> Deed:
    """The whole journey in the portal, in five requests: begin, page, save, review, sign."""
    turns = Turns(prepared["residents"])
    item, fields = prepared["journey"]["item"], prepared["journey"]["fields"]
    held: dict[str, threading.Lock] = {
        r["session"]: threading.Lock() for r in prepared["residents"]
    }

    def deed(line: Line) -> bool:
        who = turns.next()
        with held[who["session"]]:
            headers = cookies(who["session"])

            def post(path: str, form: dict[str, str]) -> str:
                body = urlencode(form).encode()
                answer = expect(line.send(request("POST", path, headers, body, FORM)), 302)
                return answer.header("location")

            page = post(f"/apply/{item}/", {"acting_for": ""})
            expect(line.send(request("GET", page, headers)), 200)
            post(page, fields)
            review = f"{page.partition('/pages/')[0]}/review/"
            expect(line.send(request("GET", review, headers)), 200)
            case = post(review, {"name": who["name"], "agreed": "yes"})
            if "/my/cases/" not in case:
                raise Unexpected(case)
        return True

    return deed


def scenarios(prepared: Prepared) -> list[Scenario]:
    """All of them, in the order of the table."""
    desk, cases = prepared["desk"], prepared["cases"]
    official, clerk = bearer(desk["token"]), cookies(desk["session"])
    residents = [cookies(r["session"]) for r in prepared["residents"]]
    guides, drafts = prepared["guides"], prepared["drafts"]

    def listed(**query: str) -> Deed:
        path = f"/api/desk/cases?{urlencode(query)}"
        return reads([request("GET", path, official)], b'"cases":[')

    def get(paths: list[str], headers: Callable[[int], dict[str, str]], *marks: bytes) -> Deed:
        return reads([request("GET", p, headers(n)) for n, p in enumerate(paths)], *marks)

    def page(paths: list[str], *marks: bytes) -> Deed:
        return get(paths, lambda n: {"Accept": "text/html"}, b"</html>", *marks)

    def mine(n: int) -> dict[str, str]:
        return residents[n % len(residents)]

    return [
        Scenario("create", "create a case (submission by API)", creating(drafts), 3.0),
        Scenario("read", "read a case (API, applicant)", reads(
            [request("GET", f"/api/cases/{c['number']}", bearer(c["token"])) for c in cases],
            b'"clock"')),
        Scenario("desk", "read a case (API, official)", get(
            [f"/api/desk/cases/{n}" for n in desk["numbers"]], lambda n: official, b'"clock"')),
        Scenario("desk-page", "desk of a case (page)", get(
            [f"/desk/cases/{n}/" for n in desk["numbers"]], lambda n: clerk, b"</html>")),
        Scenario("list", "list 20 cases (API, official)", listed()),
        Scenario("list-deep", "list 20 cases, in the middle", listed(after=desk["deep"])),
        Scenario("list-state", "list 20 cases in one state", listed(state="closed")),
        Scenario("list-due", "list 20 cases that are over their limit", listed(due="over")),
        Scenario("list-name", "list cases of one applicant", listed(q=desk["name"])),
        Scenario("list-page", "list 20 cases (page)", get(
            ["/desk/cases/"], lambda n: clerk, b"</html>")),
        Scenario("journey", "apply journey of five requests (portal)", applying(prepared), 3.0),
        Scenario("search", "search (API)", get(
            [f"/api/items?q={quote(w)}" for w in WORDS], lambda n: {}, b'"items"')),
        Scenario("search-page", "search (page)", page([f"/search/?q={quote(w)}" for w in WORDS])),
        Scenario("suggest", "suggest while typing", get(
            [f"/api/items/suggestions?q={quote(w)}" for w in TYPED], lambda n: {}, b"[")),
        Scenario("guide", "guide page (public, kept)", page([f"/guide/{c}/" for c in guides]),
                 warm=len(guides)),
        Scenario("guide-own", "guide page (signed in, drawn)", get(
            [f"/guide/{c}/" for c in guides], mine, b"</html>")),
        Scenario("progress", "progress by two numbers (API)", reads(
            [request("GET", f"/api/progress?number={c['number']}&last4={c['last4']}")
             for c in cases], b'"clock"')),
        Scenario("space", "a resident's space (page)", get(["/my/"] * 8, mine, b"</html>")),
        Scenario("floor", "the floor: /healthz", reads([request("GET", "/healthz")], b"ok")),
    ]  # fmt: skip
