"""Who may do what with a document itself; who may see it, its owner's room decides."""

from django.utils.translation import gettext_lazy as _

from zhengtong.blocks.documents.models import Document
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden


def demand_keep(by: Actor) -> None:
    """Anybody who is known may send a file; raises Forbidden for a stranger."""
    if by.is_stranger:
        raise Forbidden(_("Sign in to send files."))


def demand_change(document: Document, by: Actor) -> None:
    """Whoever kept it, or acts for the one it was kept for, or the house itself."""
    if by.is_system or by.ref == document.kept_by:
        return
    if not by.is_stranger and by.subject == document.kept_for:
        return
    raise Forbidden(_("This file belongs to somebody else."))


def demand_house(by: Actor) -> None:
    """Clearing up is the house's own work."""
    if not by.is_system:
        raise Forbidden()
