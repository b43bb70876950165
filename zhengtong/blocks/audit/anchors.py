"""A note of the chain's end outside the database, in `ZHENGTONG_HOME/audit`.

Who puts an old copy of the whole database in the place of the present one leaves a chain that
holds in itself; the note says that it was longer. Copy the folder to another machine now and then.
"""

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .models import Batch, Head

log = logging.getLogger("zhengtong.audit")


@dataclass(frozen=True, slots=True)
class Anchor:
    batches: int
    lines: int
    digest: str


def folder() -> Path:
    return Path(settings.HOME) / "audit"


def keep(head: Head) -> None:
    """Write down the end of the chain, whole or not at all.

    A note that the chain no longer fits is left as it is: it is evidence.
    """
    known = kept(head.chain)
    if known and not holds(known):
        log.error("the chain does not contain its own anchor", extra={"chain": head.chain})
        return
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{head.chain}.json"
    draft = path.with_suffix(f".{os.getpid()}")
    told = {"batches": head.batches, "lines": head.lines, "digest": head.digest}
    draft.write_text(json.dumps(told), encoding="ascii")
    draft.replace(path)


def kept(chain: str) -> Anchor | None:
    """What was written down of this chain last, on this machine."""
    path = folder() / f"{chain}.json"
    if not path.exists():
        return None
    return Anchor(**json.loads(path.read_text(encoding="ascii")))


def holds(anchor: Anchor) -> bool:
    """Whether the chain in the database still contains what was written down."""
    if anchor.batches == 0:
        return True
    return Batch.objects.filter(number=anchor.batches, digest=anchor.digest).exists()
