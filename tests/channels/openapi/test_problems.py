"""Whatever is sent, the answer is a problem document in the caller's language."""

import io
import json

import pytest

from tests.cases.office import FOOD
from tests.channels.openapi.callers import Caller
from zhengtong.channels.openapi.problems import MEDIA_TYPE
from zhengtong.kernel import keyset


def told(answer, status, code=None):
    assert answer.status == status, answer.content
    assert answer.headers["Content-Type"] == MEDIA_TYPE
    assert answer.body["status"] == status
    assert answer.body["title"]
    assert answer.body["detail"]
    assert answer.body["instance"].endswith(answer.headers["X-Request-ID"])
    assert code is None or answer.code == code


def test_an_unknown_address(stranger):
    for path in ("/nothing", "/items/", "/drafts/x/y/z", "/" + "a" * 3000, "/%F0%A0%AE%B7"):
        told(stranger.get(path), 404)


def test_a_wrong_method_names_the_right_ones(stranger):
    answer = stranger.send("PUT", "/items")
    told(answer, 405, "method")
    assert answer.headers["Allow"] == "GET"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "This call needs a token"), ("zh-Hans", "此调用需要令牌")]
)
def test_words_come_in_the_callers_language(db, language, words):
    answer = Caller(language=language).get("/drafts")
    told(answer, 401, "sign-in")
    assert answer.body["title"] == words
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Language"] == ("en" if language == "en" else "zh-hans")


def test_a_rooms_problem_comes_in_the_callers_language(desk):
    english, chinese = Caller(desk.people.resident), Caller(desk.people.resident, language="zh")
    path = f"/cases/{'1' * 43}"
    told(english.get(path), 404, "case")
    assert english.get(path).body["detail"] == "There is no case with this number."
    assert "办件" in chinese.get(path).body["detail"]


@pytest.mark.parametrize(
    ("query", "field"),
    [({"size": "many"}, "size"), ({"size": 1000}, "size"), ({"q": "x" * 101}, "q")],
)
def test_a_wrong_parameter_is_named(desk, stranger, query, field):
    answer = stranger.get("/items", **query)
    told(answer, 422, "shape")
    assert [e["field"] for e in answer.body["errors"]] == [field]
    chinese = Caller(language="zh-Hans").get("/items", **query)
    assert all("\u4e00" <= e["detail"][0] <= "\u9fff" for e in chinese.body["errors"])


@pytest.mark.parametrize(
    "body", [{}, [], 7, "x", None, {"item": None}, {"item": ["x"]}, {"item": "x" * 65}]
)
def test_a_body_of_another_shape(resident, body):
    told(resident.send("POST", "/drafts", raw=json.dumps(body).encode()), 422, "shape")


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"\xff\xfe",
        b'{"item": NaN}',
        b'{"item": "\\u0000"}',
        b'{"item": "\\ud83d"}',
        b"[" * 50_000,
        b'{"item": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_body_that_is_no_json(resident, raw):
    answer = resident.send("POST", "/drafts", raw=raw)
    told(answer, 400, "unreadable")


def test_half_characters_together_are_a_character(resident):
    draft = resident.post("/drafts", {"item": FOOD}).body["id"]
    raw = b'{"answers": {"name": "\\ud842\\udfb7"}}'
    assert resident.send("PATCH", f"/drafts/{draft}", raw=raw).status == 200
    assert resident.get(f"/drafts/{draft}").body["answers"]["name"] == "𠮷"


def test_too_much_is_refused(resident):
    draft = resident.post("/drafts", {"item": FOOD}).body["id"]
    told(resident.patch(f"/drafts/{draft}", {"answers": {"name": "字" * 3_000_000}}), 413)


def test_a_file_that_is_too_large_is_refused(resident):
    draft = resident.post("/drafts", {"item": FOOD}).body["id"]
    file = io.BytesIO(b"%PDF-1.4\n" + b"0" * (21 * 1024 * 1024))
    file.name = "plan.pdf"
    told(resident.upload(f"/drafts/{draft}/materials/plan/files", file), 413, "too-large")


def test_answers_with_hostile_text_are_kept_as_text_or_refused(resident):
    draft = resident.post("/drafts", {"item": FOOD}).body["id"]
    for text in ("'; DROP TABLE cases_case; --", "<script>alert(1)</script>", "𠮷䶮·‮"):
        answer = resident.patch(f"/drafts/{draft}", {"answers": {"name": text}})
        assert answer.status == 200
        kept = resident.get(f"/drafts/{draft}").body["answers"].get("name")
        assert answer.body["errors"] or kept == text


@pytest.mark.parametrize("path", ["/items?q=%00", "/items/a%00b", "/progress?number=%00&last4=1"])
def test_a_null_character_is_refused(desk, stranger, path):
    told(stranger.get(path), 400, "unreadable")


HOSTILE = [
    "x",
    "%%%",
    "=" * 400,
    "W10",
    keyset.write_cursor(["x", "y"]),
    keyset.write_cursor([10**30]),
    keyset.write_cursor([None]),
    keyset.write_cursor(["2026-13-45T00:00:00+08:00", 1]),
    keyset.write_cursor(["2026-01-01T00:00:00+08:00", {"$gt": 1}.__repr__()]),
    keyset.write_cursor([True, 1.5]),
]


@pytest.mark.parametrize("cursor", HOSTILE)
def test_a_cursor_that_is_not_ours(resident, clerk, stranger, cursor):
    for caller, path in (
        (resident, "/cases"),
        (clerk, "/desk/cases"),
        (clerk, "/desk/cases?which=pool"),
        (stranger, "/items"),
    ):
        caller_path, _mark, query = path.partition("?")
        given = dict(pair.split("=") for pair in query.split("&") if pair)
        answer = caller.get(caller_path, after=cursor, **given)
        assert answer.status in (200, 422), answer.content
        if answer.status == 422:
            told(answer, 422)


def test_a_fault_of_ours_is_told_without_its_words(resident, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr("zhengtong.channels.openapi.drafts.queries.drafts_of", broken)
    answer = resident.get("/drafts")
    told(answer, 500, "broken")
    assert "1234" not in answer.content.decode()
