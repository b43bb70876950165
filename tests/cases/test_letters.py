"""What is said to applicants: in both languages, without a name, and not twice."""

import pytest

from tests.cases.office import days
from zhengtong.cases import events, letters
from zhengtong.cases.actions import accepting, special, withdrawing
from zhengtong.kernel import journal
from zhengtong.kernel.events import KNOWN


def messages(case):
    found = [letters.message_of(line) for line in journal.lines_of(case.ref)]
    return [message for message in found if message]


def test_it_works(desk):
    case = desk.accepted()
    received, accepted = messages(case)
    assert received.recipient == desk.people.resident.ref
    assert received.about == case.ref
    assert received.link == f"/my/cases/{case.number}/"
    assert received.key != accepted.key
    assert "食品经营许可（新办）" in accepted.body["zh"]
    assert "2026年3月23日" in accepted.body["zh"]
    assert "23 March 2026" in accepted.body["en"]
    assert "Food business licence (new)" in accepted.body["en"]


def test_chinese_is_chinese(desk):
    case = desk.decided()
    for message in messages(case):
        for words in (message.title["zh"], message.body["zh"]):
            plain = words.replace(case.number, "")
            assert not any(letter.isascii() and letter.isalpha() for letter in plain), words


def test_no_message_names_a_person(desk):
    case = desk.decided("rejected")
    told = str(messages(case))
    for secret in ("王秀英", desk.people.resident.number, "不符合标准"):
        assert secret not in told


def test_day_that_cannot_be_told_yet(desk):
    case = desk.accepted()
    reviewer = desk.people.market_reviewer.actor
    for kind in ("hearing", "testing"):
        case = special.start(
            case.number, kind, "需要", 5, version=case.version, by=reviewer, at=desk.at
        )
    first = desk.desk(case.number).procedures[0].id
    case = special.end(
        case.number, first, "完成", version=case.version, by=reviewer, at=days(desk.at, 2)
    )
    ended = messages(case)[-1]
    assert "%" not in ended.body["zh"]
    assert ended.body["zh"] != ended.body["en"]


def test_lines_that_are_not_for_the_applicant_say_nothing(desk):
    case = desk.submitted()
    withdrawing.withdraw(
        case.number, version=case.version, by=desk.people.resident.actor, at=desk.at
    )
    told = {line.event: letters.message_of(line) for line in journal.lines_of(case.ref)}
    assert told["ProcessStarted"] is None
    assert told["CaseWithdrawn"] is not None


def test_refusal_points_to_the_letter(desk):
    case = desk.submitted()
    accepting.refuse(
        case.number, "不属于职权", version=case.version, by=desk.people.clerk.actor, at=desk.at
    )
    assert len(messages(case)) == 2


@pytest.mark.parametrize("name", sorted(letters.WORDS))
def test_every_word_belongs_to_an_event_with_an_applicant(name):
    assert KNOWN[name].__module__ == events.__name__
    assert "applicant" in KNOWN[name].__dataclass_fields__
