"""The OpenAPI document is complete, says everything in both languages, and is what it claims."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from zhengtong.channels.openapi import document as documents
from zhengtong.channels.openapi.problems import MEDIA_TYPE

LANGUAGES = ("zh-hans", "en")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = documents.document("en")
OPERATIONS = {
    found["operationId"]: found for found in documents.operations(documents.document("en"))
}


def words(node, place=""):
    """Every description and summary with its place."""
    if isinstance(node, list):
        for part in node:
            yield from words(part, place)
    if isinstance(node, dict):
        for key, part in node.items():
            if key in ("description", "summary") and isinstance(part, str):
                yield f"{place}/{key}", part
            yield from words(part, f"{place}/{key}")


def test_it_is_served_in_the_callers_language():
    for language, title in (("en", "Zhengtong API"), ("zh-Hans", "政通开放接口")):
        answer = Client().get("/api/openapi.json", headers={"Accept-Language": language})
        assert answer.status_code == 200
        body = answer.json()
        assert (body["openapi"], body["info"]["title"]) == ("3.1.0", title)


def test_every_word_has_its_chinese():
    plain = dict(words(ENGLISH))
    chinese = dict(words(documents.document("zh-hans")))
    assert plain.keys() == chinese.keys()
    same = [place for place, text in chinese.items() if not CHINESE.search(text)]
    assert not same, same


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_is_described(name):
    found = OPERATIONS[name]
    assert found["summary"]
    assert found["description"]
    assert len(found["tags"]) == 1
    for parameter in found["parameters"]:
        assert parameter.get("description"), parameter["name"]
    for status, answer in found["responses"].items():
        assert answer.get("description") or answer["$ref"].endswith(status)
    assert {"400"} <= found["responses"].keys()
    assert "security" not in found or {"401", "403"} <= found["responses"].keys()


def test_every_field_is_described():
    bare = [
        f"{shape}.{name}"
        for shape, found in ENGLISH["components"]["schemas"].items()
        for name, field in found.get("properties", {}).items()
        if not field.get("description")
    ]
    assert bare == []


def test_errors_are_problem_documents():
    for answer in ENGLISH["components"]["responses"].values():
        assert list(answer["content"]) == [MEDIA_TYPE]


def test_references_lead_somewhere():
    wanted = set(re.findall(r'"#/components/(\w+)/(\w+)"', documents.serialised("en").decode()))
    assert wanted
    for kind, name in wanted:
        assert name in ENGLISH["components"][kind]


def test_every_address_says_who_may_call_it():
    for pattern in get_resolver("zhengtong.channels.openapi.urls").url_patterns:
        assert pattern.callback.access in ("everybody", "signed in"), pattern


def test_what_needs_a_caller_is_marked_so():
    marks = {
        str(pattern.pattern): pattern.callback.access
        for pattern in get_resolver("zhengtong.channels.openapi.urls").url_patterns
    }
    assert marks["drafts"] == marks["desk/cases"] == marks["tokens"] == "signed in"
    assert marks["items"] == marks["verification"] == marks["progress"] == "everybody"
