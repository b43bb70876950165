"""The arithmetic of the chain: prints of lines, digests of batches, seals with a key.

SM3 (GB/T 32905-2016) links what comes after to what was before; a seal (HMAC-SM3) keeps somebody
who can write into the database, but has not the installation's key, from making a chain anew.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives import hashes

from zhengtong.kernel import encryption, journal

PRINT = 16
"""Bytes of a line's print that are kept; enough to tell which line was changed."""

COLUMNS = (
    "id",
    "at",
    "event",
    "ref",
    "by",
    "on_behalf_of",
    "body",
    "channel",
    "request_id",
    "payload",
    "mac",
)
"""Of a journal line, what the chain covers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a batch keeps of a line, so that it can be named when it is gone."""

    id: int
    at: str
    event: str
    ref: str
    print: bytes


def sm3(*parts: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    for part in parts:
        digest.update(part)
    return digest.finalize()


def is_genuine(line: Any) -> bool:
    """Whether the platform wrote this line as it stands: its own HMAC fits."""
    return journal.is_genuine(line)


def print_of(line: Any, canonical: bytes) -> bytes:
    """The print of a line: its id, its content, its HMAC."""
    return sm3(str(line.id).encode(), b"\x1e", canonical, b"\x1e", line.mac.encode())[:PRINT]


def examine(line: Any) -> tuple[bytes, bool]:
    """The print of a line, and whether it is genuine, in one reading."""
    canonical = journal.canonical(line)
    genuine = journal.is_genuine(line, canonical)
    return print_of(line, canonical), genuine


def genesis(chain: str) -> str:
    """The digest before the first batch."""
    return sm3(b"zhengtong journal chain", chain.encode()).hex()


def link(previous: str, prints: bytes) -> str:
    """The digest of a batch."""
    return sm3(bytes.fromhex(previous), prints).hex()


def seal_batch(
    number: int, lines: int, high: int, sealed_at: str, digest: str, manifest: bytes, prints: bytes
) -> str:
    """The seal of a batch: over everything that is kept of it."""
    told = f"{number}|{lines}|{high}|{sealed_at}|{digest}|"
    return encryption.mac("audit", told.encode() + sm3(manifest, prints)).hex()


def seal_head(chain: str, batches: int, lines: int, high: int, digest: str) -> str:
    """The seal of the end of the chain."""
    return encryption.mac("audit", f"{chain}|{batches}|{lines}|{high}|{digest}".encode()).hex()


def pack(entries: Sequence[Entry]) -> tuple[bytes, bytes]:
    """The manifest and the prints of a batch, as they are kept."""
    told = [[e.id, e.at, e.event, e.ref] for e in entries]
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(plain, 3), b"".join(e.print for e in entries)


def unpack(manifest: bytes, prints: bytes) -> Iterable[Entry]:
    """The entries of a batch, in the order of the chain.

    Raises ValueError when the bytes are none of ours.
    """
    try:
        told = json.loads(zlib.decompress(manifest))
    except zlib.error as error:
        raise ValueError("not a manifest") from error
    if len(prints) != len(told) * PRINT:
        raise ValueError("manifest and prints differ in length")
    for place, (line_id, at, event, ref) in enumerate(told):
        yield Entry(line_id, at, event, ref, bytes(prints[place * PRINT : (place + 1) * PRINT]))
