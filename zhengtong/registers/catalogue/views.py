"""What the floors above get to see: small frozen dataclasses, texts in two languages, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from zhengtong.kernel.words import Text

from .parts import (
    Basis,
    BodyName,
    Contact,
    Delivery,
    FaqEntry,
    Fee,
    GuideMaterial,
    Joint,
    Limit,
    Limits,
    Online,
    PinnedLimits,
    Place,
    Result,
    Step,
)
from .topics import Topic


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide (办事指南) of one version of an item: everything that a complete page shows."""

    code: str
    item_id: int
    version_id: int
    number: int
    in_force_from: datetime
    basic_code: str
    basic_name: Text
    name: Text
    summary: Text
    kind: str
    kind_label: Text
    body: BodyName
    division: str
    division_name: Text
    level: str
    level_label: Text
    audience: tuple[str, ...]
    audience_labels: tuple[Text, ...]
    themes: tuple[Topic, ...]
    life_events: tuple[Topic, ...]
    keywords: tuple[str, ...]
    handling: str
    handling_label: Text
    digital: bool
    form_version_id: int
    process_version_id: int
    licence_type: str
    limits: Limits
    fee: Fee
    visits: int
    visit_reason: Text
    conditions: tuple[Text, ...]
    materials: tuple[GuideMaterial, ...]
    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    results: tuple[Result, ...]
    questions: tuple[FaqEntry, ...]
    basis: tuple[Basis, ...]
    contact: Contact
    online: Online
    delivery: Delivery
    scope: str
    scope_label: Text
    joint: tuple[Joint, ...]
    origin: str
    decisions: Mapping[str, Mapping[str, str]]

    @property
    def days_saved(self) -> int | None:
        """By how many days the promise is shorter than the law, when both count alike."""
        law, promise = self.limits.statutory, self.limits.promised
        if law is None or promise is None or law.unit != promise.unit:
            return None
        return max(0, law.days - promise.days)


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item in a list."""

    code: str
    name: Text
    summary: Text
    body: str
    body_name: Text
    division: str
    division_name: Text
    level: str
    kind: str
    kind_label: Text
    handling: str
    handling_label: Text
    digital: bool
    audience: tuple[str, ...]
    promised: Limit | None
    visits: int
    popularity: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of found items. `total` counts all; `suggestion` is what was probably meant."""

    cards: tuple[ItemCard, ...]
    total: int
    suggestion: str = ""
    loose: bool = False
    next: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item offered while somebody types."""

    code: str
    name: Text
    body_name: Text


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which a list can be narrowed, and how many items it leaves."""

    value: str
    name: Text
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """All the ways to narrow, each with its values, the most frequent first."""

    audience: tuple[Facet, ...]
    themes: tuple[Facet, ...]
    life_events: tuple[Facet, ...]
    bodies: tuple[Facet, ...]
    divisions: tuple[Facet, ...]
    levels: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    handlings: tuple[Facet, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """What one version of an item holds together for a case (`materials` as they are defined).

    `decisions` are the roles rules play for it: {"eligibility": {"model": KEY, "decision": NAME}}.
    """

    version_id: int
    item_id: int
    code: str
    name: Text
    body: str
    division: str
    level: str
    kind: str
    handling: str
    digital: bool
    form_version_id: int
    process_version_id: int
    participants: dict[str, str]
    licence_type: str
    limits: PinnedLimits
    materials: tuple[Mapping[str, Any], ...]
    steps: tuple[Mapping[str, Any], ...] = ()
    delivery: Mapping[str, Any] | None = None
    decisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VersionCard:
    """A version in the history of an item."""

    version_id: int
    number: int
    name: Text
    in_force_from: datetime
    published_at: datetime
    published_by: str
    digest: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A word that found nothing, how often and when last."""

    id: int
    word: str
    count: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a definition: `added`, `changed` or `unchanged`."""

    code: str
    item_id: int
    version_id: int
    number: int
    change: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a row of an imported file; `reason` is a lazy translation."""

    line: int
    code: str
    reason: Any


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: counts, and the rows that need a look, each with line and reason."""

    mapping: str
    rows: int
    added: int
    changed: int
    unchanged: int
    bodies: int
    warned: tuple[Remark, ...]
    rejected: tuple[Remark, ...]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class MappingCard:
    """A kind of list that can be imported, and the columns by which it is known."""

    key: str
    title: Text
    source: str
    kind: str
    marks: tuple[str, ...]
