"""What is known is not asked again; what does not fit is."""

from zhengtong.blocks.forms import queries


def test_known_facts_become_answers(shop):
    facts = {"person.name": "阿依古丽•买买提", "person.number": "11010519491231002x", "other": 3}
    assert queries.prefill(shop, facts) == {
        "owner_name": "阿依古丽·买买提",
        "owner_number": "11010519491231002X",
    }


def test_a_fact_that_does_not_fit_is_left_out(shop):
    facts = {"person.name": 3, "person.number": "13440000515356094L"}
    assert queries.prefill(shop, facts) == {}
    assert queries.prefill(shop, {"person.name": ""}) == {}


def test_an_address_known_as_words_fills_the_words(gazetteer):
    field = {"key": "home", "element": "person.address", "prefill": "person.address"}
    pages = [{"key": "p", "title": "页", "fields": [field]}]
    form = queries.read({"key": "x", "title": "表", "pages": pages})
    known = queries.prefill(form, {"person.address": " 荷花路12号 "})
    assert known == {"home": {"detail": "荷花路12号"}}
    (error,) = queries.check(form, known)
    assert error.input == "home-division"
    named = queries.prefill(form, {"person.address": "云海市南湖区荷花路12号"})
    assert named == {"home": {"division": "990102", "detail": "云海市南湖区荷花路12号"}}
    assert not queries.check(form, named)
    whole = {"division": "990102", "detail": "荷花路12号"}
    assert queries.prefill(form, {"person.address": whole}) == {"home": whole}
