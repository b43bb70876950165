"""What other rooms may ask of documents."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import segno

from zhengtong.blocks.documents import drawing


def pdf(
    template: str,
    data: dict[str, Any],
    standard: str = "a-2b",
    *,
    at: datetime | None = None,
    unprintable: drawing.Unprintable = "refuse",
) -> bytes:
    """Print a template with data as PDF/A (ISO 19005-2), about two milliseconds when warm.

    `template` is `<app label>/<file>.typ`, found in that app's `print/` folder; `data` are JSON
    values, which the template reads as `data`. The same template, data and `at` (the moment the
    document is dated) give the same bytes. Characters no font has are refused with CannotPrint,
    or with `unprintable="mark"` printed as 〔U+1F9A6〕 so that a letter can always go out.

    Raises CannotPrint, FontsMissing (says what to run), NoTemplate and TemplateBroken (faults of
    the programme).
    """
    return drawing.draw(template, data, standard=standard, at=at, unprintable=unprintable)


def qr(text: str, *, error: str = "m") -> str:
    """A QR code (ISO/IEC 18004) as SVG, for `qr(..)` in print templates and for pages."""
    out = BytesIO()
    segno.make(text, error=error, micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, scale=4, omitsize=False
    )
    return out.getvalue().decode()
