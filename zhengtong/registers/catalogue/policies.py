"""Who may change the catalogue: pure."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

MANAGERS = ("catalogue_manager", "administrator")


def may_publish(by: Actor) -> bool:
    """Items are published by the managers of the catalogue and by the house itself."""
    return by.is_system or (by.is_staff and any(by.has(role) for role in MANAGERS))


def demand_publish(by: Actor) -> None:
    """Raises Forbidden for anybody else."""
    if not may_publish(by):
        raise Forbidden(
            _("Only managers of the catalogue publish service items."),
            hint=_("Ask the catalogue manager of your body."),
        )


def demand_manager(by: Actor) -> None:
    """Who may read what people searched for in vain; raises Forbidden."""
    if not may_publish(by):
        raise Forbidden(_("This list is for the managers of the catalogue."))
