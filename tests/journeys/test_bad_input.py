"""What is wrong, forged, stale or sent twice is answered with a page that helps, and does nothing.

Without a browser, so that it can be sent as no browser sends it.
"""

from urllib.parse import quote

import pytest

from tests.journeys import cast, senior_card
from tests.journeys.caller import Answer, Caller
from tests.journeys.city import City

pytestmark = pytest.mark.journey

GUARDS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
NOBODY = "00000000-0000-0000-0000-000000000000"
LONG = "很" * 400


def told(answer: Answer, status: int, *words: str) -> None:
    """A whole page in Chinese with this status, these words, and the guards of every page."""
    assert answer.status == status, (answer.path, answer.status, answer.said[:300])
    assert "html" in answer.kind, answer.kind
    for name, value in GUARDS.items():
        assert answer.headers.get(name) == value, name
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    page = answer.page
    assert page.get("lang") == "zh-Hans"
    assert page.xpath("//h1"), answer.path
    assert status < 400 or page.xpath("//main//a | //main//form"), "no way on"
    for inner in ("Traceback", "Exception", "psycopg", "sqlite3", "django", "/zhengtong/"):
        assert inner not in answer.text, inner
    for word in words:
        assert word in answer.said, (word, answer.said[:300])


@pytest.fixture(scope="module")
def item(city: City) -> str:
    return senior_card.code(Caller(city.address))


@pytest.fixture(scope="module")
def elder(city: City) -> Caller:
    return Caller(city.address).sign_in(cast.number("elder"))


@pytest.fixture(scope="module")
def stranger(city: City) -> Caller:
    return Caller(city.address).sign_in(cast.number("stranger"))


@pytest.fixture(scope="module")
def case(elder: Caller, item: str) -> tuple[str, str]:
    """A draft, and the number of the case made of another."""
    number = senior_card.apply(elder, "elder", item, **senior_card.BY_HAND)
    draft = senior_card.begin(elder, item)
    senior_card.fill(elder, draft)
    senior_card.upload(elder, draft, "photo", "照片.png", senior_card.PNG)
    return draft, number


def test_what_belongs_to_others_looks_like_what_does_not_exist(
    elder: Caller, stranger: Caller, case: tuple[str, str]
) -> None:
    draft, number = case
    forged = number[:-1] + ("1" if number[-1] != "1" else "2")
    photo = elder.get(f"/drafts/{draft}/materials/").links("/files/")[0].rsplit("/", 2)[-2]
    letter = elder.get(f"/my/cases/{number}/").links("/letters/")[0].rsplit("/", 2)[-2]
    pairs = [
        (f"/drafts/{draft}/{tail}", f"/drafts/{NOBODY}/{tail}")
        for tail in ("", "pages/who/", "materials/", "review/", f"files/{photo}/")
    ] + [
        (f"/my/cases/{number}/{tail}", f"/my/cases/{forged}/{tail}")
        for tail in ("", "receipt/", "application/", "withdraw/", f"letters/{letter}/")
    ]  # fmt: skip
    for theirs, nothing in pairs:
        assert elder.get(theirs).status == 200, theirs
        one, other = stranger.get(theirs), stranger.get(nothing)
        told(one, 404, "未")
        assert one.said == other.said, theirs
        assert other.status == 404


def test_nobody_writes_into_the_draft_of_another(
    elder: Caller, stranger: Caller, case: tuple[str, str]
) -> None:
    draft, number = case
    fields = {"csrfmiddlewaretoken": stranger.token(), "for_whom": "community"}
    told(stranger.post(f"/drafts/{draft}/pages/who/", fields), 404)
    told(senior_card.upload(stranger, draft, "photo", "我的.png", senior_card.PNG), 404)
    signed = {"csrfmiddlewaretoken": stranger.token(), "agreed": "yes", "name": "莫途"}
    told(stranger.post(f"/drafts/{draft}/review/", signed), 404)
    told(stranger.post(f"/my/cases/{number}/withdraw/", signed | {"reason": "不办了"}), 404)
    told(stranger.post(f"/drafts/{draft}/discard/", fields), 404)
    assert "我的.png" not in elder.get(f"/drafts/{draft}/materials/").said
    assert "已收件" in elder.get(f"/my/cases/{number}/").said


def test_forged_numbers_are_limited_and_tell_nothing(city: City, case: tuple[str, str]) -> None:
    _draft, number = case
    caller = Caller(city.address)
    page = caller.get("/progress/")
    forged = number[:-1] + ("1" if number[-1] != "1" else "2")
    for asked in (number, forged):
        answers = [
            caller.send(page.form(), {"number": asked, "last4": f"{n:04}"}) for n in range(50)
        ]
        assert {a.status for a in answers} == {404, 429}
        assert answers[-1].status == 429
        told(answers[0], 404, "未查询到该办件")
        told(answers[-1], 429, "查询次数过多", "十五分钟")


def test_two_officials_at_once(city: City, elder: Caller, case: tuple[str, str]) -> None:
    _draft, number = case
    first, second = (Caller(city.address).sign_in(senior_card.CLERK) for _ in range(2))
    address = f"/desk/cases/{number}/do/accept/"
    pages = [each.get(address) for each in (first, second)]
    told(first.send(pages[0].form()), 200, "已受理")
    late = second.send(pages[1].form())
    told(late, 200, "该环节已经办理，系统没有重复操作")
    assert "已受理" in elder.get(f"/my/cases/{number}/").said


