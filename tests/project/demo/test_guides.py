"""What a province checks on a guide (domain reference 2.5), over every item of the demo city."""

import re
from collections.abc import Callable
from typing import Any

from zhengtong.kernel.codes import item_code
from zhengtong.project.demo.items import all_items
from zhengtong.project.demo.reading import document, documents
from zhengtong.registers.catalogue.topics import LIFE_EVENT, THEME, topics

ITEMS = list(all_items())
PHONE = re.compile(r"0\d{2,3}-\d{7,8}")
CODES = [item["code"] for item in ITEMS]


def every_item(check: Callable[[dict[str, Any]], None]) -> Callable[[], None]:
    """Run one rule over all items and name the item that breaks it."""

    def rule() -> None:
        for item in ITEMS:
            try:
                check(item)
            except AssertionError as broken:
                raise AssertionError(f"{item['name']['zh']} {item['code']}: {broken}") from broken

    return rule


def working_days(limit: dict[str, Any]) -> float:
    """Days of the calendar count five for seven."""
    return limit["days"] if limit["unit"] == "workday" else limit["days"] * 5 / 7


def texts_of(value: Any) -> list[dict[str, str]]:
    if isinstance(value, dict):
        if "zh" in value:
            return [value]
        return [text for part in value.values() for text in texts_of(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_of(part)]
    return []


def test_there_are_enough_items_spread_over_the_bodies():
    assert len({item["basic_code"] for item in ITEMS}) >= 64
    assert len({item["body"] for item in ITEMS if item["level"] == "3"}) >= 20
    assert len({item["basic_code"] for item in ITEMS if item["digital"]}) >= 8
    assert {item["division"] for item in ITEMS} == {"990100", "990102", "990103"}


def test_no_code_is_used_twice():
    assert len(CODES) == len(set(CODES))


def test_basic_codes_and_names_agree():
    names: dict[str, str] = {}
    for item in ITEMS:
        assert names.setdefault(item["basic_code"], item["name"]["zh"]) == item["name"]["zh"]
    assert len(set(names.values())) == len(names)


@every_item
def test_the_code_is_made_of_body_level_and_basic_code(item):
    parts = item_code.read(item["code"])
    assert parts is not None
    assert parts.body_code_holds
    assert (parts.body, parts.level, parts.basic) == (
        item["body"],
        item["level"],
        item["basic_code"],
    )
    assert item["basic_code"][2:4] == item["kind"]


@every_item
def test_every_text_is_in_both_languages(item):
    for text in texts_of(item):
        assert all(text.get(language, "").strip() for language in ("zh", "en")), text
        assert not re.search(r"[\u4e00-\u9fff]", text["en"]), text


@every_item
def test_limits_and_steps_hold_together(item):
    spent = sum(step["days"] for step in item["steps"])
    if item["handling"] == "instant":
        assert item["limits"] == {}
        assert spent == 0
        return
    promised = working_days(item["limits"]["promised"])
    assert promised > 0
    assert spent <= promised
    if "statutory" in item["limits"]:
        assert promised <= working_days(item["limits"]["statutory"])


@every_item
def test_permits_have_their_flow_their_law_and_a_question(item):
    assert item["conditions"]
    assert item["materials"]
    assert item["basis"]
    assert item["questions"]
    if item["kind"] != "01":
        return
    assert "statutory" in item["limits"]
    names = " ".join(step["name"]["zh"] for step in item["steps"])
    assert "受理" in names
    assert "决定" in names
    assert "送达" in names
    assert "审核" in names or "审查" in names


@every_item
def test_visits_need_a_reason_and_full_online_service_needs_none(item):
    if item["visits"]:
        assert item["visit_reason"]["zh"]
        assert item["online"]["depth"] < 4
    else:
        assert "visit_reason" not in item
        assert item["online"]["depth"] == 4
        assert item["delivery"]["courier"]


@every_item
def test_a_fee_states_name_standard_and_ground(item):
    if item["fee"]["charged"]:
        assert item["fee"]["items"]
        assert all(row["name"] and row["standard"] and row["basis"] for row in item["fee"]["items"])
    else:
        assert "items" not in item["fee"]


@every_item
def test_two_telephone_numbers_a_window_and_working_days(item):
    consult, complain = item["contact"]["consult"], item["contact"]["complain"]
    assert PHONE.fullmatch(consult)
    assert PHONE.fullmatch(complain)
    assert consult != complain
    for place in item["places"]:
        assert PHONE.fullmatch(place["phone"])
        assert "工作日" in place["hours"]["zh"]
        assert "窗口" in place["window"]["zh"]


@every_item
def test_the_result_is_of_the_kind_its_name_says(item):
    for result in item["results"]:
        name = result["name"]["zh"]
        if re.search(r"(执照|许可证|居住证|优待证|证书|登记证|核准证)$", name):
            assert result["kind"] == "licence", name
        if re.search(r"(批复|决定书|通知书|意见书|通知|回执|证明)$", name):
            assert result["kind"] == "document", name


@every_item
def test_materials_are_named_once_and_ask_nothing_the_state_has(item):
    keys = [material["key"] for material in item["materials"]]
    assert len(keys) == len(set(keys))
    licences = documents("licences")
    for material in item["materials"]:
        assert material["criteria"]["zh"]
        assert material["accept"]
        assert material["kind"] in ("original", "copy", "electronic")
        assert material["source"] in ("applicant", "issued", "shared")
        if "licence_type" in material:
            assert material["licence_type"] in licences
        if material["source"] == "shared":  # State Council Order 716 art. 7
            assert material["kind"] == "electronic"
            assert not material["required"]


@every_item
def test_what_digital_items_name_exists(item):
    bodies = {row["code"] for row in document("city")["bodies"]}
    assert item["participants"]
    assert set(item["participants"].values()) <= bodies
    if item["digital"]:
        assert item["form"] in documents("forms")
        assert item["licence"] in documents("licences")


@every_item
def test_topics_are_known_and_fit_the_audience(item):
    for kind, names in ((THEME, item["themes"]), (LIFE_EVENT, item["life_events"])):
        for name in names:
            assert set(topics(kind)[name].audience) & set(item["audience"]), name
    covered = {who for name in item["themes"] for who in topics(THEME)[name].audience}
    assert set(item["audience"]) <= covered
