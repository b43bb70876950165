"""Personal fields at rest."""

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from zhengtong.kernel import encryption


@given(st.text())
def test_what_is_encrypted_is_read_back(plain):
    assert encryption.decrypt(encryption.encrypt(plain)) == plain


def test_two_encryptions_of_one_word_differ_and_hide_it():
    first, second = encryption.encrypt("王秀英𠮷"), encryption.encrypt("王秀英𠮷")
    assert first != second
    assert "王" not in first


def test_a_changed_byte_is_found():
    kept = encryption.encrypt("990102196003120215")
    with pytest.raises(InvalidTag):
        encryption.decrypt(kept[:-4] + ("AAAA" if kept[-4:] != "AAAA" else "BBBB"))


def test_a_blind_index_finds_the_same_number_however_it_is_written():
    assert encryption.blind_index(" 11010519491231002x") == encryption.blind_index(
        "11010519491231002X"
    )
