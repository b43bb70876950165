"""Django's entry to the workbench."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "zhengtong.channels.workbench"
    label = "workbench"
    verbose_name = "Workbench"
