"""States as words with a colour: the words say it, the colour only helps to find it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class StateTag:
    """What a tag shows."""

    words: Any
    colour: str


CASE = {
    "draft": StateTag(_("Draft"), "grey"),
    "submitted": StateTag(_("Waiting for acceptance"), "blue"),
    "correcting": StateTag(_("Please supplement"), "amber"),
    "accepted": StateTag(_("Accepted"), "teal"),
    "reviewing": StateTag(_("Under review"), "teal"),
    "suspended": StateTag(_("Special procedure"), "violet"),
    "decided": StateTag(_("Decided"), "green"),
    "delivered": StateTag(_("Delivered"), "green"),
    "closed": StateTag(pgettext_lazy("case", "Closed"), "grey"),
    "refused": StateTag(_("Not accepted"), "red"),
    "rejected": StateTag(_("Not granted"), "red"),
    "granted": StateTag(_("Granted"), "green"),
    "withdrawn": StateTag(_("Withdrawn"), "grey"),
    "terminated": StateTag(_("Terminated"), "grey"),
}

LICENCE = {
    "valid": StateTag(_("Valid"), "green"),
    "changed": StateTag(_("Replaced by a newer version"), "amber"),
    "suspended": StateTag(_("Suspended"), "amber"),
    "revoked": StateTag(_("Revoked"), "red"),
    "expired": StateTag(_("Expired"), "red"),
    "cancelled": StateTag(_("Cancelled"), "red"),
    "unknown": StateTag(_("Unknown"), "grey"),
}

FOLLOW_UP = {
    "open": StateTag(_("To be contacted"), "red"),
    "contacted": StateTag(_("Contacted"), "amber"),
    "mended": StateTag(_("Mended"), "teal"),
    "revisited": StateTag(_("Revisited"), "blue"),
    "closed": StateTag(pgettext_lazy("case", "Closed"), "grey"),
}

TASK = {
    "open": StateTag(_("To do"), "blue"),
    "claimed": StateTag(_("Taken"), "teal"),
    "done": StateTag(_("Done"), "green"),
    "cancelled": StateTag(_("Dropped"), "grey"),
}

KINDS = {"case": CASE, "licence": LICENCE, "follow_up": FOLLOW_UP, "task": TASK}


def tag_of(kind: str, state: str) -> StateTag:
    """The tag of a state; an unknown one is shown as it is, in grey."""
    return KINDS[kind].get(str(state)) or StateTag(state, "grey")
