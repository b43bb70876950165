from django.apps import AppConfig


class FurnitureConfig(AppConfig):
    name = "zhengtong.channels.furniture"
    label = "furniture"
    default_auto_field = "django.db.models.BigAutoField"
