"""Django's entry to the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "zhengtong.blocks.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Search"
