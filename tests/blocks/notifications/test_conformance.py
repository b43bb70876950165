"""The transport for tests keeps what every transport promises."""

from zhengtong.blocks.notifications.conformance import MemoryTransport, TransportConformance


class TestMemory(TransportConformance):
    def make(self):
        return MemoryTransport()

    def arrived(self, transport, address):
        found = [p for p in transport.parcels.values() if p.address == address]
        return [f"{parcel.title}\n{parcel.body}" for parcel in found]
