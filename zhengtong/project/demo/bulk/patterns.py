"""Patterns: a stencil shifted by some weeks, ready to be filled in with the % operator."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cryptography.hazmat.primitives import hashes, hmac

from zhengtong.kernel import clock, encryption
from zhengtong.project.demo.bulk.stencils import (
    HISTORY,
    ISO_DAY,
    TABLES,
    Cell,
    Line,
    Stencil,
    columns,
    moved,
)

#: Between cells, as COPY and the splitting for SQLite read them: a sign no text contains.
BETWEEN = "\x1e"


@dataclass(slots=True)
class Pattern:
    """Rows of a clone as text, one string a table, and its journal lines with what is signed."""

    number: str
    tables: list[tuple[str, str]]
    journal: list[tuple[str, str]]


def pattern(stencil: Stencil, weeks: int, *, history: bool) -> Pattern:
    """The stencil `weeks` weeks earlier, with or without the history of its process."""
    tables = []
    for label in TABLES:
        if label == HISTORY and not history:
            continue
        rows = stencil.rows[label]
        if rows:
            lines = [BETWEEN.join(_cells(label, row, weeks)) + "\n" for row in rows]
            tables.append((label, "".join(lines)))
    day = stencil.day - timedelta(weeks=weeks)
    return Pattern(
        number=f"{stencil.prefix}{day:%Y%m%d}",
        tables=tables,
        journal=[_journal(line, stencil, weeks) for line in stencil.journal],
    )


def _cells(label: str, row: list[Cell], weeks: int) -> list[str]:
    """The cells as text; the time of receipt differs a little from clone to clone."""
    names = columns(label)
    cells = []
    for name, value in zip(names, row, strict=True):
        text = moved(value, weeks)
        cells.append(f"{text}.%(micro)06d" if name == "received_at" else text)
    return cells


def _journal(line: Line, stencil: Stencil, weeks: int) -> tuple[str, str]:
    """What is signed of a line (`kernel.journal.canonical`), and its row without the code."""
    at = line.at.astimezone(clock.zone()) - timedelta(weeks=weeks)
    payload = _payload(line.payload, stencil, weeks)
    ref = "case:%(number)s"
    signed = "\x1f".join(
        [
            at.isoformat(timespec="microseconds"),
            line.event,
            ref,
            line.by,
            line.on_behalf_of,
            line.body,
            line.channel,
            "",
            payload,
        ]
    )
    stamp = moved(line.at, weeks) + f".{line.at.microsecond:06d}"
    cells = [stamp, line.event, ref, line.by, line.on_behalf_of, line.body, line.channel, ""]
    return signed, BETWEEN.join([*cells, payload, ""])


def _payload(payload: dict[str, object], stencil: Stencil, weeks: int) -> str:
    """The payload in its canonical form, its days shifted and the applicant made a hole."""
    shifted = {key: _shifted(value, weeks) for key, value in payload.items()}
    text = json.dumps(shifted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text = text.replace("%", "%%")
    if stencil.of_person:
        text = text.replace(f'"{stencil.applicant}"', '"%(applicant)s"')
    return text


def _shifted(value: object, weeks: int) -> object:
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return (date.fromisoformat(value) - timedelta(weeks=weeks)).isoformat()
    return value


class Signer:
    """Signs journal lines as `kernel.journal.sign` does, with one key schedule for all of them."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.base = hmac.HMAC(encryption.key_for("journal", 32), hashes.SM3())

    def sign(self, text: str) -> str:
        """A salt of 16 hex digits and 48 of the code over both."""
        salt = f"{self.rng.getrandbits(64):016x}"
        code = self.base.copy()
        code.update((salt + text).encode())
        return salt + code.finalize().hex()[:48]
