"""What pages of drafts show."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from zhengtong.blocks.forms.queries import FieldError, Form, Section
from zhengtong.kernel.words import Text


@dataclass(frozen=True, slots=True)
class FileView:
    """One file, licence or paper handed in for a material; `id` is its row.

    `how` is a value of states.Receipt; `document` a ref of blocks.documents, or empty.
    """

    id: int
    how: str
    how_label: Any
    name: str
    media_type: str
    size: int
    document: str
    licence: str
    copies: int
    at: datetime
    round: int = 0
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A material of the item with what was handed in for it. `asked` are the words of the
    correction that asks for it."""

    key: str
    name: Text
    required: bool
    note: Text
    criteria: Text
    accept: tuple[str, ...]
    licence_type: str
    files: tuple[FileView, ...]
    asked: str = ""

    @property
    def is_filled(self) -> bool:
        return any(not file.replaced for file in self.files)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a correction asks for: `key` is `material:KEY`, `field:KEY` or empty."""

    key: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft in a list."""

    id: str
    item_code: str
    item_name: Text
    channel: str
    saved_at: datetime
    number: str
    case: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with its form. `rough` is what was typed into boxes but is not well formed (lay it
    over `forms.queries.inputs`), `sources` says where prefilled answers come from, `case` is the
    number of the case that corrections belong to."""

    id: str
    ref: str
    item_code: str
    item_name: Text
    item_version: int
    applicant: str
    keeper: str
    channel: str
    state: str
    number: str
    version: int
    page: str
    form: Form
    answers: dict[str, Any]
    rough: dict[str, Any]
    sources: dict[str, Text]
    materials: tuple[MaterialView, ...]
    started_at: datetime
    saved_at: datetime
    case: str = ""
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftReview:
    """Everything before the signature: read-back, what is wrong, what is missing, the statement."""

    draft: DraftView
    sections: list[Section]
    errors: list[FieldError]
    missing: tuple[MaterialView, ...]
    statement: str
    signer: str

    @property
    def is_ready(self) -> bool:
        return not self.errors and not self.missing


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a page: the new version of the draft, and what is not well formed."""

    draft: str
    version: int
    errors: list[FieldError] = field(default_factory=list)
