"""Django's entry to the counter."""

from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "zhengtong.channels.counter"
    label = "counter"
    verbose_name = "Counter"
