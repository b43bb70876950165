"""Files that are not what they seem, or have names that no file should have."""

import pytest

from tests.journeys import cast, senior_card
from tests.journeys.caller import Answer, Caller
from tests.journeys.city import City
from tests.journeys.food_licence import PDF, PNG

pytestmark = pytest.mark.journey

PROGRAM = b"MZ\x90\x00" + bytes(500)
PAGE = b"<html><script>alert(1)</script></html>"
REFUSED = {
    "nothing at all": ("空.png", b"", 422, "这个文件是空的"),
    "a program that calls itself a picture": ("照片.png", PROGRAM, 422, "这个文件是程序"),
    "a program of another system": ("a.png", b"\x7fELF" + bytes(300), 422, "这个文件是程序"),
    "a program before a document": ("a.png", b"MZ" + PDF, 422, "这个文件是程序"),
    "a web page": ("a.png", PAGE, 422, "不接收这种类型"),
    "a drawing with a script": ("a.svg", b"<svg><script>1</script></svg>", 422, "不接收这种类型"),
    "another type than is asked for": ("a.png", PDF, 422, "不接收这种类型"),
    "no name": ("", PNG, 422, "请先选择文件"),
    "more than the limit": ("a.png", PNG + bytes(21 * 1024 * 1024), 413, "文件超过 20 MB"),
}
NAMES = {
    "../../../etc/passwd.png": "passwd.png",
    "C:\\Users\\x\\照 片.png": "照 片.png",
    "a\x01b\x7fc.png": "abc.png",
    "𠮷䶮😀.png": "𠮷䶮😀.png",
    "abc\u202egnp.exe": "abcgnp.png",
    "阿依古丽·买买提.png": "阿依古丽·买买提.png",
    "<b>x</b>'; DROP TABLE.png": "b_'; DROP TABLE.png",
    "...": "未命名.png",
    "CON.png": "_CON.png",
    f"{'很' * 300}.png": f"{'很' * 100}.png",
}


@pytest.fixture(scope="module")
def person(city: City) -> Caller:
    return Caller(city.address).sign_in(cast.number("student"))


@pytest.fixture(scope="module")
def draft(person: Caller) -> str:
    return senior_card.begin(person, senior_card.code(person))


def files(page: Answer) -> dict[str, str]:
    """Names and addresses of the files that a page of materials shows."""
    return {
        " ".join(link.text_content().split()): link.get("href")
        for link in page.page.xpath("//main//a[contains(@href, '/files/')]")
    }


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_is_not_accepted(person: Caller, draft: str, what: str) -> None:
    name, content, status, words = REFUSED[what]
    before = files(person.get(f"/drafts/{draft}/materials/"))
    answer = senior_card.upload(person, draft, "photo", name, content)
    assert answer.status == status, answer.said[:300]
    summary = answer.page.xpath("//*[contains(@class, 'govuk-error-summary')]//li")
    assert words in summary[0].text_content()
    assert files(person.get(f"/drafts/{draft}/materials/")) == before


def test_odd_names_are_made_safe(person: Caller, draft: str) -> None:
    for given, kept in NAMES.items():
        answer = senior_card.upload(person, draft, "photo", given, PNG)
        assert answer.status == 200, (given, answer.said[:300])
        assert kept in files(answer), given
        got = person.get(files(answer)[kept])
        assert (got.status, got.body, got.kind) == (200, PNG, "image/png"), given
        assert got.headers["x-content-type-options"] == "nosniff"
        assert "\n" not in got.headers["content-disposition"]


def test_uploads_that_no_page_sends(person: Caller, draft: str) -> None:
    token = {"csrfmiddlewaretoken": person.token()}
    for fields, key, status in (
        (token, "nothing", 404),
        (token | {"file": "text"}, "photo", 422),
        (token | {"licence": "nothing"}, "photo", 422),
        ({}, "photo", 403),
    ):
        files_sent = {"file": ("a.png", PNG)} if key == "nothing" else None
        answer = person.post(f"/drafts/{draft}/materials/{key}/", fields, files_sent)
        assert answer.status == status, (fields, answer.said[:300])
    broken = person.call(
        "POST", f"/drafts/{draft}/materials/photo/", b"--x\r\nbroken", Referer=person.address,
        Content_Type="multipart/form-data; boundary=x", X_CSRFToken=person.token(),
    )  # fmt: skip
    assert broken.status == 422
    assert "请先选择文件" in broken.said
