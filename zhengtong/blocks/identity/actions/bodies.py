"""Enter and change public bodies."""

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.identity import readers
from zhengtong.blocks.identity.events import BodyPut
from zhengtong.blocks.identity.models import Body, Division
from zhengtong.blocks.identity.policies import require_loader
from zhengtong.blocks.identity.rows import body_view
from zhengtong.blocks.identity.views import BodyView
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref
from zhengtong.kernel.words import Text, as_text

from .changes import put_row

LISTED = re.compile(r"[0-9A-Z]{1,18}")


@transaction.atomic
def put(
    code: str,
    name: Text | str,
    short: Text | str,
    kind: str,
    division: str,
    level: str,
    parent: str = "",
    phone: str = "",
    address: Text | str = "",
    *,
    as_listed: bool = False,
    by: Actor,
    at: datetime,
) -> BodyView:
    """Enter a body or bring it up to date; the same twice changes nothing.

    `kind` is a short key (`market`, `police`) that says what it deals with. `as_listed` keeps a
    code of an official list although it fails its check: such codes exist. Raises Forbidden for
    anybody but the system and administrators, Invalid for a credit code that does not hold or an
    unknown division or parent.
    """
    require_loader(by)
    answers = readers.Answers()
    credit = code if as_listed else answers.read("code", readers.credit, code)
    if as_listed and not LISTED.fullmatch(code):
        answers.add("code", _("A code of a list has up to 18 digits and capital letters."))
    if not Division.objects.filter(pk=division).exists():
        answers.add("division", _("There is no such division. Enter it first."))
    if parent and not Body.objects.filter(pk=parent).exists():
        answers.add("parent", _("There is no such body. Enter it first."))
    answers.raise_if_wrong()
    values = {
        "name": as_text(name),
        "short": as_text(short),
        "kind": kind,
        "division_id": division,
        "level": str(level),
        "parent_id": parent or None,
        "phone": phone,
        "address": as_text(address),
    }
    row, changed = put_row(Body, credit, values)
    if changed:
        journal.record(BodyPut(ref=ref("body", credit)), by=by, at=at)
    return body_view(row)
