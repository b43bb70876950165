"""Compiled versions, kept by each process of the platform; a version never changes, so neither
does what is kept."""

from collections import OrderedDict
from threading import Lock

from zhengtong.blocks.process.compiling import Compiled, compile_diagram
from zhengtong.blocks.process.models import Version
from zhengtong.blocks.process.reading import read

MOST = 256

_kept: OrderedDict[str, Compiled] = OrderedDict()
_lock = Lock()


def compiled(version: Version) -> Compiled:
    """The version ready to run. Its file is fetched only the first time."""
    with _lock:
        if found := _kept.get(version.digest):
            _kept.move_to_end(version.digest)
            return found
    made = compile_diagram(read(version.xml.encode()).diagram)
    with _lock:
        _kept[version.digest] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
