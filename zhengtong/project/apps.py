"""The last app: when all rooms stand, it joins them."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules, import_string

from zhengtong.project import translations

# A name, not an import: the wiring knows all rooms, whose tables must be known first.
WIRE = "zhengtong.project.wiring.wire_everything"


class ProjectConfig(AppConfig):
    name = "zhengtong.project"
    label = "project"

    def ready(self) -> None:
        # Operations, tasks and periodics make themselves known when their module is read.
        autodiscover_modules("events", "operations", "tasks")
        import_string(WIRE)()
        translations.merge()
