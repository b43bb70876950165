"""Service items of the demo city: one short file is written out to one full item for each body.

A file names bodies, library materials, library steps and laws by key; what comes out is the
dictionary that `catalogue.actions.publish` takes.
"""

from collections.abc import Iterator
from typing import Any

from zhengtong.kernel.codes import item_code
from zhengtong.kernel.words import Text
from zhengtong.project.demo.places import DemoBody, body, body_of_kind, hall_place
from zhengtong.project.demo.reading import all_words, document, documents, words

ENGLISH_OF_UNIT = {"workday": "working days", "day": "days"}


def all_items() -> Iterator[dict[str, Any]]:
    """Every item of every body that offers it."""
    for key, source in documents("items").items():
        yield from items_of(key, source)


def items_of(key: str, source: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The items one file stands for; raises KeyError for an unknown body, material, step or law."""
    for body_key in source["at"]:
        yield written_out(key, source, body(body_key))


def written_out(key: str, source: dict[str, Any], owner: DemoBody) -> dict[str, Any]:
    """One full item of one body."""
    digital = source.get("digital")
    item: dict[str, Any] = {
        "code": item_code.make(owner.code, owner.level, source["basic"]),
        "basic_code": source["basic"],
        "name": words(source["name"]),
        "summary": words(source["summary"]),
        "kind": source["kind"],
        "body": owner.code,
        "division": owner.division,
        "level": owner.level,
        "audience": source["audience"],
        "themes": source["themes"],
        "life_events": source["life_events"],
        "keywords": source["keywords"],
        "handling": source["handling"],
        "digital": digital is not None,
        "participants": participants(digital, owner),
        "limits": limits(source.get("limits", {})),
        "fee": fee(source.get("fee", [])),
        "visits": source["visits"],
        "conditions": all_words(source["conditions"]),
        "materials": [material(row) for row in source["materials"]],
        "steps": [step(row) for row in source["steps"]],
        "places": [place(source["window"], owner)],
        "results": [texts(row, "name", "validity") for row in source["results"]],
        "questions": [texts(row, "q", "a") for row in source["questions"]],
        "basis": [basis(row) for row in source["basis"]],
        "contact": {"consult": owner.phone, "complain": owner.complain},
        "online": {"depth": source.get("depth", 4 if source["visits"] == 0 else 3), "url": ""},
        "delivery": {"courier": True, "pickup": True},
        "scope": "city",
    }
    if "visit_reason" in source:
        item["visit_reason"] = words(source["visit_reason"])
    if "decisions" in source:
        item["decisions"] = source["decisions"]
    if digital:
        item |= {name: digital[name] for name in ("form", "process", "licence")}
    return item


def participants(digital: dict[str, Any] | None, owner: DemoBody) -> dict[str, str]:
    """Who takes part under which alias: the hall at the window, and bodies by their kind.

    The general process knows two: the window, and the body that is responsible.
    """
    aliases = digital["participants"] if digital else ["window"]
    found = {
        alias: body_of_kind("hall" if alias == "window" else alias, owner.division).code
        for alias in aliases
    }
    return found | {"body": owner.code}


def limits(source: dict[str, Any]) -> dict[str, Any]:
    """`{promised: 5}` means five working days; those for corrections are always working days."""
    written = {
        name: value if isinstance(value, dict) else {"days": value, "unit": "workday"}
        for name, value in source.items()
    }
    if "correction" in source:
        written["correction"] = {"days": source["correction"]}
    return written


def fee(rows: list[dict[str, str]]) -> dict[str, Any]:
    if not rows:
        return {"charged": False}
    return {"charged": True, "items": [texts(row, "name", "standard", "basis") for row in rows]}


def material(row: dict[str, Any]) -> dict[str, Any]:
    """A library material with what the item says differently; an empty text takes one away."""
    base = document("materials")[row["use"]] if "use" in row else {}
    key = row.get("use") or row["key"]
    joined = {**base, **row}
    joined.pop("use", None)
    joined["key"] = key
    return texts({k: v for k, v in joined.items() if v != ""}, "name", "note", "criteria")


def step(row: dict[str, Any]) -> dict[str, Any]:
    base = document("steps")[row["use"]] if "use" in row else {}
    joined = {k: v for k, v in {**base, **row}.items() if k != "use"}
    return texts(joined, "name", "actor", "result", "criteria")


def basis(row: dict[str, Any]) -> dict[str, Any]:
    law = document("laws")[row["law"]]
    return {
        "title": words(law["title"]),
        "number": law["number"],
        "article": words(row["article"]),
        "summary": words(row["summary"]),
    }


def place(window: str, owner: DemoBody) -> dict[str, Any]:
    found: dict[str, Any] = dict(hall_place(owner.division, window))
    found["window"] = words(found["window"])
    return found


def texts(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The row with the named values as bilingual texts."""
    return {key: words(value) if key in names else value for key, value in row.items()}


def name_of(item: dict[str, Any]) -> Text:
    return item["name"]
