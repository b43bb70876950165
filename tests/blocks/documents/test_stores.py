"""The stores that come with the room keep the store's promises."""

import os
import stat

import pytest

from zhengtong.blocks.documents import conformance
from zhengtong.blocks.documents.stores import FileStore, MemoryStore


class TestFileStore(conformance.StoreContract):
    @pytest.fixture
    def store(self, tmp_path):
        return FileStore(tmp_path)

    def test_only_the_service_reads_the_files(self, store, tmp_path):
        self.test_what_was_saved_can_be_read(store)
        (path,) = tmp_path.glob("??/??/*")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_saving_again_makes_the_bytes_young(self, store, tmp_path):
        self.test_what_was_saved_can_be_read(store)
        (path,) = tmp_path.glob("??/??/*")
        os.utime(path, (0, 0))
        assert list(store.saved_before(10.0)) == [conformance.DIGEST]
        self.test_what_was_saved_can_be_read(store)
        assert list(store.saved_before(10.0)) == []

    def test_what_a_killed_process_left_is_cleared_away(self, store, tmp_path):
        self.test_what_was_saved_can_be_read(store)
        (path,) = tmp_path.glob("??/??/*")
        left = path.with_suffix(".part")
        left.touch()
        os.utime(left, (0, 0))
        assert list(store.saved_before(10.0)) == []
        assert not left.exists()


class TestMemoryStore(conformance.StoreContract):
    @pytest.fixture
    def store(self):
        return MemoryStore()
