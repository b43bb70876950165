"""Settings of the test-suite: fast hashing, memory database unless one is named."""

import os
import tempfile

os.environ.setdefault("ZHENGTONG_HOME", tempfile.mkdtemp(prefix="zhengtong-test-"))
os.environ.setdefault("ZHENGTONG_ENV", "test")
os.environ.setdefault("ZHENGTONG_SECRET_KEY", "test-secret")
os.environ.setdefault("ZHENGTONG_DATA_KEY", "test-data-key")

from zhengtong.project.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not os.environ.get("ZHENGTONG_DATABASE_URL"):
    DATABASES["default"]["NAME"] = ":memory:"
AXES_ENABLED = True
