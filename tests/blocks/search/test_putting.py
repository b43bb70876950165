import pytest
from django.db import connection

from zhengtong.blocks.search import actions, queries
from zhengtong.blocks.search.entry_words import Entry
from zhengtong.blocks.search.models import SearchEntry
from zhengtong.kernel.actors import SYSTEM

pytestmark = pytest.mark.django_db


def keys(typed):
    return [hit.key for hit in queries.find("i", typed).hits]


def test_it_works(at):
    assert actions.put("i", [Entry("1", "结婚登记")], by=SYSTEM, at=at) == 1
    assert keys("结婚") == ["1"]


def test_an_entry_put_again_is_found_by_its_new_words_only(at):
    actions.put("i", [Entry("1", "结婚登记")], by=SYSTEM, at=at)
    actions.put("i", [Entry("1", "收养登记")], by=SYSTEM, at=at)
    assert keys("收养") == ["1"]
    assert keys("结婚") == []
    assert SearchEntry.objects.count() == 1


def test_a_removed_entry_is_found_no_more(at):
    actions.put("i", [Entry("1", "结婚登记"), Entry("2", "离婚登记")], by=SYSTEM, at=at)
    assert actions.remove("i", ["1", "unknown"], by=SYSTEM, at=at) == 1
    assert keys("登记") == ["2"]


def test_rows_deleted_in_bulk_leave_the_engine_too(at):
    actions.put("i", [Entry("1", "结婚登记")], by=SYSTEM, at=at)
    SearchEntry.objects.all().delete()
    actions.put("i", [Entry("2", "离婚登记")], by=SYSTEM, at=at)
    assert keys("登记") == ["2"]


def test_an_entry_with_endless_text_keeps_its_best_words(at):
    characters = [chr(0x4E00 + (n * 7919) % 20000) for n in range(5000)]
    body = ["".join(characters[start : start + 50]) for start in range(0, 5000, 50)]
    actions.put("i", [Entry("1", "结婚登记", body=body)], by=SYSTEM, at=at)
    assert keys("结婚") == ["1"]


def test_rare_characters_and_quotes_are_found(at):
    actions.put("i", [Entry("1", "𠮷野家·䶮的'店\"\\")], by=SYSTEM, at=at)
    assert keys("𠮷野") == ["1"]


def test_both_engines_answer_through_their_own_index(at):
    actions.put("i", [Entry(str(n), f"结婚登记{n}") for n in range(3)], by=SYSTEM, at=at)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_entry_words'")
            assert "gin" in cursor.fetchone()[0]
        else:
            cursor.execute("SELECT count(*) FROM search_fts WHERE search_fts MATCH '\"结婚\"'")
            assert cursor.fetchone()[0] == 3