def test_two_tabs_of_a_draft(city: City, item: str) -> None:
    person = Caller(city.address).sign_in(cast.number("disabled"))
    draft = senior_card.begin(person, item)
    address = f"/drafts/{draft}/pages/card/"
    one, other = person.get(address), person.get(address)
    assert person.send(one.form(), {"plastic": "no"}).path.endswith("/delivery/")
    late = person.send(other.form(), {"plastic": "yes"})
    told(late, 409, "另一个窗口")
    assert person.send(late.form(), {"plastic": "yes"}).path.endswith("/delivery/")


def test_sent_twice_is_one_case(city: City, item: str) -> None:
    person = Caller(city.address).sign_in(cast.number("rare-name"))
    draft = senior_card.begin(person, item)
    senior_card.fill(person, draft)
    senior_card.hand_in(person, draft)
    review = person.get(f"/drafts/{draft}/review/")
    signed = {"agreed": "yes", "name": cast.name("rare-name")}
    first, second = (person.send(review.form(), signed) for _ in range(2))
    assert first.path == second.path
    assert "/my/cases/" in first.path


def test_a_session_that_ends_in_the_middle_of_a_draft(city: City, item: str) -> None:
    person = Caller(city.address).sign_in(cast.number("grandmother"))
    draft = senior_card.begin(person, item)
    page = person.get(f"/drafts/{draft}/pages/who/")
    person.lose_session()
    door = person.send(page.form(), {"for_whom": "self"})
    told(door, 200, "请登录后继续")
    fields = {"login": cast.number("grandmother"), "password": cast.password()}
    back = person.send(door.form(), fields)
    assert back.path == f"/drafts/{draft}/pages/who/"
    assert dict(back.form().form_values())["for_whom"] == "self"
    person.lose_session()
    door = senior_card.upload(person, draft, "photo", "照片.png", senior_card.PNG)
    back = person.send(door.form(), fields)
    told(back, 200)
    assert back.path.startswith(f"/drafts/{draft}/")


def test_answers_that_no_form_sends(city: City, item: str) -> None:
    person = Caller(city.address).sign_in(cast.number("newcomer"))
    draft = senior_card.begin(person, item)

    def save(page: str, **fields: str | list[str]) -> Answer:
        token = {"csrfmiddlewaretoken": person.token()}
        return person.post(f"/drafts/{draft}/pages/{page}/", token | fields)

    told(save("who", for_whom="nobody"), 422, "请从所列选项中选择")
    told(save("who", for_whom="x" * 5000), 422, "请从所列选项中选择")
    told(save("who"), 422, "请选择“您是为谁办理”")
    told(save("elder", elder_name="王" * 5000, elder_number="abc", elder_mobile="<b>"), 422,
         "最多填写 60 个字", "应为 18 位", "固定电话")  # fmt: skip
    told(save("nothing", for_whom="self"), 404)
    told(save("who", **{f"x{n}": "1" for n in range(3000)}), 400, "内容过长")
    told(save("who", for_whom="x" * 3_000_000), 400, "内容过长")
    told(person.post(f"/drafts/{draft}/pages/who/", {"for_whom": "self"}), 403, "页面停留时间过长")
    more = save("who", for_whom="self", is_staff="1", applicant="person:1", version="9")
    assert more.path.endswith("/pages/elder/")
    told(person.get(f"/drafts/{draft}/"), 200)


def test_addresses_that_lead_nowhere(city: City, elder: Caller) -> None:
    anybody = Caller(city.address)
    for path in ("/nothing/", "/guide/xxx/", "/guide/%00/", "/services/by/zzz/", "/progress/x/",
                 "/rate/x/", f"/guide/{quote(LONG)}/", "/%F0%A0%AE%B7/"):  # fmt: skip
        told(anybody.get(path), 404)
    for path in ("/drafts/x/", "/my/cases/1/", f"/my/cases/{'9' * 3000}/", "/my/licences/x/",
                 f"/my/messages/{'9' * 40}/"):  # fmt: skip
        told(elder.get(path), 404, "未", "")
    for path in ("/search/?q=a&after=zz", "/services/?after=AAAA", "/services/?after=%00"):
        told(anybody.get(path), 422, "返回列表第一页")
    told(elder.get("/my/messages/?after=%27"), 422, "返回列表第一页")
    told(elder.get("/desk/"), 403, "仅供工作人员使用")
    for path in (f"/services/?page={'9' * 400}", "/services/?audience=x&theme=x&body=1&division=z",
                 "/search/?q=%FF%FE", f"/search/?q={quote(LONG)}", "/search/?q=%00",
                 "/?language=xx", "/services/?audience=person&audience=company"):  # fmt: skip
        told(anybody.get(path), 200)


def test_methods_and_languages_that_are_none(city: City) -> None:
    anybody = Caller(city.address)
    head = anybody.call("HEAD", "/services/")
    assert (head.status, head.body) == (200, b"")
    for method in ("OPTIONS", "TRACE"):
        answer = anybody.call(method, "/services/")
        told(answer, 405, "没有可以查看的页面")
        assert answer.headers["allow"] == "GET, HEAD"
    told(anybody.get("/sign-out/"), 405, "没有可以查看的页面")
    for method in ("PUT", "DELETE", "PATCH", "FOO"):
        told(anybody.call(method, "/services/"), 403)
    page = anybody.get("/about/")
    switch = page.page.xpath("//form[.//button[@name='language']]")[0]
    told(anybody.send(switch, {}, language="xx"), 200)
    told(anybody.get("/about/"), 200)
