"""Who may publish a form."""

from django.utils.translation import gettext_lazy as _

from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import Forbidden

PUBLISHERS = ("catalogue_manager", "administrator")


def demand_publish(by: Actor) -> None:
    """Managers of the catalogue, administrators, and the house itself; raises Forbidden."""
    if not (by.is_system or (by.is_staff and any(by.has(role) for role in PUBLISHERS))):
        raise Forbidden(
            _("Only managers of the catalogue publish forms."),
            hint=_("Ask the catalogue manager of your body."),
        )
