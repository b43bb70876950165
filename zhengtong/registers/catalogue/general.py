"""The general form and the general process, for items that have none of their own."""

from datetime import datetime
from functools import cache
from pathlib import Path

from zhengtong.blocks.forms import actions as form_actions
from zhengtong.blocks.forms import queries as forms
from zhengtong.blocks.process import actions as process_actions
from zhengtong.blocks.process import queries as processes
from zhengtong.kernel.actors import Actor
from zhengtong.kernel.errors import NotFound

GENERAL = "general"
WINDOW, OFFICE = "window", "office"
DATA = Path(__file__).parent / "data"


@cache
def _diagram() -> bytes:
    return (DATA / "general.bpmn").read_bytes()


def form_version(key: str, *, by: Actor, at: datetime) -> tuple[int, str]:
    """Id and digest of the newest version of a form; the general one is published when missing.

    Raises NotFound.
    """
    try:
        version = forms.latest(key or GENERAL)
    except NotFound:
        if key not in ("", GENERAL):
            raise
        form_actions.publish_packaged(by=by, at=at)
        version = forms.latest(GENERAL)
    return version.id, version.digest


def process_version(key: str, *, by: Actor, at: datetime) -> tuple[int, str, tuple[str, ...]]:
    """Id, digest and participants of the newest version of a process, likewise.

    Raises LookupError.
    """
    version = processes.latest(key or GENERAL)
    if version is None and key in ("", GENERAL):
        version = process_actions.deploy(GENERAL, _diagram(), by=by, at=at)
    if version is None:
        raise LookupError(key)
    return version.id, version.digest, version.participants
