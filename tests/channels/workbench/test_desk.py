"""The desk of a case: everything about it, and exactly the verbs open to this official."""

import io

from tests.cases.office import PDF
from tests.channels.counting import queries_of
from tests.channels.reading import links, main, source
from zhengtong.blocks.identity import queries as identity
from zhengtong.cases.actions import accepting, collecting, special
from zhengtong.kernel import journal

MOST_QUERIES = 20
VERB = r"/do/"


def verbs(client, number):
    page = client.get(f"/desk/cases/{number}/")
    return [each.split("/do/")[1].split("/")[0] for each in links(page, VERB)]


def test_it_works(browser, desk):
    case = desk.submitted()
    page = main(browser("clerk").get(f"/desk/cases/{case.number}/"))
    for told in (case.number, "王秀英", "居民身份证", "身份证.pdf", "申请材料接收凭证", "收件"):
        assert told in page


def test_exactly_the_verbs_of_this_official_are_offered(browser, desk):
    case = desk.submitted()
    assert verbs(browser("clerk"), case.number) == ["accept", "return_for_correction", "refuse"]
    assert verbs(browser("market_reviewer"), case.number) == []
    accepted = desk.accepted(by=desk.people.neighbour.actor).number
    assert verbs(browser("market_reviewer"), accepted) == [
        "give_opinion",
        "start_special",
        "ask_extension",
    ]
    assert verbs(browser("supervisor"), accepted) == []


def test_verb_that_is_closed_says_why(browser, desk):
    case = desk.submitted()
    page = main(browser("approver").get(f"/desk/cases/{case.number}/"))
    assert "其他操作为何不可用？" in page


def test_who_looked_is_written_down_for_the_applicant(browser, desk):
    case = desk.submitted()
    browser("clerk").get(f"/desk/cases/{case.number}/")
    (seen,) = identity.seen_by(desk.people.resident.ref)
    assert (seen.by, seen.purpose) == (desk.people.clerk.ref, case.ref)
    assert journal.lines_of(case.ref, ["CaseOpened"])


def test_clock_shows_due_date_and_how_it_was_counted(browser, desk):
    case = desk.accepted()
    page = main(browser("market_reviewer").get(f"/desk/cases/{case.number}/"))
    assert "2026年3月23日" in page
    assert "剩余 8 个工作日" in page
    assert "时限计算说明" in page


def test_clock_that_stands_still_says_so(browser, desk):
    case = desk.accepted()
    reviewer = desk.people.market_reviewer.actor
    special.start(
        case.number, "site_visit", "核查现场", 5, version=case.version, by=reviewer, at=desk.at
    )
    page = main(browser("market_reviewer").get(f"/desk/cases/{case.number}/"))
    assert "依法不计入时限，计时暂停。" in page
    assert "现场核查" in page


def test_what_people_typed_is_text(browser, desk):
    evil, who = "<script>alert(1)</script> 𠮷䶮", desk.people.resident.actor
    draft = desk.filled()
    collecting.attach(draft, "plan", io.BytesIO(PDF + b"%"), f"{evil}.pdf", by=who, at=desk.at)
    case = desk.submit(draft)
    accepting.return_for_correction(
        case.number,
        [{"key": "material:plan", "words": evil}],
        version=case.version,
        by=desk.people.clerk.actor,
        at=desk.at,
    )
    page = source(browser("clerk").get(f"/desk/cases/{case.number}/"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 𠮷䶮" in page


def test_desk_costs_the_same_however_much_lies_on_it(browser, desk):
    client, who = browser("clerk"), desk.people.resident.actor
    few = queries_of(client, f"/desk/cases/{desk.submitted().number}/")
    draft = desk.filled()
    for n in range(6):
        desk.attach(draft, who, "plan", PDF + b"%" + str(n).encode())
    assert queries_of(client, f"/desk/cases/{desk.submit(draft).number}/") == few
    decided = queries_of(client, f"/desk/cases/{desk.decided().number}/")
    assert max(few, decided) <= MOST_QUERIES
