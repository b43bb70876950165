"""A statement answers what the query would, composed once."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from tests import cast
from zhengtong.blocks.identity.models import ApiToken, Mandate, Person
from zhengtong.cases.models import Draft
from zhengtong.kernel import journal
from zhengtong.kernel.calendars import CalendarChanged
from zhengtong.kernel.models import CalendarDay, JournalLine
from zhengtong.kernel.statements import Statement

BY_LAST4 = Statement(lambda last4: Person.objects.filter(number_last4=last4))


@pytest.fixture
def people(db):
    return cast.build()


def fields(instance):
    return {f.attname: getattr(instance, f.attname) for f in instance._meta.concrete_fields}


def test_it_finds_what_the_query_finds(people):
    last4 = people.resident.number[-4:]
    expected = Person.objects.get(number_last4=last4)
    found = BY_LAST4.first(last4)
    assert fields(found) == fields(expected)
    assert found.number == people.resident.number  # which rests encrypted
    assert [fields(p) for p in BY_LAST4.all(last4)] == [fields(expected)]


def test_it_is_composed_once_and_asked_with_other_values(people):
    calls = []

    def build(name):
        calls.append(name)
        return Person.objects.filter(name=name)

    statement = Statement(build)
    assert statement.first("王秀英").name == "王秀英"
    assert statement.first("李建国").name == "李建国"
    assert statement.first("nobody") is None
    assert len(calls) == 1


def test_it_asks_for_one_row_when_one_is_wanted(people):
    everybody = Statement(lambda least: Person.objects.filter(id__gte=least).order_by("-id"))
    with CaptureQueriesContext(connection) as queries:
        first = everybody.first(0)
    assert "LIMIT 1" in queries[0]["sql"]
    assert first == Person.objects.order_by("-id").first()
    assert everybody.all(0) == list(Person.objects.order_by("-id"))


def test_values_stay_values(people):
    for hostile in ("' OR 1=1 --", '"', "%s", "\\", "𠮷"):
        assert BY_LAST4.all(hostile) == []


def test_related_rows_come_along(people, django_assert_num_queries):
    statement = Statement(
        lambda person: Mandate.objects.select_related("person", "company").filter(
            person=person, revoked_at=None
        )
    )
    key = int(people.agent.ref.partition(":")[2])
    (mandate,) = statement.all(key)
    with django_assert_num_queries(0):
        assert mandate.person.name == people.agent.name
        assert mandate.company.name == people.company_name


def test_columns_can_be_left_out(people, django_assert_num_queries):
    statement = Statement(lambda key: Person.objects.only("id", "name").filter(pk=key))
    key = int(people.resident.ref.partition(":")[2])
    with django_assert_num_queries(1):
        found = statement.first(key)
        assert found.name == "王秀英"
    assert "number" in found.get_deferred_fields()
    assert found.number == people.resident.number


def test_rows_without_instances(people):
    statement = Statement(
        lambda name: Person.objects.filter(name=name).values_list("name", "level")
    )
    assert statement.rows("王秀英") == [("王秀英", 4)]
    assert statement.rows("nobody") == []


def test_moments_and_json(people, at):
    with transaction.atomic():
        event = CalendarChanged(ref="calendar:2026", year=2026, days=3, source="test")
        journal.record(event, by=people.resident.actor, at=at)
    since = Statement(
        lambda moment: JournalLine.objects.filter(at__gte=moment, ref="calendar:2026")
    )
    (line,) = since.all(at)
    assert (line.at, line.payload["days"]) == (at, 3)
    assert since.all(at + dt.timedelta(seconds=1)) == []


def test_days_and_uuids(db):
    CalendarDay.objects.create(day=dt.date(2026, 10, 1), is_workday=False, name="国庆节")
    by_day = Statement(lambda day: CalendarDay.objects.filter(day=day, is_workday=False))
    assert by_day.first(dt.date(2026, 10, 1)).name == "国庆节"
    assert by_day.first(dt.date(2026, 10, 2)) is None
    by_key = Statement(lambda key: Draft.objects.filter(pk=key))
    assert by_key.first(uuid4()) is None


def test_expressions_beside_the_values(people):
    statement = Statement(
        lambda last4: Person.objects.filter(number_last4=last4, id=F("id")).order_by("name")
    )
    assert statement.first(people.resident.number[-4:]).name == "王秀英"


def test_tokens_of_nobody(people, at):
    live = Statement(
        lambda word, now: ApiToken.objects.select_related("account").filter(
            hash=word, revoked_at=None, expires_at__gt=now
        )
    )
    assert live.first("x" * 64, at) is None


def test_many_threads_share_it():
    statement = Statement(lambda key: CalendarDay.objects.filter(name=key))
    composed = []

    def compose(_number):
        composed.append(statement._compose(slice(None), 1).sql)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(compose, range(8)))
    assert len(set(composed)) == 1
