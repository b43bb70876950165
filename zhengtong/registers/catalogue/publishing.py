"""How definitions become versions: the same way for one item and for a list of thousands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel import journal
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Invalid, NotFound
from zhengtong.kernel.refs import ref

from . import general
from .definition import Data, digest_of
from .events import ItemPublished
from .inforce import BATCH, bring_into_force, copy_columns
from .models import BasicItem, Item, ItemVersion
from .views import Published

CODES_AT_ONCE = 400
ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"


@dataclass(frozen=True, slots=True)
class Pins:
    """The versions that a definition is published with, and the digest of it all."""

    form_version: int
    process_version: int
    participants: dict[str, str]
    digest: str


def publish_all(
    definitions: Sequence[Data],
    *,
    by: Actor,
    at: datetime,
    in_force_from: datetime | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Published]:
    """Publish definitions (already read, codes distinct) in the transaction of the caller.

    Answers in their order. Raises Invalid when a form, a process or a participant is missing.
    """
    started = in_force_from or at
    pins = _Pinning(by, at)
    out: list[Published] = []
    for first in range(0, len(definitions), CODES_AT_ONCE):
        batch = definitions[first : first + CODES_AT_ONCE]
        pinned = [(data, pins.of(data)) for data in batch]
        answers, versions = _publish(pinned, started, by=by, at=at)
        if started <= at:
            fresh = {answer.code for answer in answers if answer.change == ADDED}
            bring_into_force(list(versions.values()), by=by, at=at, fresh=fresh)
        _record(answers, versions, started, by=by, at=at)
        out.extend(answers)
        if progress:
            progress(len(batch))
    return out


class _Pinning:
    """Looks up forms and processes once for a whole list."""

    def __init__(self, by: Actor, at: datetime) -> None:
        self.by, self.at = by, at
        self.forms: dict[str, tuple[int, str]] = {}
        self.processes: dict[str, tuple[int, str, tuple[str, ...]]] = {}

    def of(self, data: Data) -> Pins:
        form, form_digest = self._form(data.get("form", ""), data["code"])
        process, process_digest, aliases = self._process(data.get("process", ""), data["code"])
        participants = {
            general.WINDOW: data["body"],
            general.OFFICE: data["body"],
            **data.get("participants", {}),
        }
        missing = [alias for alias in aliases if alias not in participants]
        if missing:
            words = _("The process needs participants that the item does not name: %s.")
            raise _invalid(data["code"], "participants", words % ", ".join(missing))
        return Pins(
            form_version=form,
            process_version=process,
            participants=participants,
            digest=digest_of({"item": data, "form": form_digest, "process": process_digest}),
        )

    def _form(self, key: str, code: str) -> tuple[int, str]:
        if key not in self.forms:
            try:
                self.forms[key] = general.form_version(key, by=self.by, at=self.at)
            except NotFound:
                words = _("There is no published form “%s”. Publish it first.")
                raise _invalid(code, "form", words % key) from None
        return self.forms[key]

    def _process(self, key: str, code: str) -> tuple[int, str, tuple[str, ...]]:
        if key not in self.processes:
            try:
                self.processes[key] = general.process_version(key, by=self.by, at=self.at)
            except LookupError:
                words = _("There is no published process “%s”. Publish it first.")
                raise _invalid(code, "process", words % key) from None
        return self.processes[key]


def _invalid(code: str, element: str, message: Any) -> Invalid:
    words = _("The item %s cannot be published as it is.")
    return Invalid(words % code, fields={element: [message]})


def _publish(
    pinned: Sequence[tuple[Data, Pins]], started: datetime, *, by: Actor, at: datetime
) -> tuple[list[Published], dict[str, ItemVersion]]:
    codes = [data["code"] for data, _pins in pinned]
    # Two who publish the same item at once wait for each other here.
    rows = Item.objects.select_for_update().filter(code__in=codes)
    known = {item.code: item for item in rows}
    latest = _latest(item.pk for item in known.values())
    _put_basics((data for data, _pins in pinned), at=at)
    added = {data["code"]: _new_item(data) for data, _pins in pinned if data["code"] not in known}
    Item.objects.bulk_create(added.values(), BATCH)
    known |= added
    answers: list[Published] = []
    versions: dict[str, ItemVersion] = {}
    for data, pins in pinned:
        item = known[data["code"]]
        number, digest, version_id = latest.get(item.pk, (0, "", 0))
        if digest == pins.digest:
            answers.append(Published(item.code, item.pk, version_id, number, UNCHANGED))
            continue
        versions[item.code] = ItemVersion(
            item=item,
            number=number + 1,
            digest=pins.digest,
            in_force_from=started,
            published_at=at,
            published_by=by.ref,
            data=data,
            form_version_id=pins.form_version,
            process_version_id=pins.process_version,
            participants=pins.participants,
            licence_type=data.get("licence", ""),
        )
        change = ADDED if item.code in added else CHANGED
        answers.append(Published(item.code, item.pk, 0, number + 1, change))
    ItemVersion.objects.bulk_create(versions.values(), BATCH)
    answers = [
        replace(a, version_id=versions[a.code].pk) if a.code in versions else a for a in answers
    ]
    return answers, versions


def _latest(items: Iterable[int]) -> dict[int, tuple[int, str, int]]:
    """Number, digest and id of the newest version of each item."""
    rows = ItemVersion.objects.filter(item__in=list(items)).order_by("number")
    return {
        item: (number, digest, pk)
        for item, number, digest, pk in rows.values_list("item_id", "number", "digest", "pk")
    }


def _new_item(data: Data) -> Item:
    item = Item(code=data["code"])
    copy_columns(item, data)
    return item


def _put_basics(definitions: Iterable[Data], *, at: datetime) -> None:
    """Enter the basic items that are not known yet; those that are stay as they are."""
    BasicItem.objects.bulk_create(
        {
            data["basic_code"]: BasicItem(
                code=data["basic_code"],
                name=data.get("basic_name") or data["name"],
                kind=data["kind"],
                created_at=at,
            )
            for data in definitions
            if data.get("basic_code")
        }.values(),
        BATCH,
        ignore_conflicts=True,
    )


def _record(
    answers: Sequence[Published],
    versions: dict[str, ItemVersion],
    started: datetime,
    *,
    by: Actor,
    at: datetime,
) -> None:
    journal.record_all(
        [
            ItemPublished(
                ref=ref("item", answer.code),
                code=answer.code,
                body=versions[answer.code].data["body"],
                number=answer.number,
                change=answer.change,
                in_force_from=started.isoformat(),
            )
            for answer in answers
            if answer.code in versions
        ],
        by=by,
        at=at,
    )
