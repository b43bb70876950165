"""Publishing a licence type."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref
from zhengtong.registers.licences import definitions, rows
from zhengtong.registers.licences.events import LicenceTypePublished
from zhengtong.registers.licences.models import LicenceType
from zhengtong.registers.licences.views import TypeView


@transaction.atomic
def put_type(data: Mapping[str, Any], *, by: Actor, at: datetime) -> TypeView:
    """Publish a licence type from a data file; the same data again change nothing.

    Different data for a known key make its next version: licences issued before keep theirs.
    Raises Invalid that names each fault by its place.
    """
    definition = definitions.read(data)
    digest = definitions.digest_of(data)
    latest = LicenceType.objects.filter(key=definition.key).order_by("-version").first()
    if latest is not None and latest.digest == digest:
        return rows.type_view(latest)
    row = LicenceType.objects.create(
        key=definition.key,
        version=latest.version + 1 if latest else 1,
        code=definition.code,
        name=definition.name,
        definition=dict(data),
        digest=digest,
        published_at=at,
    )
    journal.record(
        LicenceTypePublished(
            ref=ref("licence-type", row.key), version=row.version, digest=row.digest
        ),
        by=by,
        at=at,
    )
    return rows.type_view(row)
