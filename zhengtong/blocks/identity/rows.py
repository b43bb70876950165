"""Rows made into views: the one place where encrypted fields are opened."""

from zhengtong.kernel.codes import resident_number
from zhengtong.kernel.masking import mask_number, mask_phone
from zhengtong.kernel.refs import ref

from .models import Body, Company, Division, Mandate, Person, Staff
from .views import (
    BodyView,
    CompanyView,
    DivisionView,
    MandateView,
    PersonView,
    StaffView,
    SubjectView,
)


def division_view(row: Division) -> DivisionView:
    return DivisionView(row.code, row.name, row.level, row.parent_id or "")


def body_view(row: Body) -> BodyView:
    return BodyView(
        ref=ref("body", row.code),
        code=row.code,
        name=row.name,
        short=row.short,
        kind=row.kind,
        level=row.level,
        division=row.division_id,
        parent=row.parent_id or "",
        phone=row.phone,
        address=row.address,
    )


def staff_view(row: Staff) -> StaffView:
    return StaffView(
        ref=ref("staff", row.pk),
        login=row.login,
        name=row.name,
        body=row.body_id,
        body_name=row.body.short,
        roles=frozenset(row.roles),
        active=row.active,
    )


def person_view(row: Person) -> PersonView:
    known = resident_number.read(row.number)
    return PersonView(
        ref=ref("person", row.pk),
        name=row.name,
        number=row.number,
        number_masked=mask_number(row.number),
        last4=row.number_last4,
        mobile=row.mobile,
        mobile_masked=mask_phone(row.mobile),
        address=row.address,
        birth=known.birth,
        sex=known.sex,
        level=row.level,
        can_sign_in=row.account_id is not None,
    )


def company_view(row: Company) -> CompanyView:
    return CompanyView(
        ref=ref("company", row.pk),
        name=row.name,
        credit_code=row.credit_code,
        representative=ref("person", row.representative_id) if row.representative_id else "",
        representative_name=row.representative_name,
        address=row.address,
        phone=row.phone,
    )


def person_subject(row: Person) -> SubjectView:
    return SubjectView(
        ref=ref("person", row.pk),
        kind="person",
        name=row.name,
        number=row.number,
        number_masked=mask_number(row.number),
        last4=row.number_last4,
        mobile=row.mobile,
        mobile_masked=mask_phone(row.mobile),
        address=row.address,
    )


def company_subject(row: Company) -> SubjectView:
    """A credit code is public (企业信息公示暂行条例): its mask hides nothing."""
    return SubjectView(
        ref=ref("company", row.pk),
        kind="company",
        name=row.name,
        number=row.credit_code,
        number_masked=row.credit_code,
        last4=row.credit_code[-4:],
        mobile=row.phone,
        mobile_masked=mask_phone(row.phone),
        address=row.address,
        representative_name=row.representative_name,
    )


def mandate_view(row: Mandate) -> MandateView:
    return MandateView(
        id=row.pk,
        person=ref("person", row.person_id),
        person_name=row.person.name,
        company=ref("company", row.company_id),
        company_name=row.company.name,
        credit_code=row.company.credit_code,
        role=row.role,
        scope=tuple(row.scope),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
