"""Names and words in every script, and in SQL and HTML, come through from the form to the paper."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.journeys import cast, senior_card
from tests.journeys.caller import Answer, Caller
from tests.journeys.city import City

pytestmark = pytest.mark.journey

#: People of the cast whose names have letters beyond the common ones.
NAMED = ("rare-name", "rare-name-2", "dotted-name")
WORDS = {
    "rare letters": "王𠮷䶮",
    "the middle dot": "阿依古丽·买买提",
    "Uyghur": "ئايگۈل",
    "Tibetan": "བཀྲ་ཤིས",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Yi": "ꆈꌠ",
    "an emoji": "好😀",
    "HTML": "<script>alert(1)</script>",
    "SQL": "'); DROP TABLE cases_case;--",
    "a template": "{{ request }}{% now %}",
    "typesetting": "#import *_`$x$`\\",
}


@pytest.fixture(scope="module")
def elder(city: City) -> Caller:
    return Caller(city.address).sign_in(cast.number("elder"))


@pytest.fixture(scope="module")
def clerk(city: City) -> Caller:
    return Caller(city.address).sign_in(senior_card.CLERK)


def copied(answer: Answer) -> str:
    """The text that can be copied out of a PDF, without its blanks."""
    assert "pdf" in answer.kind, (answer.status, answer.said[:300])
    pages = PdfReader(BytesIO(answer.body)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


@pytest.mark.parametrize("who", NAMED)
def test_a_name_comes_through_to_the_paper(city: City, clerk: Caller, who: str) -> None:
    person = Caller(city.address).sign_in(cast.number(who))
    item = senior_card.code(person)
    number = senior_card.apply(person, who, item, **senior_card.BY_HAND)
    letter = person.get(f"/my/cases/{number}/").links("/letters/")[0]
    text = copied(person.get(letter))
    assert cast.name(who) in text
    assert number in text
    assert cast.name(who) in clerk.get(f"/desk/cases/{number}/").said


@pytest.mark.parametrize("what", WORDS)
def test_what_is_written_is_what_is_read(elder: Caller, clerk: Caller, what: str) -> None:
    words = WORDS[what]
    draft = senior_card.begin(elder, senior_card.code(elder))
    senior_card.fill(elder, draft, status={"registration": "other", "permit_number": words})
    page = elder.get(f"/drafts/{draft}/pages/status/")
    assert dict(page.form().form_values())["permit_number"] == words
    senior_card.hand_in(elder, draft)
    assert words in elder.get(f"/drafts/{draft}/review/").said
    done = senior_card.sign(elder, draft, cast.name("elder"))
    assert "/my/cases/" in done.path, done.said[:400]
    number = done.path.split("/")[3]
    for caller, path in (
        (elder, f"/my/cases/{number}/application/"),
        (clerk, f"/desk/cases/{number}/"),
    ):
        shown = caller.get(path)
        assert words in shown.said, path
        assert not shown.page.xpath("//script[contains(., 'alert(1)')]")
