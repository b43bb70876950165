"""Django's entry to the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcessConfig(AppConfig):
    name = "zhengtong.blocks.process"
    label = "process"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Processes")
