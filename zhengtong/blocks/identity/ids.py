"""From a ref that came from outside to a row id that can be looked up."""

from zhengtong.kernel.refs import kind_of

LONGEST = 18


def id_of(value: str, kind: str) -> int:
    """The id in a ref of this kind; 0, which nobody has, for anything else."""
    key = value.partition(":")[2]
    plain = kind_of(value) == kind and key.isascii() and key.isdigit() and len(key) <= LONGEST
    return int(key) if plain else 0
