"""A form as JSON Schema, as the API describes it."""

import jsonschema_rs
import pytest

from tests.blocks.forms.conftest import COMPLETE
from zhengtong.blocks.forms import queries


def test_it_is_a_schema_that_good_answers_fit(shop):
    schema = queries.schema(shop)
    jsonschema_rs.meta.validate(schema)
    assert jsonschema_rs.validator_for(schema).is_valid(COMPLETE)
    assert schema["required"] == ["owner_name", "owner_mobile", "area", "kind"]
    assert schema["properties"]["kind"]["enum"] == ["catering", "retail"]
    assert schema["properties"]["area"]["maximum"] == 1000


@pytest.mark.parametrize(
    "wrong",
    [{"area": "many"}, {"kind": "bank"}, {"dishes": "hot"}, {"cooks": [{"age": 1}]}, {"other": 1}],
)
def test_others_do_not(shop, wrong):
    assert not jsonschema_rs.validator_for(queries.schema(shop)).is_valid(COMPLETE | wrong)
