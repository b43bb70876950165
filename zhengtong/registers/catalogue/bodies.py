"""The bodies and divisions that an imported list speaks of are entered where they are missing."""

import re
from collections.abc import Iterable
from datetime import datetime

from zhengtong.blocks.identity import queries as identity
from zhengtong.blocks.identity.actions import bodies, divisions
from zhengtong.kernel.actors import SYSTEM, Actor

from . import names
from .reading.mapping import Mapping, Reading

KIND = "imported"
# Temporary codes and codes with a slip in them are in official lists; the rest is no code at all.
LISTED = re.compile(r"[0-9A-Z]{1,18}")


def enter(mapping: Mapping, readings: Iterable[Reading], *, by: Actor, at: datetime) -> int:
    """Enter the divisions of the mapping and the bodies of the rows; how many bodies were new.

    Bodies that are known stay as they are: the list of another place does not rename them. The
    house enters them, whoever imports: a manager of the catalogue may not enter bodies one by one.
    A body whose credit code fails its check is entered as it is listed; the report warns of it.
    """
    wanted = {reading.body: reading for reading in readings if LISTED.fullmatch(reading.body)}
    known = {view.code for view in identity.bodies(codes=wanted)}
    known_divisions = {view.code for view in identity.divisions()}
    for code, division in mapping.divisions.items():
        if code not in known_divisions:
            divisions.put(
                code,
                {key: division[key] for key in ("zh", "en") if key in division},
                division["level"],
                division.get("parent", ""),
                by=SYSTEM,
                at=at,
            )
    new = [reading for code, reading in wanted.items() if code not in known]
    for reading in new:
        bodies.put(
            reading.body,
            reading.body_name,
            reading.body_name,
            KIND,
            reading.data["division"],
            reading.data["level"],
            as_listed=True,
            by=SYSTEM,
            at=at,
        )
    names.forget()
    return len(new)
