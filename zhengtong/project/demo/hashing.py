"""Quick password hashes for the cast: a hundred dear ones would take longer than all the rest.

Argon2 keeps its parameters in the hash, so that the platform's own hasher reads these, and Django
makes them as dear as the others when somebody signs in for the first time.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test.utils import override_settings


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with the least cost."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1


@contextmanager
def quick_hashes() -> Iterator[None]:
    """Hash cheaply for the length of a block."""
    quick = f"{QuickArgon2.__module__}.{QuickArgon2.__qualname__}"
    with override_settings(PASSWORD_HASHERS=[quick]):
        yield
