"""The console transport keeps what every transport promises."""

import io
from pathlib import Path

import pytest

from zhengtong.blocks.notifications.conformance import AT, TransportConformance
from zhengtong.plugins.transports_console import transport as console


class TestConsole(TransportConformance):
    """Messages become files in a folder."""

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path):
        self.folder = tmp_path / "outbox"
        self.said = io.StringIO()

    def make(self):
        return console.ConsoleTransport(self.folder, self.said)

    def arrived(self, transport, address):
        texts = [path.read_text(encoding="utf-8") for path in self.folder.glob("*.txt")]
        return [text for text in texts if text.startswith(address)]

    def test_the_console_tells_no_number_and_no_words_of_the_matter(self):
        self.make().deliver(self.parcel(), at=AT)
        said = self.said.getvalue()
        assert "139****0001" in said
        assert self.address not in said
        assert "您的申请" not in said

    def test_nothing_is_left_beside_the_messages(self):
        transport = self.make()
        transport.deliver(self.parcel(), at=AT)
        transport.deliver(self.parcel(), at=AT)
        assert len(list(self.folder.iterdir())) == 1


def test_the_plug_writes_under_home(settings, tmp_path):
    settings.HOME = tmp_path
    assert console.TRANSPORT.folder == Path(tmp_path) / "outbox"
