"""Each verb of the desk: done, sent wrongly, sent too late, sent twice, and by others."""

import pytest

from tests.channels.reading import heading, hidden, main, source
from tests.channels.workbench.stories import STORIES, WRONG, Story
from zhengtong.cases.actions import taking
from zhengtong.cases.queries import Verb
from zhengtong.channels.workbench.verb_forms import FORMS
from zhengtong.kernel import journal

each = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.verb)
OTHERS = ("other_clerk", "supervisor", "auditor", "fire_reviewer")
#: The brigade reviews, too, and whoever handles a delivered case may close it.
ALSO = {
    (verb, "fire_reviewer") for verb in ("give_opinion", "start_special", "ask_extension", "close")
}
#: Departments review at once: the version of the page does not matter to their opinions.
SIDE_BY_SIDE = "give_opinion"


def address(number, story):
    return f"/desk/cases/{number}/do/{story.verb}/"


def filled(client, number, story, sent):
    """What the page sends: its hidden fields, a running procedure, and what was typed."""
    page = client.get(address(number, story))
    assert page.status_code == 200
    kept = {name: hidden(page, name) for name in ("version", "task")}
    if story.verb == Verb.END_SPECIAL:
        kept["procedure_id"] = (
            source(page).partition('name="procedure_id" type="radio" value="')[2].partition('"')[0]
        )
    return kept | sent


def test_every_verb_of_the_desk_has_its_story():
    assert {story.verb for story in STORIES} == set(FORMS)


@each
def test_it_works(browser, desk, story):
    case, client = story.case(desk), browser(story.who)
    page = client.get(address(case.number, story))
    assert heading(page).endswith(str(Verb(story.verb).label))
    answer = client.post(
        address(case.number, story), filled(client, case.number, story, story.right)
    )
    assert answer.status_code == 302, main(answer)
    assert answer["Location"] == f"/desk/cases/{case.number}/"
    assert "zt" in source(client.get(answer["Location"]))
    assert desk.desk(case.number).state == story.state


@pytest.mark.parametrize(
    ("story", "words", "sent"), WRONG, ids=lambda part: getattr(part, "verb", None)
)
def test_what_is_missing_is_told_and_nothing_is_done(browser, desk, story, words, sent):
    case, client = story.case(desk), browser(story.who)
    before = len(journal.lines_of(case.ref))
    answer = client.post(address(case.number, story), filled(client, case.number, story, sent))
    assert answer.status_code == 422
    page = main(answer)
    assert page.count(words) == 2  # in the summary, and at its box
    assert "错误" in source(answer).partition("<title>")[2].partition("</title>")[0]
    assert len(journal.lines_of(case.ref)) == before
    assert desk.desk(case.number).version == case.version


@pytest.mark.parametrize(
    "story", [s for s in STORIES if s.verb != SIDE_BY_SIDE], ids=lambda story: story.verb
)
def test_page_that_is_too_old_keeps_what_was_typed(browser, desk, story: Story):
    case, client = story.case(desk), browser(story.who)
    sent = filled(client, case.number, story, story.right) | {"version": str(case.version - 1)}
    answer = client.post(address(case.number, story), sent)
    assert answer.status_code == 409
    assert "打开本页后办件已有变化。您填写的内容仍然保留" in main(answer)
    for typed in story.right.values():
        assert typed in source(answer)
    assert hidden(answer, "version") == str(case.version)
    assert desk.desk(case.number).version == case.version


@each
def test_sent_twice_it_is_done_once(browser, desk, story: Story):
    case, client = story.case(desk), browser(story.who)
    sent = filled(client, case.number, story, story.right)
    first = client.post(address(case.number, story), sent)
    assert first.status_code == 302
    done, lines = desk.desk(case.number).version, len(journal.lines_of(case.ref))
    second = client.post(address(case.number, story), sent)
    assert second.status_code in (302, 409)
    assert desk.desk(case.number).version == done
    if second.status_code == 302:
        client.get(first["Location"])
        assert len(journal.lines_of(case.ref, ["CaseOpened"])) == 1
    assert len(journal.lines_of(case.ref)) <= lines + 1


@pytest.mark.parametrize(
    ("story", "other"),
    [(story, other) for story in STORIES for other in OTHERS if (story.verb, other) not in ALSO],
    ids=lambda part: getattr(part, "verb", part),
)
def test_others_cannot(browser, desk, story: Story, other):
    case, client = story.case(desk), browser(other)
    sent = story.right | {"version": str(case.version)}
    assert client.get(address(case.number, story)).status_code in (403, 404, 409)
    answer = client.post(address(case.number, story), sent)
    assert answer.status_code in (302, 403, 404, 409)
    assert desk.desk(case.number).version == case.version


def test_departments_give_their_opinions_side_by_side(browser, desk):
    case = desk.accepted()
    story = next(story for story in STORIES if story.verb == "give_opinion")
    sent = {
        who: filled(browser(who), case.number, story, {"view": "agree"})
        for who in ("market_reviewer", "fire_reviewer", "urban_reviewer")
    }
    for who, what in sent.items():
        assert browser(who).post(address(case.number, story), what).status_code == 302
    assert len(desk.desk(case.number).opinions) == 3


@pytest.mark.parametrize("verb", ["supplement", "withdraw", "fly", "constructor"])
def test_what_is_no_verb_of_the_desk_has_no_page(browser, desk, verb):
    case = desk.submitted()
    assert browser("clerk").get(f"/desk/cases/{case.number}/do/{verb}/").status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "１"])
def test_damaged_version_counts_as_old(browser, desk, version):
    case = desk.submitted()
    answer = browser("clerk").post(f"/desk/cases/{case.number}/do/accept/", {"version": version})
    assert answer.status_code == 409
    assert desk.desk(case.number).state == "submitted"


def test_verb_that_is_not_open_says_why(browser, desk):
    case = desk.submitted()
    answer = browser("approver").get(f"/desk/cases/{case.number}/do/decide/")
    assert answer.status_code == 409
    assert main(answer)


def test_task_of_a_colleague_is_not_done_for_them(browser, desk, people):
    case = desk.accepted()
    turn = next(t for t in desk.desk(case.number).turns if t.verb == "opinion")
    taking.take(case.number, turn.task, by=people.market_reviewer.actor, at=desk.at)
    answer = browser("fire_reviewer").post(
        f"/desk/cases/{case.number}/do/give_opinion/",
        {"version": str(case.version), "view": "agree", "task": str(turn.task)},
    )
    assert answer.status_code in (302, 403, 409)
    assert desk.desk(case.number).opinions == ()


def test_correction_asks_for_all_at_once(browser, desk):
    case, client = desk.submitted(), browser("clerk")
    client.post(
        f"/desk/cases/{case.number}/do/return_for_correction/",
        {
            "version": str(case.version),
            "ask-material:id-card": "yes",
            "words-material:id-card": "请上传反面",
            "ask-material:plan": "yes",
            "words-material:plan": "请补充比例尺",
            "other": "经营面积与租赁合同不一致",
        },
    )
    things = desk.desk(case.number).correction.things
    assert [(thing.key, thing.words) for thing in things] == [
        ("material:id-card", "请上传反面"),
        ("material:plan", "请补充比例尺"),
        ("", "经营面积与租赁合同不一致"),
    ]
    again = client.get(f"/desk/cases/{case.number}/do/return_for_correction/")
    assert again.status_code == 409
