"""The Django application of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LicencesConfig(AppConfig):
    name = "zhengtong.registers.licences"
    label = "licences"
    verbose_name = _("Licences")
    default_auto_field = "django.db.models.BigAutoField"
