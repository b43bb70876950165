"""From a stored definition to the guide that pages show: labels resolved, lists complete."""

from collections.abc import Mapping
from typing import Any

from zhengtong.kernel.words import Text

from . import parts, views
from .codes import label
from .models import Item, ItemVersion
from .telephones import numbers
from .topics import LIFE_EVENT, THEME, resolve

Data = Mapping[str, Any]

# 行政许可法 第四十二条: where a list names no limit of its own, a case runs on the general one.
GENERAL_LIMIT = 20
_NECESSITY = {True: "yes", False: "no", None: "unsaid"}


def limit(data: Data | None) -> parts.Limit | None:
    """A limit as it is defined, or None."""
    if not data:
        return None
    unit = data.get("unit", "workday")
    return parts.Limit(days=data["days"], unit=unit, unit_label=label("unit", unit))


def running_limits(data: Data) -> parts.PinnedLimits:
    """The limits a case of this definition runs on.

    Without a promise the statutory limit is promised (an item handled on the spot promises the
    same day); without a statutory limit the general one holds, or the promise where it is longer.
    """
    given = data.get("limits", {})
    statutory, promised = limit(given.get("statutory")), limit(given.get("promised"))
    if promised is None and data.get("handling") == "instant":
        promised = limit({"days": 0})
    if statutory is None:
        longer = promised is not None and promised.days > GENERAL_LIMIT
        statutory = promised if longer and promised else limit({"days": GENERAL_LIMIT})
    if statutory is None:
        raise AssertionError("the general limit is a limit")
    return parts.PinnedLimits(
        statutory=statutory,
        promised=promised or statutory,
        correction=given.get("correction", {}).get("days", 0),
    )


def guide(
    item: Item, version: ItemVersion, body: parts.BodyName, division: Text, basic: Text
) -> views.Guide:
    """The guide of a version."""
    data = version.data
    given = data.get("limits", {})
    return views.Guide(
        code=item.code,
        item_id=item.pk,
        version_id=version.pk,
        number=version.number,
        in_force_from=version.in_force_from,
        basic_code=data.get("basic_code", ""),
        basic_name=basic,
        name=data["name"],
        summary=data.get("summary", {}),
        kind=data["kind"],
        kind_label=label("kind", data["kind"]),
        body=body,
        division=data["division"],
        division_name=division,
        level=data["level"],
        level_label=label("level", data["level"]),
        audience=tuple(data["audience"]),
        audience_labels=tuple(label("audience", code) for code in data["audience"]),
        themes=resolve(THEME, data.get("themes", [])),
        life_events=resolve(LIFE_EVENT, data.get("life_events", [])),
        keywords=tuple(data.get("keywords", [])),
        handling=data.get("handling", "promised"),
        handling_label=label("handling", data.get("handling", "promised")),
        digital=data.get("digital", False),
        form_version_id=version.form_version_id,
        process_version_id=version.process_version_id,
        licence_type=version.licence_type,
        limits=parts.Limits(
            limit(given.get("statutory")), limit(given.get("promised")), given.get("note")
        ),
        fee=_fee(data.get("fee", {})),
        visits=data.get("visits", 0),
        visit_reason=data.get("visit_reason", {}),
        conditions=tuple(data.get("conditions", [])),
        materials=tuple(_material(m) for m in data.get("materials", [])),
        steps=tuple(_step(s) for s in data.get("steps", [])),
        places=tuple(_place(p) for p in data.get("places", [])),
        results=tuple(_result(r) for r in data.get("results", [])),
        questions=tuple(parts.FaqEntry(q["q"], q["a"]) for q in data.get("questions", [])),
        basis=tuple(_basis(b) for b in data.get("basis", [])),
        contact=_contact(data.get("contact", {})),
        online=_online(data.get("online", {})),
        delivery=parts.Delivery(
            data.get("delivery", {}).get("courier"), data.get("delivery", {}).get("pickup")
        ),
        scope=data.get("scope", ""),
        scope_label=label("scope", data.get("scope", "")),
        joint=tuple(_joint(j) for j in data.get("joint", [])),
        origin=data.get("origin", ""),
        decisions=data.get("decisions", {}),
    )


