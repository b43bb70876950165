"""From the guide to the receipt, one page at a time, in a browser without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cases.office import PDF
from zhengtong.cases.models import Case
from zhengtong.channels.furniture import uploads


def begun(client, desk):
    """Begin an application; returns the address of its first page."""
    answer = client.post(f"/apply/{desk.food}/", {"acting_for": ""})
    assert answer.status_code == 302
    return answer["Location"]


def draft_of(address):
    return address.split("/")[2]


def upload(client, draft, content=PDF, name="身份证.pdf", key="id-card"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return client.post(f"/drafts/{draft}/materials/{key}/", {"file": file})


def filled(client, desk):
    """A draft that lacks only the signature."""
    first = begun(client, desk)
    draft = draft_of(first)
    client.post(first, {"name": "王秀英", "area": "60"})
    client.post(f"/drafts/{draft}/pages/business/", {"kind": "catering"})
    upload(client, draft)
    return draft


def signed(client, draft, name="王秀英"):
    return client.post(f"/drafts/{draft}/review/", {"name": name, "agreed": "yes"})


def test_it_works(resident, desk):
    first = begun(resident, desk)
    draft = draft_of(first)
    page = resident.get(first).content.decode()
    assert "王秀英" in page
    assert "zt-source" in page  # where the name was filled in from
    second = resident.post(first, {"name": "王秀英", "area": "60"})
    assert second["Location"] == f"/drafts/{draft}/pages/business/"
    third = resident.post(second["Location"], {"kind": "catering"})
    assert third["Location"] == f"/drafts/{draft}/materials/"
    assert upload(resident, draft).status_code == 302
    assert "王秀英" in resident.get(f"/drafts/{draft}/review/").content.decode()
    answer = signed(resident, draft)
    number = Case.objects.get().number
    assert answer["Location"] == f"/my/cases/{number}/receipt/"
    receipt = resident.get(answer["Location"]).content.decode()
    assert number in receipt
    assert "<svg" in receipt


def test_what_was_typed_amiss_is_there_again_with_its_error(resident, desk):
    draft = draft_of(begun(resident, desk))
    business = f"/drafts/{draft}/pages/business/"
    typed = {"kind": "catering", "opening-year": "2026", "opening-month": "13", "opening-day": "1"}
    assert resident.post(business, typed).status_code == 422
    again = resident.get(business)
    page = again.content.decode()
    assert again.status_code == 200
    for part in ("year", "month", "day"):
        assert f'value="{typed[f"opening-{part}"]}"' in page
    assert again.context["anchors"] == [("opening-year", again.context["widgets"][1].error)]
    assert "2026 年 13 月 1 日" in again.context["widgets"][1].error
    stops = resident.get(f"/drafts/{draft}/").context["stops"]
    assert next(stop.state for stop in stops if stop.key == "business") == "open"
    resident.post(business, typed | {"opening-month": "12"})
    assert resident.get(business).context["anchors"] == []


def test_the_receipt_is_a_pdf(resident, desk):
    signed(resident, filled(resident, desk))
    number = Case.objects.get().number
    page = resident.get(f"/my/cases/{number}/receipt/")
    letter = resident.get(f"/my/cases/{number}/letters/{page.context['letter'].id}/")
    assert letter["Content-Type"] == "application/pdf"
    assert b"".join(letter.streaming_content).startswith(b"%PDF")


def test_sent_twice_is_one_case(resident, desk):
    draft = filled(resident, desk)
    first, second = signed(resident, draft), signed(resident, draft)
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_what_is_wrong_comes_back_with_words_and_with_what_was_typed(resident, desk):
    first = begun(resident, desk)
    answer = resident.post(first, {"name": "", "area": "很大"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#name"' in page
    assert 'href="#area"' in page
    assert "很大" in page


def test_what_was_typed_amiss_is_there_the_next_day(resident, desk):
    first = begun(resident, desk)
    resident.post(first, {"name": "王秀英", "area": "很大", "then": "leave"})
    assert "很大" in resident.get(first).content.decode()


def test_unsigned_or_incomplete_applications_are_not_submitted(resident, desk):
    draft = draft_of(begun(resident, desk))
    answer = resident.post(f"/drafts/{draft}/review/", {"name": "别人", "agreed": ""})
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_stale_page_keeps_what_was_typed(resident, desk):
    first = begun(resident, desk)
    version = resident.get(first).context["draft"].version
    resident.post(first, {"name": "王秀英", "area": "60", "draft_version": version})
    answer = resident.post(first, {"name": "王秀英", "area": "75", "draft_version": version})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "75" in page
    newer = answer.context["draft"].version
    again = resident.post(first, {"name": "王秀英", "area": "75", "draft_version": newer})
    assert again.status_code == 302


def test_a_session_that_ran_out_loses_nothing(resident, desk):
    first = begun(resident, desk)
    resident.logout()
    answer = resident.post(first, {"name": "王秀英", "area": "88"})
    assert answer["Location"].startswith("/sign-in/?next=")
    assert (
        "保留" in (page := resident.get(answer["Location"]).content.decode()) or "不会丢失" in page
    )
    login = {"login": desk.people.resident.login, "password": desk.people.resident.password}
    back = resident.post("/sign-in/", {**login, "next": first})
    assert back["Location"] == first
    page = resident.get(first).content.decode()
    assert 'value="88"' in page
    assert "已恢复" in page


def test_autosave_keeps_and_tells_what_to_show(resident, desk):
    first = begun(resident, desk)
    answer = resident.post(f"{first}save/", {"name": "王秀英", "area": "66"})
    assert set(answer.json()) == {"version", "shown"}
    assert 'value="66"' in resident.get(first).content.decode()


def test_going_back_to_a_sent_draft_shows_the_case(resident, desk):
    draft = filled(resident, desk)
    signed(resident, draft)
    number = Case.objects.get().number
    for page in ("", "pages/operator/", "materials/", "review/"):
        assert resident.get(f"/drafts/{draft}/{page}")["Location"] == f"/my/cases/{number}/"


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"MZ\x90\x00" + b"\0" * 200, "扫描件.pdf"), (b"", "空.pdf"), (b"plain words", "x.pdf")],
)
def test_files_that_are_not_what_they_say_are_refused_in_words(resident, desk, content, name):
    draft = draft_of(begun(resident, desk))
    answer = upload(resident, draft, content, name)
    assert answer.status_code in (413, 415, 422, 409)
    assert "govuk-error-summary" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_while_it_arrives(resident, desk, monkeypatch):
    monkeypatch.setattr(uploads, "LIMIT", 10_000)
    monkeypatch.setattr(uploads, "SLACK", 0)
    draft = draft_of(begun(resident, desk))
    answer = upload(resident, draft, PDF + b"0" * 200_000)
    assert answer.status_code == 413
    assert "MB" in answer.content.decode()


def test_no_file_chosen_is_told(resident, desk):
    draft = draft_of(begun(resident, desk))
    assert resident.post(f"/drafts/{draft}/materials/id-card/", {}).status_code == 422


def test_a_file_is_looked_at_safely_and_removed(resident, desk):
    draft = draft_of(begun(resident, desk))
    upload(resident, draft)
    material = resident.get(f"/drafts/{draft}/materials/").context["rows"][0]["material"]
    file = material.files[0].id
    shown = resident.get(f"/drafts/{draft}/files/{file}/")
    assert "sandbox" in shown["Content-Security-Policy"]
    resident.post(f"/drafts/{draft}/materials/id-card/{file}/remove/")
    material = resident.get(f"/drafts/{draft}/materials/").context["rows"][0]["material"]
    assert not material.is_filled


def test_html_and_sql_are_only_words(resident, desk):
    first = begun(resident, desk)
    nasty = "<script>alert(1)</script>'; DROP TABLE cases;--"
    page = resident.post(first, {"name": nasty, "area": "x"}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_draft_is_thrown_away(resident, desk):
    draft = draft_of(begun(resident, desk))
    resident.post(f"/drafts/{draft}/discard/")
    assert resident.get(f"/drafts/{draft}/").status_code == 404
