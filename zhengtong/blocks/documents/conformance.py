"""The tests that every store and every scanner inherits.

class TestMyStore(conformance.StoreContract):
    @pytest.fixture
    def store(self):
        return MyStore(…)
"""

import hashlib
from io import BytesIO

import pytest

from zhengtong.blocks.documents.scanners import EICAR
from zhengtong.blocks.documents.sockets import Scanner, Store

CONTENT = "一网通办 𠮷".encode() * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()
FAR_FUTURE = 10_000_000_000.0


class StoreContract:
    """What documents rely on in a store."""

    def test_what_was_saved_can_be_read(self, store: Store) -> None:
        store.save(DIGEST, BytesIO(CONTENT))
        with store.open(DIGEST) as stream:
            assert stream.read() == CONTENT

    def test_saving_begins_at_the_beginning_wherever_the_file_stands(self, store: Store) -> None:
        file = BytesIO(CONTENT)
        file.read()
        store.save(DIGEST, file)
        with store.open(DIGEST) as stream:
            assert stream.read() == CONTENT

    def test_saving_twice_is_no_error(self, store: Store) -> None:
        store.save(DIGEST, BytesIO(CONTENT))
        store.save(DIGEST, BytesIO(CONTENT))
        assert list(store.saved_before(FAR_FUTURE)) == [DIGEST]

    def test_what_is_not_there_is_a_lookup_error(self, store: Store) -> None:
        for digest in (DIGEST, "../../etc/passwd", ""):
            with pytest.raises(LookupError):
                store.open(digest)

    def test_what_was_deleted_is_gone_and_deleting_twice_is_no_error(self, store: Store) -> None:
        store.save(DIGEST, BytesIO(CONTENT))
        store.delete(DIGEST)
        store.delete(DIGEST)
        with pytest.raises(LookupError):
            store.open(DIGEST)

    def test_only_what_is_older_is_named(self, store: Store) -> None:
        store.save(DIGEST, BytesIO(CONTENT))
        assert list(store.saved_before(0.0)) == []
        assert list(store.saved_before(FAR_FUTURE)) == [DIGEST]

    def test_a_file_that_breaks_off_leaves_nothing(self, store: Store) -> None:
        with pytest.raises(OSError, match="broken off"):
            store.save(DIGEST, _Breaking(CONTENT))
        with pytest.raises(LookupError):
            store.open(DIGEST)


class ScannerContract:
    """What documents rely on in a scanner."""

    def test_a_plain_file_is_clean(self, scanner: Scanner) -> None:
        assert scanner.scan(BytesIO(CONTENT)).verdict == "clean"

    def test_the_test_virus_is_found_wherever_the_file_stands(self, scanner: Scanner) -> None:
        file = BytesIO(b"%PDF-1.7 " + EICAR)
        file.read()
        finding = scanner.scan(file)
        assert finding.verdict == "infected"
        assert finding.threat

    def test_an_empty_file_is_clean(self, scanner: Scanner) -> None:
        assert scanner.scan(BytesIO(b"")).verdict == "clean"


class _Breaking(BytesIO):
    """A file whose second read fails, as when a disk or a connection goes away."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > 1:
            raise OSError("broken off")
        return super().read(100)
