"""Django's entry to the API channel."""

from django.apps import AppConfig


class OpenapiConfig(AppConfig):
    name = "zhengtong.channels.openapi"
    label = "openapi"
    verbose_name = "API"
