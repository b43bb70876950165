"""Letters and files: for those at the case, shown by themselves, never run."""

import pytest

from tests.cases.office import PDF
from zhengtong.cases.actions import collecting, submitting
from zhengtong.cases.queries import Signature


@pytest.fixture
def case(desk):
    return desk.desk(desk.submitted().number)


def test_it_works(browser, case):
    client = browser("clerk")
    letter = client.get(f"/desk/cases/{case.number}/letters/{case.letters[0].id}/")
    assert letter.status_code == 200
    assert letter["Content-Type"] == "application/pdf"
    assert b"".join(letter.streaming_content).startswith(b"%PDF")
    file = client.get(f"/desk/cases/{case.number}/files/{case.materials[0].files[0].id}/")
    assert b"".join(file.streaming_content) == PDF


def test_what_came_from_outside_is_shown_in_a_sandbox(browser, case):
    file = browser("clerk").get(f"/desk/cases/{case.number}/files/{case.materials[0].files[0].id}/")
    assert "sandbox" in file["Content-Security-Policy"]
    assert "default-src 'none'" in file["Content-Security-Policy"]
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Content-Disposition"].startswith("inline")


def test_unknown_papers_are_not_there(browser, case):
    client = browser("clerk")
    assert client.get(f"/desk/cases/{case.number}/letters/999999/").status_code == 404
    assert client.get(f"/desk/cases/{case.number}/files/999999/").status_code == 404


def test_papers_of_another_case_are_not_there(browser, desk, case):
    other = desk.desk(desk.submitted(by=desk.people.neighbour.actor).number)
    file, letter = case.materials[0].files[0].id, case.letters[0].id
    client = browser("clerk")
    assert client.get(f"/desk/cases/{other.number}/files/{file}/").status_code == 404
    assert client.get(f"/desk/cases/{other.number}/letters/{letter}/").status_code == 404


def test_paper_received_at_the_counter_has_no_file(browser, desk):
    clerk, resident = desk.people.clerk.actor, desk.people.resident
    draft = desk.draft(clerk, applicant=resident.ref)
    desk.answer(draft, clerk, {"name": resident.name, "area": 60, "kind": "catering"})
    collecting.receive_paper(draft, "id-card", by=clerk, at=desk.at)
    number = submitting.submit(
        draft, Signature(resident.name, True, "paper"), by=clerk, at=desk.at
    ).number
    file = desk.desk(number).materials[0].files[0].id
    assert browser("clerk").get(f"/desk/cases/{number}/files/{file}/").status_code == 404
