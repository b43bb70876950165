"""Following a case, supplementing, withdrawing; verification; ratings; messages."""

from django.urls import reverse

from tests import cast
from zhengtong.blocks.notifications import actions as notifying
from zhengtong.cases import queries as cases
from zhengtong.cases.actions import accepting
from zhengtong.frontline.ratings.actions import inviting
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.words import text
from zhengtong.registers.licences import actions as licensing
from zhengtong.registers.licences import queries as licences


def test_progress_by_number_and_last_four(nobody, desk):
    case = desk.submitted()
    told = {"number": case.number, "last4": desk.people.resident.number[-4:]}
    answer = nobody.post("/progress/", told)
    page = nobody.get(answer["Location"]).content.decode()
    assert case.number in page
    assert desk.people.resident.name not in page  # masked for who only knows the number


def test_wrong_digits_and_unknown_numbers_are_answered_alike(nobody, desk):
    case = desk.submitted()
    wrong = nobody.post("/progress/", {"number": case.number, "last4": "0000"})
    unknown = nobody.post("/progress/", {"number": "1" * 43, "last4": "0000"})
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.context["wrong"].summary == unknown.context["wrong"].summary


def test_my_case_shows_letters_and_what_comes_next(resident, desk):
    case = desk.accepted()
    page = resident.get(f"/my/cases/{case.number}/").content.decode()
    assert reverse("portal:application", args=[case.number]) in page
    assert "/letters/" in page


def test_what_i_handed_in_and_its_file(resident, desk):
    case = desk.submitted()
    page = resident.get(f"/my/cases/{case.number}/application/")
    file = page.context["application"].materials[0].files[0].id
    assert resident.get(f"/my/cases/{case.number}/files/{file}/").status_code == 200


def test_withdrawal_asks_first(resident, desk):
    case = desk.submitted()
    address = f"/my/cases/{case.number}/withdraw/"
    version = resident.get(address).context["case"].version
    resident.post(address, {"version": version, "reasons": "改日再办"})
    found = cases.progress_of(case.number, desk.people.resident.actor, at=desk.at)
    assert found.state == "withdrawn"
    assert resident.post(address, {"version": version}).status_code == 409


def test_a_correction_is_supplemented(resident, desk):
    case = desk.submitted()
    accepting.return_for_correction(
        case.number,
        [{"key": "material:plan", "words": "请补交平面图"}],
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    page = resident.get(f"/my/cases/{case.number}/").content.decode()
    assert "请补交平面图" in page
    draft = resident.post(f"/my/cases/{case.number}/supplement/")["Location"].split("/")[2]
    desk.attach(draft, desk.people.resident.actor, "plan")
    assert "请补交平面图" in resident.get(f"/drafts/{draft}/").content.decode()
    answer = resident.post(
        f"/drafts/{draft}/review/",
        {"kind": "correction", "name": desk.people.resident.name, "agreed": "yes"},
    )
    assert answer["Location"] == f"/my/cases/{case.number}/"


def licence_of(desk):
    return licensing.issue(
        "resident-id",
        holder=desk.people.resident.ref,
        holder_name=desk.people.resident.name,
        holder_number=desk.people.resident.number,
        fields={"name": desk.people.resident.name},
        body=cast.DATA,
        basis="test:1",
        by=SYSTEM,
        at=desk.at,
    )


def test_a_licence_is_shown_downloaded_and_copied(resident, desk):
    identifier = licence_of(desk).identifier
    assert "居民身份证" in resident.get("/my/licences/").content.decode()
    address = f"/my/licences/{identifier}/"
    assert resident.get(address).status_code == 200
    assert resident.get(f"{address}document/").content.startswith(b"%PDF")
    told = {
        "purpose": "办理银行开户",
        "recipient": "云海银行",
        "valid_until-year": "2026",
        "valid_until-month": "12",
        "valid_until-day": "31",
    }
    assert resident.post(f"{address}copies/", told).status_code == 302
    copy = resident.get(address).context["copies"][0]
    assert resident.get(f"{address}copies/{copy.token}/").content.startswith(b"%PDF")
    bad = resident.post(f"{address}copies/", told | {"valid_until-day": "45"})
    assert bad.status_code == 422


def test_anybody_verifies_by_the_code_of_the_licence(nobody, desk):
    identifier = licence_of(desk).identifier
    token = licences.licence(identifier).token
    page = nobody.get(f"/verify/{token}").content.decode()
    assert "真实有效" in page
    assert desk.people.resident.name not in page


def test_an_unknown_licence_is_told_kindly(nobody, db):
    answer = nobody.get("/verify/", {"q": "JY123"})
    assert "未查到" in nobody.get(answer["Location"]).content.decode()


def invited(desk):
    case = desk.submitted()
    invitation = inviting.invite(
        case.ref,
        item=desk.food,
        item_name=text("食品经营许可", "Food licence"),
        body=cast.MARKET,
        applicant=desk.people.resident.ref,
        by=SYSTEM,
        at=desk.at,
    )
    return invitation.token


def test_a_rating_with_reasons(nobody, desk):
    token = invited(desk)
    reasons = nobody.get(f"/rate/{token}/").context["levels"][4]["options"]
    told = {"level": "5", "reasons-5": [reasons[0][0]], "words": "等了太久"}
    assert nobody.post(f"/rate/{token}/", told).status_code == 302
    assert "等了太久" in nobody.get(f"/rate/{token}/").content.decode()
    assert nobody.get("/ratings/").context["overall"].bad == 1


def test_a_rating_without_a_level_is_asked_for(nobody, desk):
    answer = nobody.post(f"/rate/{invited(desk)}/", {})
    assert answer.status_code == 422
    assert 'href="#level"' in answer.content.decode()


def test_messages_are_read(resident, desk):
    notifying.send(
        recipient=desk.people.resident.ref,
        title=text("您的申请已受理", "Accepted"),
        body=text("请留意下一步。", "Next."),
        about="case:1",
        link="/progress/",
        key="m1",
        by=SYSTEM,
        at=desk.at,
    )
    page = resident.get("/my/messages/")
    assert "您的申请已受理" in page.content.decode()
    message = page.context["page"].rows[0].id
    assert "请留意下一步" in resident.get(f"/my/messages/{message}/").content.decode()
    assert resident.get("/my/messages/?unread=yes").context["page"].rows == []


def test_my_data_can_be_seen_and_corrected(resident, desk):
    resident.post("/my/data/", {"mobile": "13800138000", "address": "云海市南湖区湖滨路1号"})
    page = resident.get("/my/data/").content.decode()
    assert "13800138000" in page
    assert desk.people.resident.number not in page
    assert resident.post("/my/data/", {"mobile": "12", "address": ""}).status_code == 422
