"""Publish a diagram: check it, give it a number, keep it for ever."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.process import policies
from zhengtong.blocks.process.events import ProcessPublished
from zhengtong.blocks.process.findings import Finding, Unreadable, finding
from zhengtong.blocks.process.lint import lint
from zhengtong.blocks.process.models import Version
from zhengtong.blocks.process.reading import read
from zhengtong.blocks.process.sockets import OPERATIONS
from zhengtong.blocks.process.versions import compiled
from zhengtong.blocks.process.views import VersionView, version_view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, Stale
from zhengtong.kernel.refs import ref

KEY = re.compile(r"[a-z0-9][a-z0-9\-]{0,63}")
MOST_FINDINGS = 50


def deploy(key: str, xml: bytes, *, by: Actor, at: datetime) -> VersionView:
    """Publish the diagram as the next version of ``key``; the same file again changes nothing.

    Raises Invalid with the findings of the check (by element, in words) where the diagram would
    not run as drawn, ValueError for a key that is none, Forbidden for one who may not publish.
    """
    if not KEY.fullmatch(key):
        raise ValueError(f"no key of a process: {key!r}")
    policies.ensure_may_publish(by)
    digest = hashlib.sha256(xml).hexdigest()
    if (known := Version.objects.filter(key=key, digest=digest).first()) is not None:
        return _view(known)
    name = _checked(xml)
    try:
        with transaction.atomic():
            return _publish(key, xml, name, digest, by=by, at=at)
    except IntegrityError:
        raise Stale(_("Another version of this process was published at this moment.")) from None


def _checked(xml: bytes) -> str:
    """The name of a process that may be published."""
    try:
        xml.decode()
    except UnicodeDecodeError:
        words = (_("The file is not written in UTF-8."), _("Save it in UTF-8 and try again."))
        raise _refusal([finding("", "", *words)]) from None
    try:
        reading = read(xml)
    except Unreadable as error:
        raise _refusal([error.finding]) from None
    if findings := lint(reading, OPERATIONS.keys()):
        raise _refusal(findings)
    return reading.diagram.name


def _refusal(findings: Sequence[Finding]) -> Invalid:
    fields: dict[str, list[Finding]] = {}
    for one in findings[:MOST_FINDINGS]:
        fields.setdefault(one.element, []).append(one)
    return Invalid(
        findings[0],
        hint=_("Mend the diagram and publish it again; nothing was changed."),
        code="process-lint",
        fields=fields,
    )


def _publish(
    key: str, xml: bytes, name: str, digest: str, *, by: Actor, at: datetime
) -> VersionView:
    last = Version.objects.filter(key=key).aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        key=key,
        number=last + 1,
        name=name,
        xml=xml.decode(),
        digest=digest,
        published_at=at,
        published_by=by.ref,
    )
    event = ProcessPublished(ref=ref("process", key), number=version.number, digest=digest)
    journal.record(event, by=by, at=at)
    return _view(version)


def _view(version: Version) -> VersionView:
    return version_view(version, compiled(version).diagram.participants)
