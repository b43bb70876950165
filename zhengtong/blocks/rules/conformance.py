"""The tests that every dictionary of facts inherits.

Subclass it in your tests and give ``dictionary`` as a fixture.
"""

from zhengtong.blocks.rules.facts import Asked
from zhengtong.blocks.rules.sockets import Facts
from zhengtong.kernel.words import as_text

#: The types of FEEL that a fact may be declared as; "" is any.
TYPES = frozenset(
    {
        "",
        "string",
        "number",
        "boolean",
        "date",
        "time",
        "date and time",
        "days and time duration",
        "years and months duration",
    }
)


class FactsConformance:
    """What rules rely on when they look facts up."""

    def test_every_fact_stands_under_its_key(self, dictionary: Facts) -> None:
        facts = dictionary.facts()
        assert facts
        assert all(key == fact.key for key, fact in facts.items())

    def test_types_are_those_of_feel(self, dictionary: Facts) -> None:
        assert {fact.type for fact in dictionary.facts().values()} <= TYPES

    def test_people_can_read_what_a_fact_is_called(self, dictionary: Facts) -> None:
        for fact in dictionary.facts().values():
            assert as_text(dict(fact.label)).get("zh")
            assert all(as_text(dict(label)).get("zh") for _value, label in fact.choices)

    def test_what_is_derived_names_a_fact_there_is_and_survives_nonsense(
        self, dictionary: Facts
    ) -> None:
        facts = dictionary.facts()
        for fact in facts.values():
            assert (fact.derive is None) == (fact.derived_from == "")
            if fact.derive is not None:
                assert fact.derived_from in facts
                asked = Asked("…", fact.type, fact=fact)
                assert asked.given({fact.derived_from: "没有"}) is None
