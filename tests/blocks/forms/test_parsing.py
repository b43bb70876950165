"""What pages post becomes typed answers; what cannot be used is told, never raised."""

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from tests.blocks.forms.conftest import COMPLETE
from zhengtong.blocks.forms import queries


def parse(shop, field: str, **posted: Any) -> tuple[Any, list[str]]:
    """One field's answer and the codes of its errors."""
    data = QueryDict("kind=catering", mutable=True)
    for name, value in posted.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    page = next(p for p in shop.pages if any(f.key == field for f in p.fields))
    earlier = {key: value for key, value in COMPLETE.items() if key != field}
    answers, errors = queries.parse_page(
        shop, page.key, data, earlier=earlier, on=dt.date(2026, 3, 11)
    )
    return answers.get(field), [error.code for error in errors if error.field == field]


@pytest.mark.parametrize(
    ("field", "posted", "answer"),
    [
        ("shop_name", "  鲜味  ", "鲜味"),
        ("shop_name", "\u3000鲜味\u00a0\u200b", "鲜味"),
        ("shop_name", "两\r\n行", "两 行"),
        ("shop_name", "𠮷䶮", "𠮷䶮"),
        ("shop_name", "a\x00b\x1fc", "abc"),
        ("shop_name", "<b>'; DROP--", "<b>'; DROP--"),
        ("shop_name", "\u202eabc", "abc"),
        ("remark", " 一\r\n二\t三 ", "一\n二\t三"),
        ("owner_name", "阿依古丽•买买提", "阿依古丽·买买提"),
        ("owner_name", "阿依古丽．买买提", "阿依古丽·买买提"),
        ("owner_name", "Jean-Paul  O'Neil", "Jean-Paul O'Neil"),
        ("owner_number", " 1101 0519 4912 3100 2x ", "11010519491231002X"),
        ("owner_number", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("owner_mobile", "+86 139-0001-0003", "13900010003"),
        ("owner_mobile", "１３９０００１０００３", "13900010003"),
        ("owner_email", "Wang@例子.公司.cn", "Wang@例子.公司.cn"),
        ("born", "2026-02-03", "2026-02-03"),
        ("born", "2026年2月3日", "2026-02-03"),
        ("born", "２０２６／２／３", "2026-02-03"),
        ("born", "20260203", "2026-02-03"),
        ("code", "91990102MA3000013Q".lower(), None),
        ("phone", "(0999) 5550123", "0999-5550123"),
        ("phone", "12345", "12345"),
        ("postcode", "６１０ ０００", "610000"),
        ("area", "８５．５", 85.5),
        ("area", "85.5㎡", 85.5),
        ("area", "1,000", 1000),
        ("area", "085.50", None),
        ("area", "120.0", 120),
        ("seats", "12", 12),
        ("seats", "-0", 0),
        ("capital", "¥１，２００．５０元", 1200.5),
        ("kind", "retail", "retail"),
        ("dishes", ["raw", "hot", "raw"], ["hot", "raw"]),
        ("chain", "yes", True),
        ("chain", "否", False),
    ],
)
def test_what_is_meant_is_understood(shop, field, posted, answer):
    found, errors = parse(shop, field, **{field: posted})
    if answer is not None:
        assert errors == []
        assert found == answer
        assert type(found) is type(answer)
    else:
        assert found is None
        assert errors


@pytest.mark.parametrize(
    ("field", "posted", "code"),
    [
        ("shop_name", "长" * 21, "length"),
        ("shop_name", "长" * 200_000, "length"),
        ("owner_name", "", "required"),
        ("owner_name", " \u3000 ", "required"),
        ("owner_name", "王3", "name"),
        ("owner_name", "王😀", "name"),
        ("owner_name", "<script>", "name"),
        ("owner_name", "·", "name"),
        ("owner_number", "110105194912310021", "code"),
        ("owner_number", "110105194902300020", "code"),
        ("owner_number", "123", "code"),
        ("owner_number", "11010519491231002Y", "code"),
        ("owner_mobile", "12900010003", "code"),
        ("owner_email", "wang@", "email"),
        ("owner_email", "a b@@c.cn", "email"),
        ("born", "2026-02-30", "date"),
        ("born", "2026-13-01", "date"),
        ("born", "0000-01-01", "date"),
        ("born", "1066-10-14", "date"),
        ("born", "yesterday", "date"),
        ("born", "٢٠٢٦-٠٢-٠٣", "date"),
        ("born", "2026-03-12", "range"),
        ("phone", "555", "code"),
        ("postcode", "1234567", "code"),
        ("area", "abc", "number"),
        ("area", "1e3", "number"),
        ("area", "NaN", "number"),
        ("area", "0x10", "number"),
        ("area", "1_000", "number"),
        ("area", "1,0,0", "number"),
        ("area", "９" * 400, "number"),
        ("area", "85.55", "number"),
        ("area", "0.5", "range"),
        ("area", "1000.1", "range"),
        ("seats", "1.5", "number"),
        ("seats", "501", "range"),
        ("capital", "12.345", "number"),
        ("kind", "bank", "choice"),
        ("kind", "餐饮", "choice"),
        ("dishes", ["hot", "stone"], "choice"),
        ("dishes", [], "required"),
        ("chain", "perhaps", "choice"),
    ],
)
def test_what_will_not_do_is_told(shop, field, posted, code):
    found, errors = parse(shop, field, **{field: posted})
    assert found is None
    assert errors == [code]


def test_a_name_sent_twice_counts_once(shop):
    assert parse(shop, "shop_name", shop_name=["甲", "乙"]) == ("乙", [])
    assert parse(shop, "kind", kind=["retail", "bank"])[1] == ["choice"]


class TestDatesInThreeBoxes:
    def test_they_are_put_together(self, shop):
        assert parse(shop, "born", born__year="2026", born__month="２", born__day=" 3 ") == (
            "2026-02-03",
            [],
        )

    def test_an_empty_box_is_named(self, shop):
        data = {
            "owner_name": "王",
            "owner_mobile": "13900010003",
            "born-year": "2026",
            "born-day": "1",
        }
        _, (error,) = queries.parse_page(shop, "owner", data)
        assert (error.field, error.input, error.code) == ("born", "born-month", "date")
        assert "month" in error.message

    @pytest.mark.parametrize("day", ["30", "x", "-1", "99999", "1" * 5000, "٣"])
    def test_no_such_day(self, shop, day):
        found, errors = parse(shop, "born", born__year="2026", born__month="2", born__day=day)
        assert (found, errors) == (None, ["date"])


class TestAddresses:
    def test_words_alone_will_do_without_a_gazetteer(self, shop):
        assert parse(shop, "place", place__detail=" 荷花路 12 号 ") == (
            {"detail": "荷花路 12 号"},
            [],
        )

    def test_with_one_the_division_is_needed(self, shop, gazetteer):
        found, errors = parse(shop, "place", place__detail="荷花路12号")
        assert (found, errors) == (None, ["required"])
        found, errors = parse(shop, "place", place__detail="荷花路12号", place__division="110000")
        assert (found, errors) == (None, ["choice"])
        found, errors = parse(shop, "place", place__detail="荷花路12号", place__division="990102")
        assert (found, errors) == ({"division": "990102", "detail": "荷花路12号"}, [])

    def test_the_division_alone_is_no_address(self, shop, gazetteer):
        data = {"area": "3", "kind": "retail", "place-division": "990102"}
        _, (error,) = queries.parse_page(shop, "shop", data)
        assert (error.input, error.code) == ("place-detail", "required")


class TestTables:
    def cooks(self, shop, **posted):
        return parse(shop, "cooks", **posted)

    def test_rows_are_gathered_and_empty_ones_left_out(self, shop):
        found, errors = self.cooks(
            shop,
            cooks__0__name="",
            cooks__0__grade=" ",
            cooks__1__name="王秀英",
            cooks__7__name="李建国",
            cooks__7__grade="２",
        )
        assert errors == []
        assert found == [{"name": "王秀英"}, {"name": "李建国", "grade": 2}]

    def test_a_wrong_cell_is_named(self, shop):
        data = {"cooks-0-name": "王秀英", "cooks-0-since": "2026-02-30", "cooks-1-grade": "1"}
        answers, errors = queries.parse_page(shop, "staff", data, earlier=COMPLETE)
        assert [(e.input, e.code) for e in errors] == [
            ("cooks-0-since", "date"),
            ("cooks-1-name", "required"),
        ]
        assert answers["cooks"][0] == {"name": "王秀英"}

    def test_there_are_not_too_many(self, shop):
        posted = {f"cooks__{i}__name": "王" for i in range(4)}
        assert self.cooks(shop, **posted) == (None, ["rows"])

    def test_no_row_is_no_answer(self, shop):
        assert self.cooks(shop) == (None, ["required"])

    def test_names_that_only_look_alike_are_not_rows(self, shop):
        data = {
            "cooks-x-name": "王",
            "cooks-0": "王",
            "cooks--1-name": "王",
            "cooks-9999-name": "王",
        }
        answers, errors = queries.parse_page(shop, "staff", data, earlier=COMPLETE)
        assert (answers, [e.code for e in errors]) == ({}, ["required"])


def test_json_values_are_read_as_well(shop):
    data = {"area": 85.5, "seats": 12, "kind": "catering", "dishes": ["hot"], "chain": False}
    data |= {"place": {"detail": "荷花路12号"}, "shop_name": 7}
    answers, errors = queries.parse_page(shop, "shop", data)
    assert errors == []
    assert answers == {**data, "shop_name": "7"}
    cooks = {"cooks": [{"name": "王秀英", "grade": 1}]}
    assert queries.parse_page(shop, "staff", cooks, earlier=COMPLETE) == (cooks, [])


@pytest.mark.parametrize(
    "value",
    [[], {}, [[]], {"a": 1}, 10**400, float("inf"), float("nan"), b"x", object(), None, True],
)
def test_values_of_a_wrong_type_are_told(shop, value):
    for page in shop.pages:
        data = {field.key: value for field in page.fields}
        answers, errors = queries.parse_page(shop, page.key, data, earlier=COMPLETE)
        assert queries.check(shop, {**COMPLETE, **answers}) == []
        assert all(error.message for error in errors)


def test_fields_that_are_hidden_by_this_very_page_are_dropped(shop):
    data = {"area": "3", "kind": "retail", "dishes": ["hot"]}
    assert queries.parse_page(shop, "shop", data, earlier={}) == ({"area": 3, "kind": "retail"}, [])


def test_a_page_alone_does_not_require_what_hangs_on_others():
    first = {"key": "kind", "type": "text", "label": "业态"}
    second = {"key": "why", "type": "text", "label": "原因", "required": True}
    second["show_if"] = 'kind = "other"'
    pages = [
        {"key": "one", "title": "一", "fields": [first]},
        {"key": "two", "title": "二", "fields": [second], "show_if": "kind != null"},
    ]
    form = queries.read({"key": "x", "title": "表", "pages": pages})
    assert queries.parse_page(form, "two", {"why": "因为"}) == ({"why": "因为"}, [])
    assert queries.parse_page(form, "two", {}) == ({}, [])
    (error,) = queries.parse_page(form, "two", {}, earlier={"kind": "other"})[1]
    assert error.code == "required"
    assert queries.parse_page(form, "two", {"why": "因为"}, earlier={"kind": "shop"}) == ({}, [])


def test_a_page_that_is_not_there_takes_nothing(shop):
    assert queries.parse_page(shop, "nowhere", {"owner_name": "王"}) == ({}, [])


def test_errors_say_what_is_wrong_and_how_to_mend_it(shop):
    _, errors = queries.parse_page(shop, "shop", {"area": "abc", "kind": ""})
    assert [error.message for error in errors] == [
        "“Area” must be a number, such as 120 or 85.5.",
        "Choose an answer for “Kind”.",
    ]


def test_the_boxes_of_a_page_are_filled_again(shop):
    boxes = queries.inputs(shop, "shop", COMPLETE | {"chain": True, "place": {"detail": "路"}})
    assert boxes == {
        "area": "85.5",
        "kind": "catering",
        "dishes": ["hot", "raw"],
        "chain": "yes",
        "place-division": "",
        "place-detail": "路",
    }
    staff = queries.inputs(shop, "staff", COMPLETE)
    assert staff["cooks-0-since-month"] == "5"
    assert queries.parse_page(shop, "staff", staff, earlier=COMPLETE)[0] == {
        "cooks": COMPLETE["cooks"]
    }
    assert queries.inputs(shop, "nowhere", COMPLETE) == {}


def test_sending_a_page_again_replaces_what_it_had(shop):
    answers, _ = queries.parse_page(shop, "owner", {"owner_name": "李"}, earlier=COMPLETE)
    after = queries.merged(shop, "owner", COMPLETE, answers)
    assert after["owner_name"] == "李"
    assert "owner_mobile" not in after
    assert after["cooks"] == COMPLETE["cooks"]
