"""The Django application of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    name = "zhengtong.frontline.ratings"
    label = "ratings"
    verbose_name = _("Ratings of services")
    default_auto_field = "django.db.models.BigAutoField"
