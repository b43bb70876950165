"""Reads: actors, subjects, names, facts; and what rests encrypted."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.models import Account, Body, Company, Person, Staff
from zhengtong.kernel.errors import NotFound


def test_nobody_is_a_stranger(people):
    assert queries.actor_of(AnonymousUser()).is_stranger
    assert queries.actor_of(None).is_stranger
    people.resident.account.is_active = False
    assert queries.actor_of(people.resident.account).is_stranger


@pytest.mark.parametrize("forged", ["company:0", "company:x", "company:", "person:1", "company:²"])
def test_a_forged_company_is_ignored(people, forged):
    assert queries.actor_of(people.agent.account, forged) == people.agent.actor


def test_the_actor_takes_few_queries(people, at, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.actor_of(people.clerk.account)
    with django_assert_num_queries(2):
        queries.actor_of(people.agent.account, people.company, at=at)


def test_a_person_as_a_subject(people):
    me = people.resident
    view = queries.subject(me.ref)
    assert (view.kind, view.name, view.number) == ("person", "王秀英", me.number)
    assert view.number_masked == f"{me.number[:6]}********{me.number[-4:]}"
    assert view.last4 == me.number[-4:]
    assert (view.mobile, view.mobile_masked) == ("13900010001", "139****0001")


def test_a_company_as_a_subject(people):
    view = queries.subject(people.company)
    assert (view.kind, view.number) == ("company", people.company_code)
    assert view.representative_name == "陈志强"


def test_subjects_are_read_in_two_queries(people, django_assert_num_queries):
    refs = [people.resident.ref, people.neighbour.ref, people.company, "person:0", "case:1"]
    with django_assert_num_queries(2):
        found = queries.subjects(refs)
    assert set(found) == set(refs[:3])


def test_finding_a_subject_by_number(people):
    assert queries.find_subject("person", people.resident.number.lower()).ref == people.resident.ref
    assert queries.find_subject("company", people.company_code).ref == people.company
    assert queries.find_subject("person", people.company_code) is None
    assert queries.find_subject("company", "") is None
    assert queries.find_subject("company", "\0") is None


def test_names_of_many(people, django_assert_num_queries):
    refs = [people.resident.ref, people.company, people.clerk.ref, "system:clock", "person:x"]
    with django_assert_num_queries(3):
        names = queries.names_of(refs)
    assert names == {
        people.resident.ref: "王秀英",
        people.company: "云海鲜味餐饮有限公司",
        people.clerk.ref: "周婷",
    }


def test_a_persons_facts_and_their_source(people):
    facts = queries.known_facts(people.resident.ref)
    assert facts["person.name"].value == "王秀英"
    assert facts["person.number"].value == people.resident.number
    assert facts["person.birth"].value == "1958-03-08"
    assert facts["person.sex"].value == "女"
    assert facts["person.address"].source["zh"]
    assert facts["agent.name"] == facts["person.name"]  # who applies for themself is reached
    assert not any(key.startswith("company.") for key in facts)


def test_a_companys_facts_with_those_of_the_agent(people):
    facts = queries.known_facts(people.company, people.agent.ref)
    assert facts["company.credit_code"].value == people.company_code
    assert facts["company.legal_representative"].value == "陈志强"
    assert facts["agent.name"].value == "赵敏"
    assert "person.name" not in facts


def test_of_the_unknown_nothing_is_known(people):
    assert queries.known_facts("person:0") == {}
    assert queries.known_facts("company:0", "person:0") == {}
    with pytest.raises(NotFound):
        queries.subject("person:0")


def test_where_somebody_is_reached(people):
    assert queries.reach(people.resident.ref) == {"sms": "13900010001"}
    assert queries.reach("person:0") == {}


def test_personal_data_rest_encrypted(people):
    kept = []
    with connection.cursor() as cursor:
        for model in (Account, Person, Company, Staff):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            kept += [str(value) for row in cursor.fetchall() for value in row]
    text = "\n".join(kept)
    for told in cast.PEOPLE:
        assert told[5] not in text, "a mobile lies open"
        assert told[6] not in text, "an address lies open"
    for member in (people.resident, people.rare, people.agent):
        assert member.number not in text, "a resident number lies open"
        assert member.number[6:14] not in text, "a birth date lies open"


def test_rows_say_nothing_personal_about_themselves(people):
    told = " ".join(
        f"{row} {row!r}"
        for model in (Account, Person, Company, Body)
        for row in model.objects.all()
    )
    for secret in ("王秀英", people.resident.number, people.resident.mobile):
        assert secret not in told


def test_administrators_look_and_do_not_touch(people):
    account = Account.objects.get(pk=people.administrator.account.pk)
    assert account.is_staff
    assert account.has_module_perms("identity")
    assert account.has_perm("identity.view_person")
    assert not account.has_perm("identity.change_person")
    for other in (people.stranger, people.clerk):
        account = Account.objects.get(pk=other.account.pk)
        assert not account.is_staff
        assert not account.has_perm("identity.view_person")
