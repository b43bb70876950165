"""Read the content files. Items are written in a short form: `Chinese | English`, a line a text."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhengtong.kernel.words import Text

CONTENT = Path(__file__).parent / "content"
SEPARATOR = " | "


@cache
def document(name: str) -> Any:
    """The parsed YAML file `content/<name>.yaml`; read once a process, never to be changed."""
    return parse(CONTENT / f"{name}.yaml")


def parse(path: Path) -> Any:
    """Parse one file; the error of the parser names the file and the line."""
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


def documents(folder: str) -> dict[str, Any]:
    """All YAML files of a content folder, by file name without its ending, in order."""
    return {path.stem: parse(path) for path in sorted((CONTENT / folder).glob("*.yaml"))}


def words(value: str | Text) -> Text:
    """`中文 | English` as a bilingual text; a mapping is returned as it is."""
    if not isinstance(value, str):
        return dict(value)
    chinese, _, english = value.partition(SEPARATOR)
    return {"zh": chinese.strip(), "en": english.strip()} if english else {"zh": chinese.strip()}


def all_words(values: list[str | Text]) -> list[Text]:
    return [words(value) for value in values]
