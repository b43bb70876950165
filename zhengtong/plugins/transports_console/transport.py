"""Messages into files under `ZHENGTONG_HOME/outbox`, one a message, and a line on the console."""

import hashlib
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.conf import settings

from zhengtong.blocks.notifications.sockets import Parcel, Undeliverable
from zhengtong.kernel.codes.phone import is_mobile
from zhengtong.kernel.masking import mask_phone


class ConsoleTransport:
    """Stands in for the short message service of a real city."""

    address_kind = "sms"

    def __init__(self, folder: Path | None = None, console: TextIO | None = None) -> None:
        self._folder = folder
        self._console = console

    @property
    def folder(self) -> Path:
        return self._folder or Path(settings.HOME) / "outbox"

    def deliver(self, parcel: Parcel, *, at: datetime) -> str:
        """Write the parcel's file, unless it is there; the file's name is the receipt."""
        if not is_mobile(parcel.address):
            raise Undeliverable("bad-address")
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{hashlib.sha256(parcel.key.encode()).hexdigest()[:24]}.txt"
        text = f"{parcel.address}\n{at.isoformat()}\n{parcel.title}\n{parcel.body}\n{parcel.link}\n"
        if not self._write(name, text):
            return name
        # The console may be kept as a log: no name, no full number, no words of the matter.
        said = f"[sms] {mask_phone(parcel.address)} {parcel.title} -> outbox/{name}"
        print(said, file=self._console or sys.stdout, flush=True)
        return name

    def _write(self, name: str, text: str) -> bool:
        """Whole or not at all, and once: False when the file was there."""
        draft = self.folder / f".{name}.{os.getpid()}"
        draft.write_text(text, encoding="utf-8")
        try:
            os.link(draft, self.folder / name)
        except FileExistsError:
            return False
        finally:
            draft.unlink()
        return True


TRANSPORT = ConsoleTransport()
