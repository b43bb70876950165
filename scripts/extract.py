"""Find the strings that are marked for translation, without gettext's own tools."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
IN_ATTRIBUTES = re.compile(r"""\{%-?\s*trans(?:late)?\s+(?:"([^"]+)"|'([^']+)')""")
IN_FILTERS = re.compile(r"""[\s=|:(]_\((?:"([^"]+)"|'([^']+)')\)""")

LITERAL = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALLS = re.compile(rf"(?:(?<![a-z])n?gettext\(|pgettext\({LITERAL},\s*)({LITERAL})")


def python_strings(path: Path) -> Iterator[str]:
    """The message ids of a Python file (singular forms)."""
    with path.open("rb") as file:
        for _line, name, messages, _comments in extract_python(file, KEYWORDS.keys(), (), {}):
            if isinstance(messages, str):
                yield messages
            elif name.startswith(("p", "np")):
                yield messages[1]
            else:
                yield messages[0]


def template_strings(path: Path) -> Iterator[str]:
    """The message ids of a template; also those inside the attributes of components."""
    text = path.read_text()
    for pattern in (IN_ATTRIBUTES, IN_FILTERS):
        for double, single in pattern.findall(text):
            yield double or single
    source = templatize(text)
    plain = "\n".join(line.strip() for line in source.splitlines() if "gettext(" in line)
    for found in CALLS.finditer(plain):
        yield from _read(found.group(1))


def _read(literal: str) -> Iterator[str]:
    stream = io.BytesIO(f"_({literal})".encode())
    for _line, _name, messages, _comments in extract_python(stream, {"_"}, (), {}):
        if isinstance(messages, str):
            yield messages
