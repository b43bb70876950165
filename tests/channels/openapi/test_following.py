"""Following from a program: one's cases, letters, corrections, withdrawal, and by two numbers."""

import io

import pytest

from tests.cases.office import PDF
from tests.channels.openapi.callers import Caller
from zhengtong.cases.actions import accepting


@pytest.fixture
def case(desk):
    """A case of the resident's that has come in."""
    return desk.submitted()


def test_a_case_tells_stages_clock_and_what_is_next(case, resident):
    told = resident.get(f"/cases/{case.number}").body
    assert [stage["state"] for stage in told["stages"]].count("current") == 1
    assert told["clock"]["stage"] == "acceptance"
    assert told["clock"]["explanation"]
    assert (told["next_who"], told["next_by"]) == ("Yunhai Service Centre", "2026-03-18")
    assert told["verbs"] == ["withdraw"]
    rows = {row["label"]: row["value"] for s in told["application"] for row in s["rows"]}
    assert rows["Kind"] == "Catering"


def test_the_receipt_is_a_pdf(case, resident):
    (letter,) = resident.get(f"/cases/{case.number}").body["letters"]
    answer = resident.get(f"/cases/{case.number}/letters/{letter['id']}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert resident.get(f"/cases/{case.number}/letters/{letter['id'] + 1}").status == 404


def test_my_cases_are_paged(desk, resident):
    numbers = [desk.submitted().number for _time in range(5)]
    seen, after = [], ""
    while True:
        page = resident.get("/cases", size=2, after=after).body
        seen += [row["number"] for row in page["cases"]]
        after = page["next"]
        if not after:
            break
    assert seen == numbers[::-1]


def test_anybody_with_the_two_numbers_follows_without_names(desk, case, stranger):
    last4 = desk.people.resident.number[-4:]
    told = stranger.get("/progress", number=case.number, last4=last4)
    assert (told.status, told.body["state"]) == (200, "submitted")
    assert told.body["applicant"] == "**英"
    assert "王秀英" not in told.content.decode()


def test_guessing_is_ended(case, stranger):
    codes = [stranger.get("/progress", number=case.number, last4="0000").status for _ in range(12)]
    assert codes[0] == 404
    assert codes[-1] == 429


def test_corrections_from_a_program(desk, case, resident):
    things = [{"key": "material:id-card", "words": "请上传清晰的身份证"}]
    clerk = desk.people.clerk.actor
    accepting.return_for_correction(case.number, things, version=case.version, by=clerk, at=desk.at)
    assert [row["needs_me"] for row in resident.get("/cases").body["cases"]] == [True]
    begun = resident.post(f"/cases/{case.number}/correction")
    assert (begun.status, begun.body["case"]) == (201, case.number)
    draft = begun.body["id"]
    asked = {m["key"]: m["asked"] for m in begun.body["materials"] if m["asked"]}
    assert asked == {"id-card": "请上传清晰的身份证"}
    file = io.BytesIO(PDF)
    file.name = "身份证.pdf"
    assert resident.upload(f"/drafts/{draft}/materials/id-card/files", file).status == 201
    signed = {"name": "王秀英", "agreed": True}
    sent = resident.post(f"/drafts/{draft}/supplement", signed)
    assert (sent.status, sent.body["state"]) == (201, "submitted")
    assert resident.post(f"/drafts/{draft}/supplement", signed).body["number"] == case.number


def test_withdrawal(case, resident):
    body = {"version": case.version, "reasons": "计划有变"}
    answer = resident.post(f"/cases/{case.number}/withdrawal", body)
    assert (answer.status, answer.body["state"]) == (200, "withdrawn")
    again = resident.post(f"/cases/{case.number}/withdrawal", body)
    assert (again.status, again.code) == (409, "stale")


def test_a_forged_number_and_a_foreign_one_look_the_same(desk, case, neighbour):
    foreign = neighbour.get(f"/cases/{case.number}")
    forged = neighbour.get(f"/cases/{case.number[:-1]}9")
    assert foreign.body["detail"] == forged.body["detail"]
    assert (foreign.status, forged.status) == (404, 404)


def test_the_agent_of_a_company_follows_its_cases(desk):
    people = desk.people
    case = desk.submitted(people.agent_of_company)
    boss = Caller(people.representative, by=people.representative_of_company)
    assert boss.get(f"/cases/{case.number}").status == 200
    assert Caller(people.representative).get(f"/cases/{case.number}").status == 404
