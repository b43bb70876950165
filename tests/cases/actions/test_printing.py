"""Letters as documents: number, date and words, drawn once."""

import io

import pypdf
import pytest
from django.utils import translation

from tests.cases.office import days
from zhengtong.blocks.documents import queries as documents
from zhengtong.cases import queries
from zhengtong.cases.actions import (
    accepting,
    extending,
    printing,
    special,
    terminating,
)
from zhengtong.cases.models import Letter
from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.kernel.errors import NotFound


def words_of(desk, number, kind, by=None):
    """The text copied out of the printed letter, without blanks."""
    by = by or desk.people.clerk.actor
    letter = next(x for x in queries.letters(number, by) if x.kind == kind)
    view = printing.print_letter(number, letter.id, by=by, at=desk.at)
    assert view.media_type == "application/pdf"
    with documents.open_stream(view.id) as stream:
        reader = pypdf.PdfReader(io.BytesIO(stream.read()))
    text = "".join(page.extract_text() for page in reader.pages)
    return "".join(text.split())


def test_it_works(desk):
    case = desk.submitted()
    text = words_of(desk, case.number, "receipt")
    for words in (case.number, "食品经营许可（新办）", "王秀英", "2026年3月11日", "居民身份证"):
        assert words in text


def test_drawn_once_and_kept(desk):
    case, who = desk.submitted(), desk.people.resident.actor
    (letter,) = queries.letters(case.number, who)
    first = printing.print_letter(case.number, letter.id, by=who, at=desk.at)
    second = printing.print_letter(case.number, letter.id, by=who, at=days(desk.at, 3))
    assert first.id == second.id
    assert queries.letters(case.number, who)[0].is_printed
    assert len(journal.lines_of(case.ref, ["LetterPrinted"])) == 1


def test_statutory_forms_say_what_the_law_wants(desk):
    granted = desk.decided()
    text = words_of(desk, granted.number, "acceptance")
    assert "市场监管局受字〔2026〕第1号" in text
    assert "2026年3月23日" in text
    assert granted.licence in words_of(desk, granted.number, "grant")
    rejected = desk.decided("rejected")
    text = words_of(desk, rejected.number, "rejection")
    assert "不符合标准" in text
    assert "行政复议" in text
    assert "行政诉讼" in text


def test_each_form_prints(desk):
    people, clerk = desk.people, desk.people.clerk.actor
    case = desk.submitted()
    things = [{"key": "material:id-card", "words": "请重新提交"}, {"key": "", "words": "其他"}]
    accepting.return_for_correction(case.number, things, version=case.version, by=clerk, at=desk.at)
    text = words_of(desk, case.number, "correction")
    assert "居民身份证" in text
    assert "2026年4月1日" in text
    case = desk.submitted()
    accepting.refuse(case.number, "不属于职权", version=case.version, by=clerk, at=desk.at)
    assert "不属于职权" in words_of(desk, case.number, "refusal")
    case = desk.accepted()
    case = special.start(
        case.number,
        "hearing",
        "听证会",
        7,
        version=case.version,
        by=people.fire_reviewer.actor,
        at=desk.at,
    )
    text = words_of(desk, case.number, "special")
    assert "7个工作日" in text
    assert "消防救援支队" in text
    case = extending.ask(
        case.number, 5, "复杂", version=case.version, by=people.fire_reviewer.actor, at=desk.at
    )
    case = extending.approve(
        case.number, version=case.version, by=people.approver.actor, at=desk.at
    )
    assert "延长5个工作日" in words_of(desk, case.number, "extension")
    case = terminating.terminate(
        case.number, "终止原因", version=case.version, by=people.approver.actor, at=desk.at
    )
    assert "终止原因" in words_of(desk, case.number, "termination")


def test_silence_is_said_in_the_notice(desk):
    case = desk.submitted()
    from_system = accepting.accept_by_silence(case.number, by=SYSTEM, at=days(desk.at, 9))
    assert "即为受理" in words_of(desk, from_system.number, "acceptance")


@pytest.mark.parametrize(
    "reasons",
    [
        "阿依古丽·𠮷䶮 не согласен <b>“引号”</b> #let x = 1 $ * _ ` \\ //",
        "🙂 表情",
        "很长" * 1500,
        "x" * 400,
    ],
)
def test_any_words_can_be_printed(desk, reasons):
    who = desk.people.rare.actor
    case = desk.submitted(who)
    accepting.refuse(
        case.number, reasons, version=case.version, by=desk.people.clerk.actor, at=desk.at
    )
    text = words_of(desk, case.number, "refusal")
    assert "阿依古丽·𠮷䶮" in text
    assert "".join(reasons[:20].split())[:12] in text or "U+1F642" in text


def test_forms_are_in_chinese_whoever_prints_them(desk):
    case = desk.submitted()
    with translation.override("en"):
        assert "申请材料接收凭证" in words_of(desk, case.number, "receipt")
    assert Letter.objects.get().document


def test_strangers_print_nothing(desk):
    case = desk.submitted()
    (letter,) = queries.letters(case.number, desk.people.clerk.actor)
    for other in ("neighbour", "stranger", "other_clerk"):
        with pytest.raises(NotFound):
            printing.print_letter(
                case.number, letter.id, by=getattr(desk.people, other).actor, at=desk.at
            )
    foreign = desk.submitted(desk.people.neighbour.actor)
    with pytest.raises(NotFound):
        printing.print_letter(foreign.number, letter.id, by=desk.people.neighbour.actor, at=desk.at)
