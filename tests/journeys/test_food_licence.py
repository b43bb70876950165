"""食品经营许可 from the search to the rating: a resident, a clerk, three departments, an approver.

At a desk, on a phone, and without scripts; every page that anybody comes to is looked at by axe.
"""

from collections.abc import Callable

import pytest

from tests.journeys import cast, food_licence, handling, receiving
from tests.journeys.visitor import DESKTOP, PHONE, Visitor

pytestmark = pytest.mark.journey

Visitors = Callable[..., Visitor]


def test_a_restaurant_gets_its_licence_from_three_departments(visitor: Visitors) -> None:
    resident = visitor(DESKTOP)
    food_licence.find(resident, "desktop")
    food_licence.begin(resident, "desktop", "agent-restaurant", "restaurant")
    for question, known in food_licence.KNOWN.items():
        assert resident.page.get_by_label(question, exact=True).count() == 1 or known
    resident.says("已自动填写，来源：法人注册信息")
    food_licence.answer(resident, "desktop")
    food_licence.hand_in(resident, "desktop")
    handed_in = food_licence.sign(resident, "desktop", cast.name("agent-restaurant"))
    number = handed_in.number
    receipt = receiving.words_of(handed_in.receipt)
    assert number in receipt
    assert cast.name("restaurant") in receipt
    resident.done()

    officials = handle(visitor, number)

    receiving.follow_progress(resident, number, "desktop")
    decision = receiving.letters(resident, number)["准予决定书"]
    assert cast.name("restaurant") in decision
    pdf, address = receiving.open_licence(resident, number, "desktop")
    words = receiving.words_of(pdf)
    for said in (
        "食品经营许可证",
        cast.name("restaurant"),
        food_licence.PREMISES.replace(" ", ""),
        "热食类食品制售；自制饮品制售",
        "云海市听澜区市场监督管理局",
    ):
        assert said in words

    anybody = visitor(DESKTOP)
    receiving.progress_without_signing_in(anybody, number, "1145", "desktop")
    verify(anybody, address, words)

    receiving.rate_badly(resident, number, "desktop")
    reviewer = officials["tinglan-market-reviewer"]
    handling.follow_up(reviewer, number, receiving.UNHAPPY, "desktop-market")
    for each in (resident, anybody, *officials.values()):
        each.done()


def handle(visitor: Visitors, number: str) -> dict[str, Visitor]:
    """Everything that happens behind the counter, each official at a screen of their own."""
    officials: dict[str, Visitor] = {}

    def official(login: str) -> Visitor:
        officials[login] = visitor(DESKTOP)
        handling.come_to_work(officials[login], login, f"desktop-{login}")
        return officials[login]

    handling.accept(official("tinglan-window"), number, "desktop-clerk")
    market = official("tinglan-market-reviewer")
    handling.inspect(market, number, "desktop-market")
    for body in ("fire", "urban"):
        reviewer = official(f"tinglan-{body}-reviewer")
        handling.give_opinion(reviewer, number, handling.AGREED[body], f"desktop-{body}")
    handling.end_inspection(market, "desktop-market")
    handling.give_opinion(market, number, handling.AGREED["market"], "desktop-market")
    handling.grant(official("tinglan-market-approver"), number, "desktop-approver")
    return officials


def verify(anybody: Visitor, address: str, words: str) -> None:
    """Valid by the address in the QR code, and by the number printed on the licence."""
    anybody.open(address, "desktop-verify-qr")
    anybody.says("真实有效")
    anybody.says(food_licence.PREMISES)
    printed = words.partition("许可证编号：")[2][:16]
    anybody.open("/verify/", "desktop-verify")
    anybody.page.locator("main input[name=q]").fill(printed)
    anybody.go(anybody.page.locator("main form button[type=submit]"), "desktop-verify-number")
    anybody.says("真实有效")


def test_the_resident_does_it_on_a_phone(visitor: Visitors) -> None:
    resident = visitor(PHONE)
    food_licence.find(resident, "phone")
    food_licence.begin(resident, "phone", "agent-restaurant", "restaurant")
    food_licence.answer(resident, "phone")
    food_licence.hand_in(resident, "phone")
    number = food_licence.sign(resident, "phone", cast.name("agent-restaurant")).number
    for path, shot in (
        ("/my/", "space"),
        (f"/my/cases/{number}/", "case"),
        (f"/my/cases/{number}/application/", "application"),
        (f"/my/cases/{number}/withdraw/", "withdraw"),
        ("/my/messages/", "messages"),
        ("/my/licences/", "licences"),
    ):
        resident.open(path, f"phone-{shot}")
    resident.done()


def test_the_resident_does_it_without_scripts(visitor: Visitors) -> None:
    resident = visitor(DESKTOP, javascript=False)
    food_licence.find(resident, "plain", scripts=False)
    food_licence.begin(resident, "plain", "agent-restaurant", "restaurant")
    food_licence.answer(resident, "plain", scripts=False)
    food_licence.hand_in(resident, "plain")
    number = food_licence.sign(resident, "plain", cast.name("agent-restaurant")).number
    resident.open(f"/my/cases/{number}/", "plain-case")
    resident.says("收到申请")
    resident.done()
