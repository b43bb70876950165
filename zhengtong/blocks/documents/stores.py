"""Where bytes are kept: on this machine's disk, or in memory for tests."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from zhengtong.blocks.documents.sockets import STORES, Store
from zhengtong.kernel import clock


class FileStore:
    """Files named by their hash under a directory, readable by the service's user alone."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root

    @property
    def root(self) -> Path:
        return self._root or Path(settings.ZHENGTONG_DOCUMENTS)

    def _path(self, digest: str) -> Path:
        if len(digest) != 64 or not digest.isalnum():
            raise LookupError(digest)
        return self.root / digest[:2] / digest[2:4] / digest

    def save(self, digest: str, file: BinaryIO) -> None:
        path = self._path(digest)
        if path.exists():
            os.utime(path)  # a sweep that has just looked must not take it for forgotten
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.seek(0)
        handle, fresh = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as out:
                shutil.copyfileobj(file, out, 1024 * 1024)
                out.flush()
                os.fsync(out.fileno())
            os.replace(fresh, path)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise

    def open(self, digest: str) -> BinaryIO:
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise LookupError(digest) from None

    def delete(self, digest: str) -> None:
        self._path(digest).unlink(missing_ok=True)

    def saved_before(self, moment: float) -> Iterator[str]:
        for path in self.root.glob("??/??/*"):
            if path.stat().st_mtime < moment:
                if path.suffix == ".part":
                    path.unlink(missing_ok=True)  # left by a process that was killed
                else:
                    yield path.name


class MemoryStore:
    """Bytes in a dictionary; gone with the process."""

    def __init__(self) -> None:
        self.blobs: dict[str, tuple[bytes, float]] = {}

    def save(self, digest: str, file: BinaryIO) -> None:
        file.seek(0)
        whole = BytesIO()
        shutil.copyfileobj(file, whole)
        self.blobs[digest] = (whole.getvalue(), clock.now().timestamp())

    def open(self, digest: str) -> BinaryIO:
        if digest not in self.blobs:
            raise LookupError(digest)
        return BytesIO(self.blobs[digest][0])

    def delete(self, digest: str) -> None:
        self.blobs.pop(digest, None)

    def saved_before(self, moment: float) -> Iterator[str]:
        yield from [digest for digest, (_, at) in self.blobs.items() if at < moment]


STORES.register("files", FileStore())
STORES.register("memory", MemoryStore())


def store() -> Store:
    """The store of this installation."""
    return STORES.get(getattr(settings, "ZHENGTONG_STORE", "files"))
