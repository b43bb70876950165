"""Django set up for the modules that run inside an installation: import this before its models."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhengtong.project.settings.base")
django.setup()
