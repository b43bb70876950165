"""Applying from a program, from the empty draft to the case."""

import io

import pytest

from tests.cases.office import FOOD, PDF
from tests.channels.openapi.callers import Caller
from zhengtong.cases.models import Case


@pytest.fixture
def draft(resident):
    """The id of an open draft of the food licence."""
    return resident.post("/drafts", {"item": FOOD}).body["id"]


def fill(caller, draft: str) -> None:
    answers = {"name": "王秀英", "area": 60, "kind": "catering"}
    assert caller.patch(f"/drafts/{draft}", {"answers": answers}).body["errors"] == []
    file = io.BytesIO(PDF)
    file.name = "身份证.pdf"
    assert caller.upload(f"/drafts/{draft}/materials/id-card/files", file).status == 201


def test_from_draft_to_case(resident):
    opened = resident.post("/drafts", {"item": FOOD})
    assert opened.status == 201
    draft = opened.body["id"]
    assert opened.headers["Location"] == f"/api/drafts/{draft}"
    assert opened.body["answers"] == {"name": "王秀英"}
    assert opened.body["sources"]["name"]
    fill(resident, draft)
    review = resident.get(f"/drafts/{draft}/review").body
    assert (review["ready"], review["signer"], review["missing"]) == (True, "王秀英", [])
    sent = resident.post(f"/drafts/{draft}/submission", {"name": "王秀英", "agreed": True})
    assert (sent.status, sent.body["state"]) == (201, "submitted")
    assert sent.headers["Location"] == f"/api/cases/{sent.body['number']}"
    assert sent.body["due_on"] == "2026-03-18"
    case = resident.get(f"/cases/{sent.body['number']}")
    assert (case.status, case.body["name"]) == (200, "Food business licence (new)")
    assert Case.objects.get().channel == "api"


def test_submitting_twice_makes_one_case(resident, draft):
    fill(resident, draft)
    signed = {"name": "王秀英", "agreed": True}
    first = resident.post(f"/drafts/{draft}/submission", signed)
    again = resident.post(f"/drafts/{draft}/submission", signed)
    assert first.body == again.body
    assert Case.objects.count() == 1
    assert resident.get(f"/drafts/{draft}").body["number"] == first.body["number"]


def test_opening_twice_goes_on_with_the_same_draft(resident, draft):
    assert resident.post("/drafts", {"item": FOOD}).body["id"] == draft
    assert [row["id"] for row in resident.get("/drafts").body] == [draft]


def test_what_is_missing_is_told_all_at_once(resident, draft):
    answer = resident.post(f"/drafts/{draft}/submission", {"name": "王秀英", "agreed": True})
    assert (answer.status, answer.code) == (422, "incomplete")
    assert {e["field"] for e in answer.body["errors"]} == {"area", "kind", "material:id-card"}
    review = resident.get(f"/drafts/{draft}/review").body
    assert (review["ready"], review["missing"]) == (False, ["id-card"])


def test_an_unsigned_application_is_not_taken(resident, draft):
    fill(resident, draft)
    for body in ({"name": "王秀英", "agreed": False}, {"name": "李建国", "agreed": True}):
        assert resident.post(f"/drafts/{draft}/submission", body).code == "signature"


def test_a_wrong_answer_is_told_and_the_rest_kept(resident, draft):
    saved = resident.patch(f"/drafts/{draft}", {"answers": {"area": "much", "kind": "sales"}})
    assert [e["field"] for e in saved.body["errors"]] == ["area"]
    assert resident.get(f"/drafts/{draft}").body["answers"]["kind"] == "sales"


def test_a_stale_version_is_refused(resident, draft):
    version = resident.get(f"/drafts/{draft}").body["version"]
    body = {"answers": {"kind": "sales"}, "version": version}
    assert resident.patch(f"/drafts/{draft}", body).status == 200
    stale = resident.patch(f"/drafts/{draft}", body)
    assert (stale.status, stale.code) == (409, "stale")


def test_a_program_is_not_taken_for_a_document(resident, draft):
    file = io.BytesIO(b"MZ\x90\x00" + b"\x00" * 200)
    file.name = "plan.pdf"
    answer = resident.upload(f"/drafts/{draft}/materials/plan/files", file)
    assert answer.status in (409, 422)
    assert resident.get(f"/drafts/{draft}").body["materials"][1]["files"] == []


def test_a_file_can_be_taken_back(resident, draft):
    fill(resident, draft)
    (file,) = resident.get(f"/drafts/{draft}").body["materials"][0]["files"]
    for _time in range(2):
        assert resident.delete(f"/drafts/{draft}/files/{file['id']}").status == 204
    assert resident.get(f"/drafts/{draft}").body["materials"][0]["files"] == []


def test_a_licence_one_does_not_have_cannot_be_used(resident, draft):
    answer = resident.post(f"/drafts/{draft}/materials/id-card/licences", {"licence": "1.2.156"})
    assert answer.status == 422


def test_a_draft_can_be_thrown_away(resident, draft):
    for _time in range(2):
        assert resident.delete(f"/drafts/{draft}").status == 204
    assert resident.get(f"/drafts/{draft}").status == 404
    assert resident.get("/drafts").body == []


def test_an_agent_applies_for_the_company(desk):
    people = desk.people
    draft = Caller(people.agent, by=people.agent_of_company).post("/drafts", {"item": FOOD})
    path = f"/drafts/{draft.body['id']}"
    boss = Caller(people.representative, by=people.representative_of_company)
    assert boss.get(path).status == 200
    assert Caller(people.agent).get(path).status == 404
