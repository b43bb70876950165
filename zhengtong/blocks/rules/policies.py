"""Who may write rules, who may put them in force, who may look at what was decided: pure."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden, Refused

#: Everywhere, or for the models of their own body.
KEEPERS = ("catalogue_manager", "administrator")
AUTHORS = ("reviewer", "approver")
REVIEWER = "approver"


def may_write(by: Actor, body: str) -> bool:
    """Those who keep the catalogue, and the reviewers and approvers of the owning body."""
    if by.is_system:
        return True
    return by.is_staff and (
        any(by.has(role) for role in KEEPERS) or any(by.has(role, body) for role in AUTHORS)
    )


def may_review(by: Actor, body: str) -> bool:
    """Those who keep the catalogue, and the approvers of the owning body: always a person."""
    return by.is_staff and (any(by.has(role) for role in KEEPERS) or by.has(REVIEWER, body))


def may_look(by: Actor) -> bool:
    """Officials and the system; what applicants are told comes by their case."""
    return by.is_staff or by.is_system


def ensure_may_write(by: Actor, body: str) -> None:
    """Raises Forbidden."""
    if not may_write(by, body):
        raise Forbidden(
            _("Rules are written by the body they belong to and by the managers of the catalogue."),
            hint=_("Ask a reviewer or an approver of the body that owns this model."),
        )


def ensure_may_review(by: Actor, body: str, authors: Collection[str]) -> None:
    """Raises Forbidden; Refused (code `second-person`) for one who wrote a part of it."""
    if not may_review(by, body):
        raise Forbidden(
            _("Rules are put in force by approvers of the owning body and by the managers of the"
              " catalogue.")
        )  # fmt: skip
    if by.ref in authors:
        raise Refused(
            _("Who wrote a version may not publish it."),
            hint=_("Ask a second person to review and publish it."),
            code="second-person",
        )


def ensure_may_look(by: Actor) -> None:
    """Raises Forbidden."""
    if not may_look(by):
        raise Forbidden(_("Only officials look at the rules and at what was decided by them."))


def ensure_may_decide(by: Actor) -> None:
    """Whoever acts in a case may have it decided, but nobody unknown; raises Forbidden."""
    if by.is_stranger:
        raise Forbidden(_("Nothing is decided for somebody who has not signed in."))
