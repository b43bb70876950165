"""Officials write rules: a model begun, drawn, tried, tested, reviewed by a second person, used."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cases import ruled
from tests.channels.reading import main, source, words
from zhengtong.blocks.rules import actions, queries

KEY = ruled.KEY
AT = f"/desk/rules/{KEY}"


@pytest.fixture
def rules(desk):
    ruled.publish_rules(desk.people, desk.at)
    return desk


@pytest.fixture
def draft(rules):
    """A second version that waits to be drawn."""
    actions.draft(KEY, by=rules.people.market_reviewer.actor, at=rules.at)
    return rules


def save(client, xml, number=2, verb="save", edits=""):
    return client.post(f"{AT}/{number}/", {"xml": xml, "verb": verb, "edits": edits})


def test_list_shows_what_is_in_force(browser, rules):
    page = main(browser("market_reviewer").get("/desk/rules/"))
    assert "食品经营规则" in page
    assert "第 1 版" in page


def test_model_is_begun_with_an_empty_table(browser, desk):
    client = browser("market_reviewer")
    answer = client.post("/desk/rules/new/", {"zh": "招牌费用", "key": "sign-fee"})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/rules/sign-fee/1/")
    page = client.get("/desk/rules/sign-fee/1/")
    assert "data-dmn-designer" in source(page)
    assert "招牌费用" in main(page)
    report = queries.check(queries.draft("sign-fee", by=desk.people.approver.actor).xml)
    assert not [one for one in report.findings if one.sort == "broken"]


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"zh": "", "key": "sign-fee"}, "请填写规则模型名称。"),
        ({"zh": "费用", "key": "Sign Fee"}, "小写字母"),
        ({"zh": "费用", "key": KEY}, "此标识已被使用。"),
    ],
)
def test_what_is_wrong_with_a_new_model_is_said(browser, rules, posted, said):
    answer = browser("market_reviewer").post("/desk/rules/new/", posted)
    assert answer.status_code == 422
    assert said in main(answer)


def test_drawing_is_saved_and_the_last_word_of_another_is_not_lost(browser, draft):
    client = browser("market_reviewer")
    assert save(client, ruled.diagram(80), edits="0").status_code == 302
    assert "80" in queries.draft(KEY, by=draft.people.approver.actor).xml
    late = save(client, ruled.diagram(90), edits="0")
    assert late.status_code == 409
    assert "&lt;= 90" in source(late)  # what was drawn is still on the page
    assert "80" in queries.draft(KEY, by=draft.people.approver.actor).xml


@pytest.mark.parametrize("xml", ["", "no diagram", "<html/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"])
def test_what_is_no_diagram_is_refused_in_words(browser, draft, xml):
    answer = save(browser("market_reviewer"), xml)
    assert answer.status_code == 422
    assert "govuk-error-summary" in source(answer)
    before = queries.version(KEY, 1, by=draft.people.approver.actor).xml
    assert queries.draft(KEY, by=draft.people.approver.actor).xml == before


def test_check_tells_of_a_gap_with_an_example(browser, draft):
    cells = {"> 500": "> 900", "-": "< 100"}
    gap = ruled.diagram()
    for before, after in cells.items():
        gap = gap.replace(f"<![CDATA[{before}]]>", f"<![CDATA[{after}]]>", 1)
    page = words(browser("market_reviewer").post(f"{AT}/2/check/", {"xml": gap}))
    assert "存在遗漏：例如 面积 =" in page


def test_second_person_publishes_and_the_author_may_not(browser, draft):
    author, second = browser("market_reviewer"), browser("approver")
    assert save(author, ruled.diagram(80), verb="hand-in").status_code == 302
    digest = queries.draft(KEY, by=draft.people.approver.actor).version.digest
    wish = {"verb": "publish", "digest": digest}
    assert author.post(f"{AT}/2/", wish).status_code in (403, 409)
    assert second.post(f"{AT}/2/", wish).status_code == 302
    assert "第 2 版" in main(second.get(f"{AT}/"))
    assert queries.version(KEY, 2, by=draft.people.approver.actor).version.state == "published"


def test_failing_test_case_keeps_it_from_review(browser, draft):
    answer = save(browser("market_reviewer"), ruled.diagram(10), verb="hand-in")
    assert answer.status_code == 409
    assert "小店" in main(answer)
    assert queries.draft(KEY, by=draft.people.approver.actor).version.state == "draft"


def test_published_version_does_not_change(browser, rules):
    assert save(browser("market_reviewer"), ruled.diagram(80), number=1).status_code in (404, 409)
    page = source(browser("market_reviewer").get(f"{AT}/1/"))
    assert "data-read-only" in page
    assert 'value="save"' not in page


def test_trying_explains_itself_and_is_kept_as_a_test_case(browser, draft):
    client = browser("market_reviewer")
    facts = {"fact-面积": "40", "fact-业态": "销售", "decision": "审批"}
    page = main(client.post(f"{AT}/2/try/", facts | {"verb": "try"}))
    assert "准予" in page
    assert "办法第九条" in page
    kept = client.post(f"{AT}/2/try/", facts | {"verb": "keep", "name": "四十平方米"})
    assert kept.status_code == 302
    names = [test.name for test in queries.draft(KEY, by=draft.people.approver.actor).tests]
    assert names[-1] == "四十平方米"
    client.post(f"{AT}/2/tests/drop/", {"name": "四十平方米"})
    assert len(queries.draft(KEY, by=draft.people.approver.actor).tests) == len(names) - 1


def test_fact_that_is_none_is_said_at_its_field(browser, draft):
    answer = browser("market_reviewer").post(
        f"{AT}/2/try/", {"fact-面积": "大", "decision": "资格"}
    )
    assert answer.status_code == 422
    assert "fact-面积-error" in source(answer)


def test_table_goes_to_a_spreadsheet_and_back(browser, draft):
    client = browser("market_reviewer")
    answer = client.get(f"{AT}/2/table.xlsx", {"decision": "审批"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "准予" in str([[cell.value for cell in row] for row in book.active.iter_rows()])
    sent = SimpleUploadedFile("table.xlsx", answer.content)
    assert client.post(f"{AT}/2/file/", {"file": sent}).status_code == 302
    tests = queries.draft(KEY, by=draft.people.approver.actor)
    assert all(one.passed for one in queries.check(tests.xml, tests.tests).results)


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90\x00", b"PK\x03\x04broken", b"<a/>", b"a,b\n1,2\n"]
)
def test_file_that_is_neither_is_said(browser, draft, content):
    sent = {"file": SimpleUploadedFile("x.xlsx", content)}
    answer = browser("market_reviewer").post(f"{AT}/2/file/", sent)
    assert answer.status_code == 422
    assert "govuk-error-summary" in source(answer)


def test_versions_are_compared_over_past_cases(browser, desk):
    ruled.publish_rules(desk.people, desk.at)
    ruled.publish_item(desk.at)
    desk.submit(desk.filled(area=40, kind="sales"))
    actions.draft(KEY, ruled.diagram(10), by=desk.people.market_reviewer.actor, at=desk.at)
    page = main(browser("market_reviewer").get(f"{AT}/2/cases/"))
    assert "准予" in page
    assert "人工" in page


def test_officials_of_another_body_read_and_do_not_write(browser, draft):
    other = browser("other_clerk")
    assert save(other, ruled.diagram(80)).status_code == 403
    assert other.post(f"{AT}/1/withdraw/").status_code == 403
    assert other.post(f"{AT}/2/tests/drop/", {"name": "小店"}).status_code == 403
    assert len(queries.draft(KEY, by=draft.people.approver.actor).tests) == 3


def test_rules_stand_on_the_desk_with_words_to_refuse_by(browser, desk):
    ruled.publish_rules(desk.people, desk.at)
    ruled.publish_item(desk.at)
    case = desk.submit(desk.filled(area=600, kind="sales"))
    client = browser("clerk")
    assert "规则意见" in main(client.get(f"/desk/cases/{case.number}/"))
    page = main(client.get(f"/desk/cases/{case.number}/do/refuse/"))
    assert "面积超过五百平方米的，须向省级部门申请。（办法第三条）" in page
