"""Every page of the portal and the furniture, opened by nobody and by a stranger.

A new address without a row in the table fails; so does a view that does not say who may open it.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.cases import ruled
from zhengtong.cases import queries as cases
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.licences import actions as licences

SIGN_IN = "sign-in"

# name -> (what nobody gets, what a stranger who is signed in gets); a word after the status is the
# method. Pages that only show the stranger their own empty space are 200.
TABLE: dict[str, tuple[Any, Any]] = {
    "furniture:language": (302, 302),
    "furniture:view": (302, 302),
    "furniture:gallery": (200, 200),
    "furniture:gallery_suggestions": (200, 200),
    "portal:home": (200, 200),
    "portal:browse": (200, 200),
    "portal:browse_by": (200, 200),
    "portal:search": (200, 200),
    "portal:suggest": (200, 200),
    "portal:guide": (200, 200),
    "portal:blank_form": (200, 200),
    "portal:sample_form": (200, 200),
    "portal:situation": (200, 200),
    "portal:item_ratings": (200, 200),
    "portal:progress": (200, 200),
    "portal:progress_of": (404, 404),
    "portal:verify": (200, 200),
    "portal:verify_one": (200, 200),
    "portal:see": (200, 200),
    "portal:look_up": (200, 200),
    "portal:to_rate": (200, 200),
    "portal:ratings": (200, 200),
    "portal:rate": (404, 404),
    "portal:sign_in": (200, 200),
    "portal:sign_out": (302, 302),
    "portal:register": (200, 200),
    "portal:begin": (SIGN_IN, 200),
    "portal:draft": (SIGN_IN, 404),
    "portal:draft_page": (SIGN_IN, 404),
    "portal:draft_autosave": (SIGN_IN, 404),
    "portal:draft_materials": (SIGN_IN, 404),
    "portal:material_add": (SIGN_IN, 404),
    "portal:material_remove": (SIGN_IN, 404),
    "portal:draft_file": (SIGN_IN, 404),
    "portal:draft_review": (SIGN_IN, 404),
    "portal:discard": (SIGN_IN, 404),
    "portal:space": (SIGN_IN, 200),
    "portal:cases": (SIGN_IN, 200),
    "portal:case": (SIGN_IN, 404),
    "portal:receipt": (SIGN_IN, 404),
    "portal:letter": (SIGN_IN, 404),
    "portal:application": (SIGN_IN, 404),
    "portal:file": (SIGN_IN, 404),
    "portal:withdraw": (SIGN_IN, 404),
    "portal:supplement": (SIGN_IN, 404),
    "portal:drafts": (SIGN_IN, 200),
    "portal:licences": (SIGN_IN, 200),
    "portal:licence": (SIGN_IN, 404),
    "portal:licence_document": (SIGN_IN, 404),
    "portal:licence_copies": (SIGN_IN, 404),
    "portal:licence_copy": (SIGN_IN, 404),
    "portal:messages": (SIGN_IN, 200),
    "portal:read_all": (SIGN_IN, 302),
    "portal:message": (SIGN_IN, 404),
    "portal:data": (SIGN_IN, 200),
    "portal:password": (SIGN_IN, 200),
    "portal:acting": (SIGN_IN, 200),
    "portal:register_company": (SIGN_IN, 200),
    "portal:grant": (SIGN_IN, 403),
    "portal:revoke": (SIGN_IN, 404),
    "portal:about": (200, 200),
    "portal:accessibility": (200, 200),
    "portal:privacy": (200, 200),
    "portal:contact": (200, 200),
    "portal:mistake": (200, 200),
    "portal:help": (200, 200),
}
POSTED = {
    "furniture:language",
    "furniture:view",
    "portal:sign_out",
    "portal:draft_autosave",
    "portal:material_add",
    "portal:material_remove",
    "portal:discard",
    "portal:supplement",
    "portal:licence_copies",
    "portal:read_all",
    "portal:grant",
    "portal:revoke",
}


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of these two channels, with its name."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            if prefix in ("furniture:", "portal:"):
                yield f"{prefix}{entry.name or ''}", entry
        else:
            yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else prefix)


def test_every_address_has_a_row():
    named = {name for name, entry in patterns() if entry.name}
    assert named == set(TABLE)


def test_every_view_says_who_may_open_it():
    silent = [name for name, entry in patterns() if not hasattr(entry.callback, "access")]
    assert silent == []


@pytest.fixture
def things(desk):
    """Somebody else's things, that a stranger might guess the addresses of."""
    case = desk.submitted()
    ruled.publish_rules(desk.people, desk.at)
    ruled.publish_item(desk.at)
    draft = desk.filled(desk.people.neighbour.actor)
    file = cases.draft(draft, desk.people.neighbour.actor, at=desk.at).materials[0].files[0].id
    application = cases.application(case.number, desk.people.resident.actor)
    letter = cases.letters(case.number, desk.people.resident.actor)[0].id
    licence = licences.issue(
        "resident-id",
        holder=desk.people.resident.ref,
        holder_name=desk.people.resident.name,
        holder_number=desk.people.resident.number,
        fields={"name": desk.people.resident.name},
        body=desk.people.clerk.actor.body,
        basis="test:1",
        by=SYSTEM,
        at=desk.at,
    )
    return {
        "code": desk.food,
        "way": "themes",
        "draft": draft,
        "page": "operator",
        "key": "id-card",
        "number": case.number,
        "letter": letter,
        "identifier": licence.identifier,
        "message": 1,
        "mandate": 1,
        "text": "nothing",
        "token": "forged",
        "case_file": application.materials[0].files[0].id,
        "draft_file": file,
    }


def address(name: str, things: dict[str, Any]) -> str:
    """The address of a page about one of these things."""
    entry = next(found for key, found in patterns() if key == name)
    wanted = entry.pattern.converters
    file = things["draft_file"] if "draft" in wanted else things["case_file"]
    return reverse(name, kwargs={key: things.get(key, file) for key in wanted})


def outcome(client: Any, name: str, url: str) -> Any:
    """The status, or the word sign-in when one is asked to sign in."""
    answer = client.post(url) if name in POSTED else client.get(url)
    if answer.status_code == 302 and answer["Location"].startswith("/sign-in/"):
        return SIGN_IN
    return answer.status_code


def test_nobody_sees_only_what_is_public(nobody, things):
    seen = {name: outcome(nobody, name, address(name, things)) for name in TABLE}
    assert seen == {name: row[0] for name, row in TABLE.items()}


def test_the_stranger_sees_nothing_of_others(stranger, desk, things):
    seen = {}
    for name in TABLE:
        desk.people.stranger.sign_in(stranger)  # signing out is one of the pages
        seen[name] = outcome(stranger, name, address(name, things))
    assert seen == {name: row[1] for name, row in TABLE.items()}


def test_officials_have_no_space_of_residents(desk, things, client):
    desk.people.clerk.sign_in(client)
    for name in ("portal:space", "portal:begin", "portal:case"):
        answer = client.get(address(name, things))
        assert answer.status_code == 403
        assert "工作台" in answer.content.decode()
