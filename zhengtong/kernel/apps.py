"""Django's entry to the kernel."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "zhengtong.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Kernel"
