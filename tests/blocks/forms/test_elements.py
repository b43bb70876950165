"""The dictionary of data elements."""

import pytest

from zhengtong.blocks.forms import queries
from zhengtong.kernel.errors import NotFound


def test_there_are_many_and_each_makes_a_field():
    elements = queries.all_elements()
    assert len(elements) >= 60
    for element in elements:
        field = {"key": "it", "element": element.key}
        pages = [{"key": "p", "title": "页", "fields": [field]}]
        (made,) = queries.read({"key": "x", "title": "表", "pages": pages}).fields
        assert made.label_text["zh"]
        assert made.label_text["en"]
        assert (made.type, made.personal) == (element.widget, element.personal)


def test_an_element_knows_its_standard():
    number = queries.element("person.number")
    assert (number.standard, number.type, number.personal) == (
        "GB 11643-1999",
        "resident_number",
        True,
    )
    assert number.label == "Resident identity number"


def test_code_lists_are_whole():
    nationality = queries.element("person.nationality").settings["choices"]
    assert len(nationality) == 56
    assert nationality[0] == {"value": "01", "label": {"zh": "汉族", "en": "Han"}}


def test_an_unknown_element_is_not_found():
    with pytest.raises(NotFound):
        queries.element("person.soul")
