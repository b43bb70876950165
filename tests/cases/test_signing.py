"""What is signed stays what it was, or it shows."""

import pytest

from zhengtong.cases import signing
from zhengtong.cases.signing import Signature, SignedMaterial
from zhengtong.kernel.actors import Actor

WHO = Actor("person:1", "person", name="王秀英")
CONTENT = {
    "subject": "person:1",
    "item_version": 7,
    "answers": {"name": "王秀英", "area": 60},
    "materials": [SignedMaterial("id-card", "2", "document:1", "")],
}


@pytest.fixture
def sealed(at):
    return signing.seal(Signature("王秀英", True), form="f1", by=WHO, at=at, **CONTENT)


def test_it_holds(sealed):
    assert signing.holds(sealed, **CONTENT)
    assert (sealed["signer"], len(sealed["digest"])) == ("person:1", 64)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "person:2"},
        {"item_version": 8},
        {"answers": {"name": "王秀英", "area": 600}},
        {"materials": []},
    ],
)
def test_changed_content_shows(sealed, change):
    assert not signing.holds(sealed, **(CONTENT | change))


@pytest.mark.parametrize("key", ["name", "method", "at", "signer", "digest", "form", "code"])
def test_changed_signature_shows(sealed, key):
    assert not signing.holds(sealed | {key: "x"}, **CONTENT)


def test_digest_cannot_be_made_anew_without_the_key(sealed):
    other = CONTENT | {"answers": {"area": 600}}
    digest = signing.digest_of(
        other["subject"], other["item_version"], "f1", other["answers"], other["materials"]
    )
    assert not signing.holds(sealed | {"digest": digest}, **other)


def test_nothing_is_no_signature():
    assert not signing.holds({}, **CONTENT)
