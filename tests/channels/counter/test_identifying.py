"""Who stands at the window: looked up by number, shown masked, registered when new."""

import datetime as dt

import pytest

from tests import cast
from tests.channels.counter.visit import identify
from tests.channels.reading import main, source
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel import journal
from zhengtong.kernel.codes import credit_code, resident_number

NEW = resident_number.make(cast.LAKE, dt.date(1949, 10, 1), 277)
TOLD = {"number": NEW, "name": "欧阳·𠮷兰", "mobile": "13900019999", "address": "荷花路1号"}


def test_it_works(browser, desk):
    client, resident = browser("clerk"), desk.people.resident
    visit = identify(client, f" {resident.number.lower()} ")
    page = main(client.get(f"/counter/visits/{visit}/"))
    assert "**英" in page
    assert resident.number[-4:] in page
    for secret in (resident.name, resident.number, resident.mobile):
        assert secret not in page


def test_company_is_found_by_its_credit_code(browser, desk):
    client = browser("clerk")
    visit = identify(client, desk.people.company_code)
    page = main(client.get(f"/counter/visits/{visit}/"))
    assert desk.people.company_name in page
    assert desk.people.representative.name not in page


def test_look_up_is_written_down_for_the_person(browser, desk):
    identify(browser("clerk"), desk.people.resident.number)
    (seen,) = identity.seen_by(desk.people.resident.ref)
    assert (seen.by, seen.purpose) == (desk.people.clerk.ref, "look-up")
    assert set(seen.fields) == {"name", "number", "mobile"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "请输入证件号码，或者刷身份证。"),
        ("12345", "均为 18 位"),
        (NEW[:-1] + ("1" if NEW[-1] != "1" else "2"), "号码校验位不正确，请与证件逐位核对。"),
        (NEW[:6] + "19491301" + NEW[14:], "第 7 至 14 位不是有效的出生日期"),
        ("91110000MA0000000I", "不使用 I、O、S、V、Z"),
        ("' OR 1=1 --", "均为 18 位"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_number_that_cannot_be_right_is_told(browser, desk, typed, words):
    answer = browser("clerk").post("/counter/", {"number": typed})
    assert answer.status_code == 422
    assert words in main(answer)
    assert "<script>alert" not in source(answer).partition("<main")[2]


def test_unknown_person_is_registered(browser, desk):
    client = browser("clerk")
    page = client.post("/counter/", {"number": NEW})
    assert page.status_code == 200
    assert "该号码尚未登记" in main(page)
    answer = client.post("/counter/register/", TOLD)
    assert answer.status_code == 302
    known = identity.find_subject("person", NEW)
    assert (known.name, known.mobile) == ("欧阳·𠮷兰", "13900019999")
    (line,) = journal.lines_of(known.ref, ["PersonRegistered"])
    assert (line.by, line.payload["way"]) == (desk.people.clerk.ref, "counter")
    assert "欧阳·𠮷兰" in main(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("wrong", "box"),
    [
        ({"name": ""}, "name"),
        ({"name": "<b>"}, "name"),
        ({"mobile": "123"}, "mobile"),
        ({"number": NEW[:-1]}, "number"),
    ],
)
def test_what_is_wrong_in_the_registration_is_told(browser, desk, wrong, box):
    answer = browser("clerk").post("/counter/register/", TOLD | wrong)
    assert answer.status_code == 422
    assert f'href="#{box}"' in source(answer)
    assert identity.find_subject("person", NEW) is None


def test_registered_twice_it_is_one_person(browser, desk):
    client = browser("clerk")
    client.post("/counter/register/", TOLD)
    first = identity.find_subject("person", NEW).ref
    assert client.post("/counter/register/", TOLD).status_code == 302
    assert identity.find_subject("person", NEW).ref == first


def test_known_number_under_another_name_is_refused(browser, desk):
    sent = TOLD | {"number": desk.people.resident.number}
    answer = browser("clerk").post("/counter/register/", sent)
    assert answer.status_code == 409
    assert identity.person(desk.people.resident.ref).name == "王秀英"


def test_unknown_company_is_sent_to_its_representative(browser, desk):
    code = credit_code.make("9", "1", cast.LAKE, "MA399999")
    answer = browser("clerk").post("/counter/", {"number": code})
    assert answer.status_code == 422
    assert "法定代表人" in main(answer)
