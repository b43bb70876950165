"""The one write of forms: publish a version."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from zhengtong.blocks.forms import policies, reading
from zhengtong.blocks.forms.events import FormPublished
from zhengtong.blocks.forms.models import FormVersion
from zhengtong.blocks.forms.queries import FormVersionView, packaged, view
from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.refs import ref


@transaction.atomic
def publish(definition: Mapping[str, Any], *, by: Actor, at: datetime) -> FormVersionView:
    """Publish a definition (see `reading.py`) as the next version of its key.

    The same definition twice is one version. Raises BadDefinition with path and reason of each
    fault, and Forbidden.
    """
    policies.demand_publish(by)
    form = reading.read(definition)
    versions = FormVersion.objects.select_for_update().filter(key=form.key)
    known = versions.filter(digest=form.digest).first()
    if known is not None:
        return view(known)
    latest = versions.aggregate(latest=Max("version"))["latest"] or 0
    made = FormVersion.objects.create(
        key=form.key,
        version=latest + 1,
        digest=form.digest,
        title=form.title_text,
        definition=definition,
        published_at=at,
        published_by=by.ref,
    )
    news = FormPublished(
        ref=ref("form", made.pk), key=made.key, version=made.version, digest=made.digest
    )
    journal.record(news, by=by, at=at)
    return view(made)


def publish_packaged(*, by: Actor, at: datetime) -> list[FormVersionView]:
    """Publish the forms that come with this room (`general`), each in its own transaction."""
    return [publish(definition, by=by, at=at) for definition in packaged().values()]
