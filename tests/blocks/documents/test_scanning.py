"""Infected files are refused, by whichever scanner is plugged in."""

import socketserver
import struct
import threading
from io import BytesIO

import pytest

from tests.blocks.documents import samples
from zhengtong.blocks.documents import conformance, scanners
from zhengtong.blocks.documents.models import Document
from zhengtong.blocks.documents.scanners import ClamdScanner, SignatureScanner
from zhengtong.kernel.errors import Refused


class TestSignatures(conformance.ScannerContract):
    @pytest.fixture
    def scanner(self):
        return SignatureScanner()

    def test_a_signature_across_two_chunks_is_found(self, scanner, monkeypatch):
        monkeypatch.setattr(scanners, "CHUNK", 50)
        assert scanner.scan(BytesIO(b"x" * 30 + scanners.EICAR)).verdict == "infected"


class _Clamd(socketserver.StreamRequestHandler):
    """As much of clamd as INSTREAM needs."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        found = scanners.EICAR in content
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0")


class TestClamd(conformance.ScannerContract):
    @pytest.fixture
    def scanner(self, settings):
        with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Clamd) as server:
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            settings.ZHENGTONG_CLAMD = f"127.0.0.1:{server.server_address[1]}"
            yield ClamdScanner()
            server.shutdown()

    def test_the_threat_is_named(self, scanner):
        assert scanner.scan(BytesIO(scanners.EICAR)).threat == "Eicar-Signature"

    @pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.ctl"])
    def test_a_daemon_that_is_away_leaves_the_file_unscanned(self, settings, address):
        settings.ZHENGTONG_CLAMD = address
        assert ClamdScanner().scan(BytesIO(b"x")).verdict == "unscanned"


@pytest.mark.django_db
def test_an_infected_upload_is_refused_and_nothing_kept(keep, store):
    with pytest.raises(Refused) as caught:
        keep(samples.PDF.replace(b"Catalog", b"Catalog " + scanners.EICAR))
    assert caught.value.code == "infected"
    assert not Document.objects.exists()
    assert store.blobs == {}


@pytest.mark.django_db
def test_an_unscanned_upload_says_so(keep, settings):
    settings.ZHENGTONG_SCANNER = "clamd"
    settings.ZHENGTONG_CLAMD = "/nowhere/clamd.ctl"
    assert keep().verdict == "unscanned"
