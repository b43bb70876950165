"""Putting a row: enter it, or change only what differs, and tell which it was."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


def put_row(model: type[M], key: Any, values: Mapping[str, Any]) -> tuple[M, bool]:
    """The row with this primary key and these values; True when something had to be written."""
    row = model._default_manager.filter(pk=key).first()
    if row is None:
        return model._default_manager.create(pk=key, **values), True
    return row, bool(change(row, values))


def change(row: Model, values: Mapping[str, Any]) -> list[str]:
    """Write the values that differ; returns the names of the fields changed."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    return changed
