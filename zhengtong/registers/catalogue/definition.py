"""What an author, a program or an import says of an item, checked and brought into one shape.

The shape is sparse: what is not said is not stored, so that the digest of a definition stays the
same when the format learns a new word.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.errors import Invalid

from .elements import (
    BODY,
    KEY,
    Faults,
    Reader,
    audience,
    listed,
    mapped,
    matching,
    number,
    of_topics,
    one_of,
    participants,
    plain,
    text,
    yes_no,
)
from .topics import LIFE_EVENT, THEME

CODE = re.compile(r"[0-9A-Za-z_.\-]{1,64}")
BASIC_CODE = re.compile(r"[0-9A-Za-z_.\-]{1,32}")
DIVISION = re.compile(r"[0-9]{2,12}")
LONGEST_NAME = 300
MOST_DAYS = 3650
MOST_DAYS_TO_CORRECT = 365
Data = dict[str, Any]


def read(given: Mapping[str, Any]) -> Data:
    """The definition in its stored shape; raises Invalid with everything that is wrong."""
    faults = Faults()
    if not isinstance(given, Mapping):
        raise Invalid(_("A service item is a mapping of its elements."))
    for name in sorted(set(map(str, given)) - set(READERS)):
        faults.add(name, _("A service item has no such element."))
    data: Data = {}
    for name, reader in READERS.items():
        value = reader(faults, name, given.get(name))
        if value not in (None, "", [], {}):
            data[name] = value
    for name in REQUIRED:
        if name not in data and name not in faults.fields:
            faults.add(name, _("This element is required."))
    if data.get("digital"):
        for name in ("form", "process"):
            if name not in data:
                faults.add(name, _("An item that is handled end to end names its own."))
    if faults.fields:
        raise Invalid(_("The item cannot be published as it is."), fields=faults.fields)
    return data


def digest_of(data: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


TEXT = text()
CHOICE_OF_FILES = listed(matching(KEY))
LIMIT = mapped(("days",), days=number(0, MOST_DAYS), unit=one_of("unit"))
#: In working days, always: how long applicants have to supply what is missing.
CORRECTION = mapped(("days",), days=number(1, MOST_DAYS_TO_CORRECT))
MATERIAL = mapped(
    ("key", "name"),
    key=matching(KEY),
    name=text(2000),
    kind=one_of("material"),
    required=yes_no,
    source=one_of("source"),
    issuer=TEXT,
    note=TEXT,
    accept=CHOICE_OF_FILES,
    licence_type=matching(KEY),
    blank=plain,
    sample=yes_no,
    sample_file=plain,
    criteria=TEXT,
    tolerated=yes_no,
    copies=number(0, 99),
)
STEP = mapped(
    ("name",), name=TEXT, days=number(0, MOST_DAYS), actor=TEXT, result=TEXT, criteria=TEXT
)
PLACE = mapped((), name=TEXT, address=TEXT, hours=TEXT, phone=plain, window=TEXT, transport=TEXT)
RESULT = mapped(("name",), name=TEXT, kind=one_of("result"), validity=TEXT, sample=plain)
QUESTION = mapped(("q", "a"), q=TEXT, a=TEXT)
BASIS = mapped(("title",), title=TEXT, number=plain, article=TEXT, summary=TEXT)
FEE_ITEM = mapped(("name",), name=TEXT, standard=TEXT, basis=TEXT)
#: What is decided by rule, each by a decision of a model of blocks.rules (its main one, if unsaid).
DECISION = mapped(("model",), model=matching(KEY), decision=plain)
DECISIONS = mapped(
    (),
    eligibility=DECISION,
    materials=DECISION,
    fee=DECISION,
    routing=DECISION,
    approval=DECISION,
)
JOINT = mapped(("department",), level=one_of("level"), department=TEXT, acts=listed(one_of("act")))

READERS: dict[str, Reader] = {
    "code": matching(CODE),
    "basic_code": matching(BASIC_CODE),
    "basic_name": text(2000),
    "name": text(LONGEST_NAME),
    "summary": TEXT,
    "kind": one_of("kind"),
    "body": matching(BODY),
    "body_name": text(LONGEST_NAME),
    "division": matching(DIVISION),
    "level": one_of("level"),
    "audience": audience,
    "themes": of_topics(THEME),
    "life_events": of_topics(LIFE_EVENT),
    "keywords": listed(plain),
    "handling": one_of("handling"),
    "digital": yes_no,
    "form": matching(KEY),
    "process": matching(KEY),
    "licence": matching(KEY),
    "participants": participants,
    "limits": mapped((), statutory=LIMIT, promised=LIMIT, correction=CORRECTION, note=TEXT),
    "fee": mapped((), charged=yes_no, items=listed(FEE_ITEM), basis=TEXT),
    "visits": number(0, 99),
    "visit_reason": TEXT,
    "conditions": listed(TEXT),
    "materials": listed(MATERIAL),
    "steps": listed(STEP),
    "places": listed(PLACE),
    "results": listed(RESULT),
    "questions": listed(QUESTION),
    "basis": listed(BASIS),
    "contact": mapped((), consult=plain, complain=plain),
    "online": mapped((), depth=number(1, 4), url=plain, platform=plain),
    "delivery": mapped((), courier=yes_no, pickup=yes_no),
    "scope": one_of("scope"),
    "joint": listed(JOINT),
    "decisions": DECISIONS,
    "origin": plain,
}
REQUIRED = ("code", "name", "kind", "body", "division", "level", "audience")
