"""Where an installation keeps its data, and the secrets it draws on first use."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def home() -> Path:
    """The data directory: `ZHENGTONG_HOME`, else `var` beside where the process was started."""
    path = Path(os.environ.get("ZHENGTONG_HOME") or "var").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def kept_secret(name: str, *, guards: str = "") -> str:
    """A secret of this installation: made once, readable by its owner only.

    `guards` names the file of data that only this secret can read: where that is there and the
    secret is not, a new one would be of no use. Raises ImproperlyConfigured.
    """
    path = home() / name
    if not path.exists():
        if guards and (home() / guards).exists():
            raise ImproperlyConfigured(
                f"{path} is missing, and {home() / guards} holds data that only this key can read. "
                "Put the key back from where it was saved, or, if the data may go, remove both."
            )
        fresh = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process of the same start was first; its secret counts
        finally:
            fresh.unlink()
    return path.read_text().strip()
