"""Each operation, called by a stranger, by another resident, by an official, and by the owner.

The table below names every operation once; a new one without a row fails.
"""

import io

from django.test import Client

from tests.cases.office import FOOD
from tests.channels.openapi.callers import Caller
from zhengtong.channels.openapi import document as documents

# operation: (path, body, what a stranger / another resident / an official at the window gets)
OPEN = (200, 200, 200)
MINE = (401, 404, 404)
OWN_LIST = (401, 200, 200)
TABLE = {
    "catalogue_items": ("/items", None, OPEN),
    "catalogue_suggestions": ("/items/suggestions?q=食品", None, OPEN),
    "catalogue_guide": ("/items/{item}", None, OPEN),
    "catalogue_form": ("/items/{item}/form", None, OPEN),
    "catalogue_bodies": ("/bodies", None, OPEN),
    "catalogue_divisions": ("/divisions", None, OPEN),
    "drafts_mine": ("/drafts", None, OWN_LIST),
    "drafts_start": ("/drafts", {"item": FOOD}, (401, 201, 422)),
    "drafts_read": ("/drafts/{draft}", None, MINE),
    "drafts_save": ("/drafts/{draft}", {"answers": {}}, MINE),
    "drafts_discard": ("/drafts/{draft}", None, MINE),
    "drafts_review": ("/drafts/{draft}/review", None, MINE),
    "drafts_attach": ("/drafts/{draft}/materials/plan/files", "file", MINE),
    "drafts_use_licence": ("/drafts/{draft}/materials/plan/licences", {"licence": "x"}, MINE),
    "drafts_detach": ("/drafts/{draft}/files/{file}", None, MINE),
    "drafts_submit": ("/drafts/{draft}/submission", {"name": "x", "agreed": True}, MINE),
    "drafts_supplement": ("/drafts/{draft}/supplement", {"name": "x", "agreed": True}, MINE),
    "cases_mine": ("/cases", None, OWN_LIST),
    "cases_read": ("/cases/{case}", None, (401, 404, 200)),
    "cases_letter": ("/cases/{case}/letters/{letter}", None, (401, 404, 200)),
    "cases_correction": ("/cases/{case}/correction", None, (401, 404, 409)),
    "cases_withdraw": ("/cases/{case}/withdrawal", {"version": 1}, (401, 404, 409)),
    "cases_progress": ("/progress?number={case}&last4={last4}", None, OPEN),
    "desk_worklist": ("/desk/cases", None, (401, 403, 200)),
    "desk_desk": ("/desk/cases/{case}", None, (401, 404, 200)),
    "licences_wallet": ("/licences", None, OWN_LIST),
    "licences_read": ("/licences/{licence}", None, (401, 404, 200)),
    "licences_document": ("/licences/{licence}/document", None, (401, 404, 200)),
    "licences_verify": ("/verification?licence={licence}", None, OPEN),
    "tokens_mine": ("/tokens", None, OWN_LIST),
    "tokens_issue": ("/tokens", {"name": "x"}, (401, 201, 201)),
    "tokens_revoke": ("/tokens/{token}", None, (401, 404, 404)),
}
METHODS = {
    operation["operationId"]: method.upper()
    for methods in documents.document("en")["paths"].values()
    for method, operation in methods.items()
}


def call(who, name, things):
    path, body, _expected = TABLE[name]
    whole = path.format(**things)
    if body == "file":
        return who.client.post(f"/api{whole}", {"file": _file()}, headers=who.headers)
    more = {} if body is None else {"data": body, "content_type": "application/json"}
    method = getattr(who.client, METHODS[name].lower())
    return method(f"/api{whole}", headers=who.headers, **more)


def _file():
    file = io.BytesIO(b"%PDF-1.4\n%%EOF\n")
    file.name = "plan.pdf"
    return file


def with_session(member):
    """For the operations that take no token."""
    caller = Caller()
    caller.client = member.sign_in(Client())
    return caller


def test_every_operation_has_a_row():
    assert TABLE.keys() == METHODS.keys()


def test_who_gets_what(things, desk):
    people = desk.people
    by_token = (Caller(), Caller(people.neighbour), Caller(people.clerk))
    by_session = (Caller(), with_session(people.neighbour), with_session(people.clerk))
    got = {}
    for name in TABLE:
        callers = by_session if name.startswith("tokens_") else by_token
        got[name] = tuple(call(who, name, things).status_code for who in callers)
    assert got == {name: expected for name, (_path, _body, expected) in TABLE.items()}


def test_the_owner_gets_it(things, desk):
    owner = Caller(desk.people.resident)
    others = {
        "drafts_start": 201,
        "drafts_detach": 204,
        "drafts_attach": 201,
        "drafts_use_licence": 422,  # there is no such licence
        "drafts_submit": 422,  # nobody is called x
        "drafts_supplement": 409,  # it is no draft of corrections
        "cases_correction": 409,  # none were asked for
        "cases_withdraw": 409,  # it has been decided
        "desk_worklist": 403,
        "desk_desk": 404,
        "drafts_discard": 204,
    }
    names = [n for n in TABLE if not n.startswith("tokens_") and n != "drafts_discard"]
    names.append("drafts_discard")
    got = {name: call(owner, name, things).status_code for name in names}
    assert got == {name: others.get(name, 200) for name in names}


def test_an_official_of_another_body_sees_nothing(things, desk):
    other = Caller(desk.people.other_clerk)
    for name in ("cases_read", "cases_letter", "desk_desk", "drafts_read"):
        assert call(other, name, things).status_code == 404
    assert other.get("/desk/cases").body["cases"] == []


def test_a_stranger_learns_nothing_from_a_body(things, desk):
    for name in TABLE:
        answer = call(Caller(), name, things)
        if answer.status_code == 401:
            assert "王秀英" not in answer.content.decode()
