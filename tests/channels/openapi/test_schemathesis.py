"""Generated requests for every operation: no fault of ours, and only what the document promises.

The examples are the same in every run. Each is sent as generated, and once more to an address at
which there is something, as its owner.
"""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks

from tests.channels.openapi.callers import Caller
from zhengtong.channels.openapi import document as documents

EXAMPLES = 8
PROMISES = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(documents.document("en"))
SCHEMA.app = WSGIHandler()
#: The names that addresses use for what `things` holds.
NAMES = {
    "code": "item",
    "draft_id": "draft",
    "file_id": "file",
    "number": "case",
    "letter_id": "letter",
    "identifier": "licence",
    "token_id": "token",
}


@pytest.fixture(autouse=True)
def _one_connection():
    """Keep the connection of the test's own transaction, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def headers(desk):
    """What a resident's program sends with every call."""
    return Caller(desk.people.resident).headers


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_kept(case, headers, things):
    case.call_and_validate(headers=headers, checks=PROMISES)
    here = {name: things[NAMES[name]] for name in case.path_parameters if name in NAMES}
    if "key" in case.path_parameters:
        here["key"] = "plan"
    if here:
        case.path_parameters = here
        case.call_and_validate(headers=headers, checks=PROMISES)
