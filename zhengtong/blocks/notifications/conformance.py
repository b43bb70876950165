"""The test-suite that every transport inherits, and a transport for tests.

A plug's own test says how to make it and how to see what arrived:

    class TestConsole(TransportConformance):
        def make(self): return ConsoleTransport(folder)
        def arrived(self, address): return [...]
"""

from datetime import UTC, datetime

from .sockets import Parcel, Transport, Undeliverable

AT = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)


class MemoryTransport:
    """Keeps what it was given; `fail_with` makes the next tries fail."""

    address_kind = "sms"

    def __init__(self) -> None:
        self.parcels: dict[str, Parcel] = {}
        self.calls = 0
        self.fail_with: list[Exception] = []

    def deliver(self, parcel: Parcel, *, at: datetime) -> str:
        self.calls += 1
        if self.fail_with:
            raise self.fail_with.pop(0)
        if not parcel.address.isascii() or not parcel.address.strip():
            raise Undeliverable("bad-address")
        self.parcels.setdefault(parcel.key, parcel)
        return f"memory-{parcel.key}"


class TransportConformance:
    """What may be expected of any transport. Inherit it in a test module of your own."""

    address = "13900010001"
    bad_address = "不是号码"

    def make(self) -> Transport:
        """A fresh transport whose deliveries `arrived` can see."""
        raise NotImplementedError

    def arrived(self, transport: Transport, address: str) -> list[str]:
        """The texts that a recipient at this address has got, title and body in one."""
        raise NotImplementedError

    def parcel(self, key: str = "m-1", **changes: str) -> Parcel:
        given = {
            "key": key,
            "address": self.address,
            "title": "受理通知",
            "body": "您的申请已受理。",
            "link": "https://example.test/cases/1",
        }
        return Parcel(**(given | changes))

    def test_it_delivers_and_proves_it(self) -> None:
        transport = self.make()
        receipt = transport.deliver(self.parcel(), at=AT)
        assert 1 <= len(receipt) <= 200
        (text,) = self.arrived(transport, self.address)
        assert "受理通知" in text
        assert "您的申请已受理。" in text

    def test_the_same_parcel_twice_is_seen_once(self) -> None:
        transport = self.make()
        first = transport.deliver(self.parcel(), at=AT)
        assert transport.deliver(self.parcel(), at=AT) == first
        assert len(self.arrived(transport, self.address)) == 1

    def test_two_parcels_are_seen_twice(self) -> None:
        transport = self.make()
        first = transport.deliver(self.parcel("m-1"), at=AT)
        assert transport.deliver(self.parcel("m-2"), at=AT) != first
        assert len(self.arrived(transport, self.address)) == 2

    def test_every_script_and_sign_comes_through(self) -> None:
        transport = self.make()
        words = "𠮷䶮·阿依古丽 <b>&amp;</b> '; DROP TABLE x; -- \N{WAVING HAND SIGN}"
        transport.deliver(self.parcel(body=words), at=AT)
        assert words in self.arrived(transport, self.address)[0]

    def test_a_key_may_hold_any_sign(self) -> None:
        transport = self.make()
        transport.deliver(self.parcel("case:1/../../x:受理"), at=AT)
        assert len(self.arrived(transport, self.address)) == 1

    def test_a_bad_address_is_undeliverable(self) -> None:
        transport = self.make()
        assert self.bad_address not in self._refusal(transport)

    def test_it_names_the_address_it_needs(self) -> None:
        assert self.make().address_kind.isidentifier()

    def _refusal(self, transport: Transport) -> str:
        try:
            transport.deliver(self.parcel(address=self.bad_address), at=AT)
        except Undeliverable as error:
            return error.reason
        raise AssertionError("a bad address must be refused with Undeliverable")
