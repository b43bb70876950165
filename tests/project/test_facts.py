"""The dictionary of data elements, as rules see it."""

import datetime as dt

import pytest

from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.rules.conformance import FactsConformance
from zhengtong.blocks.rules.sockets import FACTS, known_facts
from zhengtong.kernel.codes import resident_number
from zhengtong.kernel.codes.errors import CodeError
from zhengtong.project.wiring import DataElements


class TestDataElements(FactsConformance):
    @pytest.fixture
    def dictionary(self) -> DataElements:
        return DataElements()


def test_it_is_plugged_in_and_whole():
    assert "forms" in FACTS
    assert set(known_facts()) == {element.key for element in forms.all_elements()}


def test_a_fact_has_the_type_of_its_field():
    facts = known_facts()
    assert facts["person.birth"].type == "date"
    assert facts["person.name"].type == "string"
    wholes = {element.key for element in forms.all_elements() if element.type == "integer"}
    assert {key for key, fact in facts.items() if fact.whole} == wholes != set()


def test_the_day_of_birth_lies_in_the_resident_number():
    number = resident_number.make("110101", dt.date(1950, 3, 7), 800)
    assert known_facts()["person.birth"].derive(number) == dt.date(1950, 3, 7)
    with pytest.raises(CodeError):
        known_facts()["person.birth"].derive(number[:-1])


def test_kind_and_grade_lie_in_the_disability_certificate():
    facts = known_facts()
    certificate = "11010119500307800752"
    assert facts["person.disability_kind"].derive(certificate) == "5"
    assert facts["person.disability_grade"].derive(certificate + "B1") == "2"
