"""Corrections brought to the window: for the applicant who stands there, and nobody else's case."""

import pytest

from tests.channels.counter.visit import SIGNED, fill, identify, receive
from tests.channels.reading import main
from zhengtong.cases.actions import accepting


@pytest.fixture
def case(desk):
    """A case of the resident for which a better copy of the identity card is wanted."""
    made = desk.submitted()
    return accepting.return_for_correction(
        made.number,
        [{"key": "material:id-card", "words": "请提供清晰的复印件"}],
        version=made.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )


def corrections(client, who, number):
    visit = identify(client, who.number)
    return client.post(f"/counter/visits/{visit}/corrections/", {"number": f" {number} "})


def test_it_works(browser, desk, case):
    client = browser("clerk")
    answer = corrections(client, desk.people.resident, case.number)
    assert answer.status_code == 302
    draft = answer["Location"].split("/")[3]
    page = main(client.get(f"/counter/drafts/{draft}/"))
    assert "请提供清晰的复印件" in page
    assert fill(client, draft).status_code == 302
    assert receive(client, draft).status_code == 302
    done = client.post(f"/counter/drafts/{draft}/review/", SIGNED)
    assert done["Location"] == f"/counter/taken/{case.number}/"
    after = desk.desk(case.number)
    assert after.state == "submitted"
    assert [file.how for file in after.materials[0].files if not file.replaced] == ["1"]


def test_case_of_somebody_else_is_not_opened(browser, desk, case):
    answer = corrections(browser("clerk"), desk.people.neighbour, case.number)
    assert answer.status_code in (403, 404, 409)
    assert desk.desk(case.number).state == "correcting"


def test_clerk_of_another_window_knows_no_such_case(browser, desk, case):
    answer = corrections(browser("other_clerk"), desk.people.resident, case.number)
    assert answer.status_code == 404


@pytest.mark.parametrize("number", ["", "1", "' OR 1=1 --", "x" * 200])
def test_number_that_is_none_is_told(browser, desk, number):
    assert corrections(browser("clerk"), desk.people.resident, number).status_code == 404


def test_nothing_to_correct_is_told(browser, desk):
    made = desk.submitted()
    answer = corrections(browser("clerk"), desk.people.resident, made.number)
    assert answer.status_code == 409
