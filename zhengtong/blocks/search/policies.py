"""Who may teach the search: pure. Entries are put by the rooms that own them."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

TEACHERS = ("catalogue_manager", "administrator")


def demand_teacher(by: Actor) -> None:
    """Managers of the catalogue, administrators and the house itself; raises Forbidden."""
    if not (by.is_system or (by.is_staff and any(by.has(role) for role in TEACHERS))):
        raise Forbidden(_("Only managers of the catalogue teach the search."))
