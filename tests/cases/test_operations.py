"""What processes may name: the licence is issued once, the result delivered once."""

import pytest

from zhengtong.blocks.process.conformance import OperationConformance
from zhengtong.cases import operations
from zhengtong.cases.models import Case
from zhengtong.registers.licences import queries as licences


def test_licence_rests_on_the_case(desk):
    case = desk.decided()
    (card,) = licences.of_basis([case.ref], at=desk.at)[case.ref]
    assert card.identifier == case.licence


def test_licence_is_issued_once(desk):
    case = desk.decided()
    again = operations.issue_licence(case.ref, {}, by=desk.people.approver.actor, at=desk.at)
    assert again == {"licence": case.licence}
    assert len(licences.wallet_of(desk.people.resident.ref, at=desk.at)) == 1


def test_rejected_case_and_item_without_licence_issue_none(desk):
    by = desk.people.approver.actor
    rejected = desk.decided("rejected")
    assert operations.issue_licence(rejected.ref, {}, by=by, at=desk.at) == {"licence": ""}
    card = desk.card_submitted()
    Case.objects.filter(number=card.number).update(outcome="granted")
    assert operations.issue_licence(card.ref, {}, by=by, at=desk.at) == {"licence": ""}


def test_company_holds_its_licence(desk):
    agent = desk.people.agent_of_company
    case = desk.decided(by=agent)
    (card,) = licences.wallet_of(desk.people.company, at=desk.at)
    assert card.identifier == case.licence


def test_delivered_once(desk):
    case = desk.decided()
    by = desk.people.approver.actor
    operations.deliver_electronically(case.ref, {}, by=by, at=desk.at)
    operations.deliver_electronically(case.ref, {}, by=by, at=desk.at)
    row = Case.objects.get(number=case.number)
    assert (row.state, row.delivery.mode) == ("delivered", "electronic")


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_nothing_is_delivered_before_the_decision(desk, state):
    case = getattr(desk, state)()
    operations.deliver_electronically(case.ref, {}, by=desk.people.approver.actor, at=desk.at)
    assert Case.objects.get(number=case.number).state == state


@pytest.fixture
def ref(desk):
    return desk.decided().ref


@pytest.fixture
def facts():
    return {"decision": "granted"}


@pytest.fixture
def by(people):
    return people.approver.actor


class TestIssuing(OperationConformance):
    """The suite that every operation inherits."""

    @pytest.fixture
    def operation(self):
        return operations.issue_licence


class TestDelivering(OperationConformance):
    """The suite that every operation inherits."""

    @pytest.fixture
    def operation(self):
        return operations.deliver_electronically
