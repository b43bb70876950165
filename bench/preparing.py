"""Run inside an installation: make what the calls need, and print it as JSON.

Accounts, tokens and sessions for generated residents, open drafts that are complete but for the
signature, a small item of one page, and the cases to read. Rows are written directly: a bench may.
"""

import datetime as dt
import io
import json
import secrets
import sys
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from bench import ready as ready
from bench.journey import FIELDS, publish
from zhengtong.blocks.documents import actions as documents
from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.identity.keys import resident_key
from zhengtong.blocks.identity.models import Account, ApiToken, Person, Staff
from zhengtong.blocks.identity.tokens import MARK, token_hash
from zhengtong.cases.models import Case, CaseSeat, Draft, DraftMaterial
from zhengtong.cases.states import Receipt
from zhengtong.kernel import clock, keyset
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.catalogue import queries as catalogue
from zhengtong.registers.catalogue.models import Item

BACKEND = "zhengtong.blocks.identity.backends.AccountBackend"
RESIDENTS = 200
FORM = "food-business"
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
YEAR = dt.timedelta(days=365)


def main(drafts: int) -> None:
    """Prepare everything in one transaction and print it."""
    with transaction.atomic():
        people = list(residents())
        made = {
            "drafts": list(complete_drafts(people, drafts)),
            "cases": own_cases(people),
            "desk": desk(),
            "residents": [
                {"session": session(p["account"]), "name": p["person"].name} for p in people[:8]
            ],
            "journey": {"item": publish(), "fields": FIELDS},
            "guides": list(demo_items()),
            "rows": {"cases": Case.objects.count(), "items": Item.objects.count()},
        }
    json.dump(made, sys.stdout, ensure_ascii=False)


def residents() -> Iterator[dict[str, Any]]:
    """Generated residents who have cases, now with an account and a token."""
    now = clock.now()
    cases = Case.objects.filter(applicant_kind="person").order_by("-id")
    applicants = cases.values_list("applicant", flat=True)
    keys = dict.fromkeys(int(ref.partition(":")[2]) for ref in applicants[: RESIDENTS * 8])
    people = Person.objects.filter(pk__in=list(keys)).order_by("-pk")[:RESIDENTS]
    for person in people.select_related("account"):
        account = person.account
        if account is None:
            account = Account.objects.create(
                login_name=resident_key(person.number), password="!", created_at=now
            )
            Person.objects.filter(pk=person.pk).update(account=account)
        yield {"person": person, "account": account, "token": token(account)}


def token(account: Account) -> str:
    """A token of this account."""
    plain = MARK + secrets.token_urlsafe(32)
    now = clock.now()
    ApiToken.objects.create(
        account=account, name="bench", hash=token_hash(plain), created_at=now, expires_at=now + YEAR
    )
    return plain


def session(account: Account) -> str:
    """A session in which this account is signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def complete_drafts(people: list[dict[str, Any]], count: int) -> Iterator[dict[str, str]]:
    """Drafts of the food licence with answers, materials and all."""
    now = clock.now()
    told = _told_case(now.date())
    pins = catalogue.pinned(told.item_version_id)
    paper = documents.keep(io.BytesIO(PAPER), "bench.pdf", "bench:", by=SYSTEM, at=now)
    wanted = [m["key"] for m in pins.materials if m.get("required", True)]
    made, files = [], []
    for number in range(count):
        owner = people[number % len(people)]
        ref = f"person:{owner['person'].pk}"
        draft = Draft(
            item_version_id=told.item_version_id,
            item_code=told.item_code,
            item_name=told.item_name,
            applicant=ref,
            maker=ref,
            channel="api",
            answers=told.answers,
            started_at=now,
            saved_at=now,
        )
        made.append(draft)
        files += [
            DraftMaterial(
                draft=draft,
                key=key,
                how=Receipt.UPLOAD,
                document=f"document:{paper.id}",
                name=paper.name,
                media_type=paper.media_type,
                size=paper.size,
                at=now,
            )
            for key in wanted
        ]
    Draft.objects.bulk_create(made)
    DraftMaterial.objects.bulk_create(files)
    for number, draft in enumerate(made):
        owner = people[number % len(people)]
        yield {"id": str(draft.id), "token": owner["token"], "name": owner["person"].name}


def _told_case(today: dt.date) -> Case:
    """A case of the food licence whose answers would do for another one today."""
    version = next(
        v
        for v in Case.objects.order_by("-id").values_list("item_version", flat=True).distinct()
        if forms.form(catalogue.pinned(v).form_version_id).key == FORM
    )
    form = forms.form(catalogue.pinned(version).form_version_id)
    for case in Case.objects.filter(item_version=version).order_by("-id")[:300]:
        if not forms.check(form, case.answers, on=today):
            return case
    raise LookupError(f"no case of {FORM} can be told again")


def own_cases(people: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Cases of these residents, to be read by them."""
    owners = {f"person:{p['person'].pk}": p for p in people}
    found = Case.objects.filter(applicant__in=owners).order_by("-id").only("number", "applicant")
    return [
        {
            "number": case.number,
            "token": owners[case.applicant]["token"],
            "last4": owners[case.applicant]["person"].number[-4:],
        }
        for case in found[:400]
    ]


def desk() -> dict[str, Any]:
    """The window clerk of the city, whose centre has a seat at nearly every case."""
    seats: dict[str, int] = {}
    for body in CaseSeat.objects.order_by("-id").values_list("body", flat=True)[:5000]:
        seats[body] = seats.get(body, 0) + 1
    clerks = [s for s in Staff.objects.filter(active=True) if "window_clerk" in s.roles]
    clerk = max(clerks, key=lambda s: seats.get(s.body_id, 0))
    rows = CaseSeat.objects.filter(body=clerk.body_id).order_by("-received_at", "-id")
    count = rows.count()
    deep = rows.values_list("received_at", "id")[count // 2]
    name = Case.objects.filter(seats__body=clerk.body_id, applicant_kind="person").first()
    return {
        "token": token(clerk.account),
        "session": session(clerk.account),
        "numbers": list(
            Case.objects.filter(seats__body=clerk.body_id)
            .order_by("-id")
            .values_list("number", flat=True)[:400]
        ),
        "deep": keyset.write_cursor(deep),
        "name": name.applicant_name if name else "",
        "count": count,
    }


def demo_items() -> Iterator[str]:
    """The items that the demo city wrote itself: their guides are the longest."""
    own = Item.objects.filter(code__contains="9901", current__isnull=False).order_by("id")
    yield from own.values_list("code", flat=True)[:60]


if __name__ == "__main__":
    main(int(sys.argv[1]))
