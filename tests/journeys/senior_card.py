"""老年人优待证 by hand, without a browser: the shortest of the services that issue a licence."""

from urllib.parse import quote

from tests.journeys import cast
from tests.journeys.caller import Answer, Caller
from tests.journeys.food_licence import PNG

ITEM = "老年人优待证办理"
BODY = "云海市听澜区民政局"
CLERK, REVIEWER, APPROVER = "tinglan-window", "tinglan-civil-reviewer", "tinglan-civil-approver"
ANSWERS: dict[str, dict[str, str]] = {
    "who": {"for_whom": "self"},
    "elder": {},
    "status": {"registration": "local"},
    "card": {"plastic": "no"},
    "delivery": {"delivery_mode": "electronic"},
}
#: Registered elsewhere, one is not approved at once by rule: officials look at it.
BY_HAND = {"status": {"registration": "other", "permit_number": "YH-2024-000123"}}


def code(caller: Caller) -> str:
    """The implementation code of the item in the district."""
    found = caller.get(f"/search/?q={quote('老年证')}")
    for row in found.page.xpath("//main//li[.//a[contains(@href, '/guide/')]]"):
        if ITEM in row.text_content() and BODY in row.text_content():
            return str(row.xpath(".//a/@href")[0]).rstrip("/").rpartition("/")[2]
    raise AssertionError(found.said[:500])


def begin(caller: Caller, item: str) -> str:
    """A fresh draft; its id."""
    page = caller.get(f"/apply/{item}/")
    answer = caller.send(page.form(), {"acting_for": ""})
    assert "/drafts/" in answer.path, answer.said[:300]
    return answer.path.split("/")[2]


def fill(caller: Caller, draft: str, **changed: dict[str, str]) -> Answer:
    """All pages; `who={"for_whom": "relative"}` changes answers. The last answer is returned."""
    answer = caller.get(f"/drafts/{draft}/")
    for page, given in ANSWERS.items():
        shown = caller.get(f"/drafts/{draft}/pages/{page}/")
        answer = caller.send(shown.form(), given | changed.get(page, {}))
    return answer


def hand_in(caller: Caller, draft: str) -> Answer:
    """The identity card out of the wallet, a photograph uploaded."""
    materials = caller.get(f"/drafts/{draft}/materials/")
    offers = [f for f in materials.forms() if "licence" in dict(f.form_values())]
    if offers:
        caller.send(offers[0])
    return upload(caller, draft, "photo", "照片.png", PNG)


def upload(caller: Caller, draft: str, key: str, name: str, content: bytes) -> Answer:
    """One file for one material."""
    fields = {"csrfmiddlewaretoken": caller.token()}
    return caller.post(f"/drafts/{draft}/materials/{key}/", fields, {"file": (name, content)})


def sign(caller: Caller, draft: str, name: str) -> Answer:
    """Sign and submit; the receipt, or the page that says what is missing."""
    review = caller.get(f"/drafts/{draft}/review/")
    if "/my/cases/" in review.path:
        return review  # it was submitted before, only the answer was lost
    return caller.send(review.form(), {"agreed": "yes", "name": name})


def apply(caller: Caller, who: str, item: str, **changed: dict[str, str]) -> str:
    """From the guide to the number; `**BY_HAND` so that it is not approved at once."""
    draft = begin(caller, item)
    fill(caller, draft, **changed)
    hand_in(caller, draft)
    answer = sign(caller, draft, cast.name(who))
    assert "/my/cases/" in answer.path, answer.said[:600]
    return answer.path.split("/")[3]


def do(official: Caller, number: str, verb: str, fields: dict[str, str]) -> Answer:
    """One verb of the desk; without patience for anything but the answer."""
    page = official.get(f"/desk/cases/{number}/do/{verb}/")
    if page.status != 200:
        return page
    return official.send(page.form(), fields)
