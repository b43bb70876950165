"""Opaque references between rooms: `case:440100-2026-000123`.

A lower room keeps a ref, never a foreign key upward.
"""

SEPARATOR = ":"


def ref(kind: str, key: object) -> str:
    """Join a kind and a key: `ref("case", "A1") == "case:A1"`.

    Raises ValueError when the kind is empty or contains the separator.
    """
    if not kind or SEPARATOR in kind:
        raise ValueError(f"not a kind of ref: {kind!r}")
    return f"{kind}{SEPARATOR}{key}"


def kind_of(value: str) -> str:
    """The part before the first separator; empty when `value` is no ref."""
    kind, separator, _ = value.partition(SEPARATOR)
    return kind if separator else ""


def key_of(value: str, kind: str | None = None) -> str:
    """The key of a ref; raises ValueError when it is no ref or not of the `kind` expected."""
    found, separator, key = value.partition(SEPARATOR)
    if not separator or (kind is not None and found != kind):
        raise ValueError(f"not a {kind or 'valid'} ref: {value!r}")
    return key
