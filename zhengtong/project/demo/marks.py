"""What is loaded already: the journal remembers the digest of the content of each part."""

import hashlib
from datetime import datetime

from django.db import transaction

from zhengtong.kernel import journal
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo.events import DemoLoaded
from zhengtong.project.demo.reading import CONTENT

CITY = "demo:yunhai"


def content_digest() -> str:
    """The SHA-256 of all content files, names and bytes, in order."""
    digest = hashlib.sha256()
    for path in sorted(path for path in CONTENT.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(CONTENT)).encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def loaded(part: str) -> str:
    """The digest with which a part was loaded last; empty when it never was."""
    lines = [
        line for line in journal.lines_of(CITY, ["DemoLoaded"]) if line.payload["part"] == part
    ]
    return str(lines[-1].payload["digest"]) if lines else ""


@transaction.atomic
def remember(part: str, digest: str, *, at: datetime) -> None:
    journal.record(DemoLoaded(ref=CITY, part=part, digest=digest), by=SYSTEM, at=at)
