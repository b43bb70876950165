"""The writes of audit: `seal` for the worker, `note_export` for auditors."""

from .exporting import note_export
from .sealing import seal

__all__ = ["note_export", "seal"]
