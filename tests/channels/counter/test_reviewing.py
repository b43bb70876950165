"""Read back, signed on paper, submitted once; then the receipt."""

import pytest

from tests.channels.counter.visit import SIGNED, begin, fill, ready
from tests.channels.reading import main, source
from zhengtong.cases import queries as cases
from zhengtong.cases.models import Case
from zhengtong.kernel import journal


@pytest.fixture
def clerk(browser, desk):
    return browser("clerk")


def submit(client, draft, **sent):
    return client.post(f"/counter/drafts/{draft}/review/", SIGNED | sent)


def test_it_works(clerk, desk):
    draft = ready(clerk, desk)
    page = main(clerk.get(f"/counter/drafts/{draft}/review/"))
    assert "餐饮" in page
    assert "纸质收取" in page
    answer = submit(clerk, draft)
    case = Case.objects.get()
    assert answer["Location"] == f"/counter/taken/{case.number}/"
    assert (case.channel, case.applicant, case.agent) == (
        "counter",
        desk.people.resident.ref,
        "",
    )
    assert (case.signature["method"], case.signature["name"]) == ("paper", "王秀英")
    (line,) = journal.lines_of(case.ref, ["CaseSubmitted"])
    assert line.by == desk.people.clerk.ref


def test_receipt_is_printed(clerk, desk):
    submit(clerk, ready(clerk, desk))
    number = Case.objects.get().number
    page = clerk.get(f"/counter/taken/{number}/")
    assert number in main(page)
    assert "<svg" in source(page)
    assert "王秀英" not in main(page)
    letter = desk.desk(number).letters[0].id
    answer = clerk.get(f"/counter/taken/{number}/letters/{letter}/")
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_same_case_as_online(clerk, desk):
    submit(clerk, ready(clerk, desk))
    number = Case.objects.get().number
    own = cases.of_applicant(desk.people.resident.actor, at=desk.at).rows
    assert [row.number for row in own] == [number]
    assert [verb.verb for verb in desk.desk(number).verbs if verb.open][:1] == ["accept"]


def test_submitted_twice_it_is_one_case(clerk, desk):
    draft = ready(clerk, desk)
    first, second = submit(clerk, draft), submit(clerk, draft)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1
    for page in ("", "materials/", "review/"):
        assert clerk.get(f"/counter/drafts/{draft}/{page}")["Location"] == first["Location"]


@pytest.mark.parametrize(
    ("sent", "box"),
    [({"agreed": ""}, "agreed"), ({"name": " "}, "name"), ({"name": "x" * 300}, "name")],
)
def test_without_a_signature_nothing_is_submitted(clerk, desk, sent, box):
    answer = submit(clerk, ready(clerk, desk), **sent)
    assert answer.status_code == 422
    assert f'href="#{box}"' in source(answer)
    assert not Case.objects.exists()


def test_what_is_missing_is_told_with_the_way_to_it(clerk, desk):
    draft = begin(clerk, desk.people.resident.number, desk.food)
    fill(clerk, draft, area="")
    page = clerk.get(f"/counter/drafts/{draft}/review/")
    assert f'href="/counter/drafts/{draft}/#area"' in source(page)
    assert "未提供" in main(page)
    answer = submit(clerk, draft)
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_form_to_sign_is_printed_with_the_answers(clerk, desk):
    draft = ready(clerk, desk)
    answer = clerk.get(f"/counter/drafts/{draft}/form.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_name_of_who_signed_for_a_company_is_asked(clerk, desk):
    draft = begin(clerk, desk.people.company_code, desk.food)
    page = source(clerk.get(f"/counter/drafts/{draft}/review/"))
    assert 'name="name" type="text" value=""' in page


def test_applicant_hears_of_it(clerk, desk):
    submit(clerk, ready(clerk, desk))
    number = Case.objects.get().number
    assert cases.progress_of(number, desk.people.resident.actor, at=desk.at).state == "submitted"
