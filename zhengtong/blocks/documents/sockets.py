"""What an outsider may plug into documents: a place for the bytes, and a malware scanner.

Which plug is used is said by the settings ZHENGTONG_STORE (`files`) and ZHENGTONG_SCANNER
(`signatures`). Both sockets take plugs by entry point; their tests are in `conformance.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from zhengtong.kernel.sockets import Socket


class Store(Protocol):
    """Bytes under their SHA-256 in hex. Saving what is there already is no error."""

    def save(self, digest: str, file: BinaryIO) -> None:
        """Keep the bytes from the file's beginning; whole or not at all."""

    def open(self, digest: str) -> BinaryIO:
        """A stream to read from; raises LookupError when nothing is kept under the digest."""

    def delete(self, digest: str) -> None:
        """Forget the bytes; forgetting what is not there is no error."""

    def saved_before(self, moment: float) -> Iterator[str]:
        """The digests last saved before a moment, in seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`clean`, `infected` (then `threat` names it) or `unscanned` when the scanner is away."""

    verdict: str
    threat: str = ""


class Scanner(Protocol):
    def scan(self, file: BinaryIO) -> Finding:
        """Look at the file from its beginning. Never raises: a scanner away says unscanned."""


STORES: Socket[Store] = Socket("store", "zhengtong.stores")
SCANNERS: Socket[Scanner] = Socket("scanner", "zhengtong.scanners")
