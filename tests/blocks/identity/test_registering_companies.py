"""The legal representative registers a company."""

import pytest

from tests import cast
from zhengtong.blocks.identity import queries
from zhengtong.blocks.identity.actions import accounts
from zhengtong.kernel import journal
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.codes import credit_code
from zhengtong.kernel.errors import Forbidden, Invalid, Refused

CODE = credit_code.make("9", "1", cast.LAKE, "MA300077")


def register(by, at, name="云海茶馆有限公司", code=CODE, representative="王秀英"):
    return accounts.register_company(name, code, representative, by=by, at=at)


def test_it_works(people, at):
    view = register(people.resident.actor, at)
    assert (view.name, view.credit_code) == ("云海茶馆有限公司", CODE)
    assert view.representative == people.resident.ref
    (mandate,) = queries.mandates_of(people.resident.ref, at=at)
    assert (mandate.company, mandate.role, mandate.scope) == (view.ref, "representative", ())
    assert mandate.valid_until is None
    events = [line.event for line in journal.lines_of(view.ref)]
    assert events == ["CompanyRegistered", "MandateGranted"]


@pytest.mark.parametrize("code", ["", CODE[:17], CODE[:17] + "I", CODE[:-1] + "?"])
def test_a_credit_code_that_does_not_hold(people, at, code):
    with pytest.raises(Invalid) as caught:
        register(people.resident.actor, at, code=code)
    assert set(caught.value.fields) == {"credit_code"}


def test_a_wrong_check_character(people, at):
    wrong = CODE[:-1] + next(c for c in "0123" if c != CODE[-1])
    with pytest.raises(Invalid) as caught:
        register(people.resident.actor, at, code=wrong)
    assert "17" in str(caught.value.fields["credit_code"][0])


def test_only_the_representative(people, at):
    with pytest.raises(Refused) as caught:
        register(people.resident.actor, at, representative="李建国")
    assert caught.value.code == "not-representative"


def test_once_only(people, at):
    with pytest.raises(Refused) as caught:
        register(people.resident.actor, at, code=cast.COMPANY[1])
    assert caught.value.code == "company-known"


def test_nobody_without_a_name(people, at):
    for who in (STRANGER, people.clerk.actor, SYSTEM):
        with pytest.raises(Forbidden):
            register(who, at)


def test_a_load_is_idempotent(people, at):
    def put(name="云海茶馆有限公司", representative=people.resident):
        return accounts.put_company(
            name, CODE, representative.name, representative.number, by=SYSTEM, at=at
        )

    view = put()
    assert put() == view
    assert len(journal.lines_of(view.ref)) == 2
    assert put("云海大茶馆有限公司").name == "云海大茶馆有限公司"
    put("云海大茶馆有限公司", people.neighbour)
    assert [m.person for m in queries.agents_of(view.ref, at=at)] == [people.neighbour.ref]
    with pytest.raises(Forbidden):
        accounts.put_company("甲", CODE, "王秀英", by=people.resident.actor, at=at)
    with pytest.raises(Invalid):
        accounts.put_company("甲", CODE, "王秀英", "110105194912310029", by=SYSTEM, at=at)
