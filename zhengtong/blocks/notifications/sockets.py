"""What can be plugged in: transports that take messages outside, and address books.

A transport is called outside any transaction and may be called twice with the same parcel, after
a worker was killed: it must let the recipient see it once (see `conformance`). It answers with a
receipt, the proof of delivery that is kept; it returns no web page and knows no database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from zhengtong.kernel.sockets import Socket


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message as a transport gets it: plain words; `key` is the same at every try."""

    key: str
    address: str
    title: str
    body: str
    link: str


class TryLater(Exception):
    """The transport is out of order at the moment; `reason` holds no personal data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Undeliverable(Exception):
    """This parcel can never be delivered: the address is none, the recipient has left."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Transport(Protocol):
    """A way to reach somebody outside the platform."""

    address_kind: str
    """Which address of the recipient it needs: `sms`, `email` …"""

    def deliver(self, parcel: Parcel, *, at: datetime) -> str:
        """Take the parcel to its address; returns the receipt (1 to 200 characters).

        Raises TryLater or Undeliverable; any other error counts as TryLater.
        """
        ...


AddressBook = Callable[[str], Mapping[str, str]]

TRANSPORTS: Socket[Transport] = Socket("transport", "zhengtong.transports")
ADDRESS_BOOKS: Socket[AddressBook] = Socket("address book", "zhengtong.address_books")
"""By kind of ref (`person`): a function from a ref to its addresses by kind (`sms`)."""
