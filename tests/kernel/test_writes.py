"""An insertion writes what `save` and `bulk_create` would, composed once."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests import cast
from zhengtong.blocks.identity.models import Person
from zhengtong.cases.models import Draft
from zhengtong.kernel.models import CalendarDay, JournalLine
from zhengtong.kernel.writes import MOST, Change, Insertion

LINES = Insertion(JournalLine)
AT = dt.datetime(2026, 2, 13, 9, 30, 0, 123456, tzinfo=dt.UTC)


def line(number=1, **given):
    fields = {
        "at": AT,
        "event": "Tested",
        "ref": f"test:{number}",
        "by": "system:test",
        "payload": {"𠮷": ["龑", number, None, True]},
        "mac": "0" * 64,
    }
    return JournalLine(**{**fields, **given})


def columns(row):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name != "id"}


@pytest.fixture
def resident(db):
    return cast.build().resident


def test_a_row_is_read_back_as_saved_by_django(db):
    ours, theirs = LINES.one(line()), line()
    theirs.save()
    read = JournalLine.objects.get(pk=ours.pk)
    assert columns(read) == columns(JournalLine.objects.get(pk=theirs.pk))
    assert read == ours
    assert not ours._state.adding


@pytest.mark.parametrize("count", [2, 3, MOST + 1])
def test_many_rows_get_their_keys_in_order(db, count):
    made = LINES.all(line(number) for number in range(count))
    assert [row.pk for row in made] == sorted(row.pk for row in made)
    for row in made:
        assert JournalLine.objects.get(pk=row.pk).ref == row.ref


def test_no_rows_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert LINES.all([]) == []


def test_rows_are_written_by_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        LINES.all([line(1), line(2), line(3)])


def test_hostile_words_stay_words(db):
    for words in ("'); DROP TABLE kernel_journalline; --", "%s", '"', "\\"):
        assert JournalLine.objects.get(pk=LINES.one(line(ref=words)).pk).ref == words


def test_personal_columns_rest_encrypted(resident):
    person = Person.objects.get(number_last4=resident.number[-4:])
    draft = Insertion(Draft).one(
        Draft(
            item_version_id=1,
            item_code="x",
            item_name={"zh": "事项"},
            applicant=f"person:{person.pk}",
            answers={"name": "王秀英"},
            started_at=AT,
            saved_at=AT,
        )
    )
    assert isinstance(draft.pk, uuid.UUID)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM cases_draft")
        (kept,) = cursor.fetchone()
    assert "王秀英" not in kept
    assert Draft.objects.get(pk=draft.pk).answers == {"name": "王秀英"}
    Draft.objects.all().delete()  # its item was made up


def test_a_key_of_its_own_is_kept(db):
    day = dt.date(2026, 10, 1)
    Insertion(CalendarDay).one(CalendarDay(day=day, is_workday=False, name="国庆节"))
    assert CalendarDay.objects.get(pk=day).name == "国庆节"
    with pytest.raises(IntegrityError), transaction.atomic():
        Insertion(CalendarDay).one(CalendarDay(day=day, is_workday=True))


def test_a_change_writes_only_its_columns(db):
    row = LINES.one(line())
    row.event, row.payload, row.by = "Changed", {"now": 1}, "person:1"
    with CaptureQueriesContext(connection) as queries:
        Change(JournalLine, "event", "payload").write(row)
    assert len(queries) == 1
    read = JournalLine.objects.get(pk=row.pk)
    assert (read.event, read.payload, read.by) == ("Changed", {"now": 1}, "system:test")


def test_a_change_of_a_row_that_is_gone_is_told(db):
    row = LINES.one(line())
    JournalLine.objects.filter(pk=row.pk).delete()
    with pytest.raises(DatabaseError, match="JournalLine"):
        Change(JournalLine, "event").write(row)