def pinned(item: Item, version: ItemVersion) -> views.Pinned:
    """What a version holds together for a case."""
    data = version.data
    return views.Pinned(
        version_id=version.pk,
        item_id=item.pk,
        code=item.code,
        name=data["name"],
        body=data["body"],
        division=data["division"],
        level=data["level"],
        kind=data["kind"],
        handling=data.get("handling", "promised"),
        digital=data.get("digital", False),
        form_version_id=version.form_version_id,
        process_version_id=version.process_version_id,
        participants=version.participants,
        licence_type=version.licence_type,
        limits=running_limits(data),
        materials=tuple(data.get("materials", [])),
        steps=tuple(data.get("steps", [])),
        delivery=data.get("delivery"),
        decisions=data.get("decisions", {}),
    )


def _material(m: Data) -> parts.GuideMaterial:
    return parts.GuideMaterial(
        key=m["key"],
        name=m["name"],
        kind=m.get("kind", ""),
        kind_label=label("material", m.get("kind", "")),
        required=m.get("required"),
        required_label=label("required", _NECESSITY[m.get("required")]),
        source=m.get("source", ""),
        source_label=label("source", m.get("source", "")),
        issuer=m.get("issuer", {}),
        note=m.get("note", {}),
        criteria=m.get("criteria", {}),
        accept=tuple(m.get("accept", [])),
        licence_type=m.get("licence_type", ""),
        blank=m.get("blank", ""),
        sample=m.get("sample", False),
        sample_file=m.get("sample_file", ""),
        tolerated=m.get("tolerated", False),
        copies=m.get("copies", 0),
    )


def _step(s: Data) -> parts.Step:
    return parts.Step(
        name=s["name"],
        days=s.get("days"),
        actor=s.get("actor", {}),
        result=s.get("result", {}),
        criteria=s.get("criteria", {}),
    )


def _place(p: Data) -> parts.Place:
    return parts.Place(
        name=p.get("name", {}),
        address=p.get("address", {}),
        hours=p.get("hours", {}),
        phone=p.get("phone", ""),
        window=p.get("window", {}),
        transport=p.get("transport", {}),
    )


def _result(r: Data) -> parts.Result:
    return parts.Result(
        name=r["name"],
        kind=r.get("kind", ""),
        kind_label=label("result", r.get("kind", "")),
        validity=r.get("validity", {}),
        sample=r.get("sample", ""),
    )


def _basis(b: Data) -> parts.Basis:
    return parts.Basis(
        title=b["title"],
        number=b.get("number", ""),
        article=b.get("article", {}),
        summary=b.get("summary", {}),
    )


def _fee(f: Data) -> parts.Fee:
    return parts.Fee(
        charged=f.get("charged"),
        items=tuple(
            parts.FeeItem(i["name"], i.get("standard", {}), i.get("basis", {}))
            for i in f.get("items", [])
        ),
        basis=f.get("basis", {}),
    )


def _contact(c: Data) -> parts.Contact:
    consult, complain = c.get("consult", ""), c.get("complain", "")
    return parts.Contact(consult, numbers(consult), complain, numbers(complain))


def _online(o: Data) -> parts.Online:
    depth = o.get("depth")
    return parts.Online(
        depth=depth,
        depth_label=label("depth", str(depth) if depth else ""),
        url=o.get("url", ""),
        platform=o.get("platform", ""),
    )


def _joint(j: Data) -> parts.Joint:
    return parts.Joint(
        department=j["department"],
        level=j.get("level", ""),
        level_label=label("level", j.get("level", "")),
        acts=tuple(label("act", act) for act in j.get("acts", [])),
    )
