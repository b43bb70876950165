"""Natural persons: their own registration, and their entry by a clerk or a load."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import names, passwords, readers
from zhengtong.blocks.identity.events import PersonChanged, PersonRegistered
from zhengtong.blocks.identity.keys import resident_key
from zhengtong.blocks.identity.models import Account, Person
from zhengtong.blocks.identity.policies import require_loader, require_people, require_person
from zhengtong.blocks.identity.rows import person_view
from zhengtong.blocks.identity.views import PersonView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.errors import Refused
from zhengtong.kernel.refs import ref

from .changes import change
from .companies import put_company, register_company
from .passwords import change_password

__all__ = [
    "change_password",
    "put_company",
    "put_person",
    "register_company",
    "register_person",
    "set_contact",
]

# What a check of name and number against each other is worth (可信等级, domain reference 6).
LEVEL_ONLINE = 2
LEVEL_COUNTER = 4
ADDRESS = readers.line(200, _("Enter the address."))


@transaction.atomic
def register_person(
    name: str,
    number: str,
    mobile: str,
    password: str,
    address: str = "",
    *,
    by: Actor,
    at: datetime,
) -> PersonView:
    """A person registers themself; afterwards they can sign in with number and password.

    Somebody whom a clerk has entered already gets an account when the name fits. Raises Invalid
    with all complaints at once; one of them is that the number has an account.
    """
    answers = readers.Answers()
    clean_name = answers.read("name", names.read, name)
    clean_number = answers.read("number", readers.number, number)
    clean_mobile = answers.read("mobile", readers.mobile, mobile)
    clean_address = answers.read("address", readers.optional(ADDRESS), address)
    answers.add("password", *passwords.complaints(password, [clean_number, clean_mobile]))
    known = _locked(clean_number) if clean_number else None
    if known and known.account_id:
        answers.add("number", _("This number is registered already. Sign in with it."))
    elif known and clean_name and known.name != clean_name:
        answers.add("name", _("Name and number do not belong together. Check both."))
    answers.raise_if_wrong()
    account = _account(clean_number, password, at)
    if known:
        known.account, known.mobile = account, clean_mobile
        known.address = clean_address or known.address
        known.save()
        row = known
    else:
        row = _create(clean_name, clean_number, clean_mobile, clean_address, LEVEL_ONLINE, at)
        row.account = account
        row.save(update_fields=["account"])
    line = PersonRegistered(ref=ref("person", row.pk), way="online", level=row.level)
    journal.record(line, by=by, at=at)
    return person_view(row)


@transaction.atomic
def put_person(
    name: str,
    number: str,
    mobile: str = "",
    address: str = "",
    password: str = "",
    level: int = LEVEL_COUNTER,
    *,
    by: Actor,
    at: datetime,
) -> PersonView:
    """Enter a person who stands at the window, or load one; the same twice changes nothing.

    An empty mobile or address leaves what is known. A password makes an account, which only the
    system and administrators may do. Raises Forbidden, Invalid, and Refused when the number is
    known under another name.
    """
    require_people(by)
    if password:
        require_loader(by)
    answers = readers.Answers()
    clean_name = answers.read("name", names.read, name)
    clean_number = answers.read("number", readers.number, number)
    clean_mobile = answers.read("mobile", readers.optional(readers.mobile), mobile)
    clean_address = answers.read("address", readers.optional(ADDRESS), address)
    answers.raise_if_wrong()
    row = _locked(clean_number)
    if row is None:
        row = _create(clean_name, clean_number, clean_mobile, clean_address, level, at)
        way = "load" if by.is_system else "counter"
        line = PersonRegistered(ref=ref("person", row.pk), way=way, level=level)
        journal.record(line, by=by, at=at)
    elif row.name != clean_name:
        raise Refused(
            _("This number is known under another name."),
            hint=_("Compare name and number with the identity card."),
            code="name-differs",
        )
    else:
        values = {"mobile": clean_mobile or row.mobile, "address": clean_address or row.address}
        _note_change(row, change(row, values), by, at)
    if password and row.account_id is None:
        row.account = _account(clean_number, password, at)
        row.save(update_fields=["account"])
    return person_view(row)


@transaction.atomic
def set_contact(mobile: str, address: str, *, by: Actor, at: datetime) -> PersonView:
    """A person changes their own mobile and address (PIPL art. 46); raises Invalid, Forbidden."""
    row = Person.objects.select_for_update().get(pk=require_person(by))
    answers = readers.Answers()
    values = {
        "mobile": answers.read("mobile", readers.mobile, mobile),
        "address": answers.read("address", readers.optional(ADDRESS), address),
    }
    answers.raise_if_wrong()
    _note_change(row, change(row, values), by, at)
    return person_view(row)


def _note_change(row: Person, fields: list[str], by: Actor, at: datetime) -> None:
    if fields:
        line = PersonChanged(ref=ref("person", row.pk), fields=tuple(sorted(fields)))
        journal.record(line, by=by, at=at)


def _locked(number: str) -> Person | None:
    index = blind_index(number)
    return Person.objects.select_for_update().filter(number_index=index).first()


def _create(name: str, number: str, mobile: str, address: str, level: int, at: datetime) -> Person:
    return Person.objects.create(
        name=name,
        number=number,
        number_index=blind_index(number),
        number_last4=number[-4:],
        mobile=mobile,
        address=address,
        level=level,
        created_at=at,
    )


def _account(number: str, password: str, at: datetime) -> Account:
    account = Account(login_name=resident_key(number), created_at=at, password_set_at=at)
    account.set_password(password)
    account.save(force_insert=True)
    return account
