"""A file's name as it may be kept and offered again: the last part, no tricks, right ending."""

import re
import unicodedata

LONGEST = 100
UNNAMED = "未命名"

_INVISIBLE = frozenset(["Cc", "Cf", "Co", "Cs", "Zl", "Zp"])
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*]')


def safe_name(name: str, extension: str, others: tuple[str, ...] = ()) -> str:
    """A name that is safe on every system and ends as its content demands.

    `extension` is the ending of the recognised type, `others` are endings that mean the same
    (`jpeg` for `jpg`). Directories, control and direction characters, leading dots and the names
    of devices go; letters of every script stay, those of four bytes too.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(
        c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl")
    )
    shown = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", shown)).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot or not stem:
        stem, ending = shown, ""
    elif len(ending) > 8 or not ending.isascii() or not ending.isalnum():
        stem, ending = shown, ""  # a dot inside a name: “3.15 会议”
    stem = stem.strip(" .")[:LONGEST] or UNNAMED
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    if ending.lower() not in (extension, *others):
        ending = extension
    return f"{stem}.{ending.lower()}"
