"""Read what a page says."""

import html
import re
from typing import Any


def words(answer: Any) -> str:
    """The text of a page without its marks."""
    plain = re.sub(r"<(script|style|head)[^>]*>.*?</\1>", " ", source(answer), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).split())


def source(answer: Any) -> str:
    """The page as it was sent."""
    if answer.streaming:
        return b"".join(answer.streaming_content).decode("utf-8", "replace")
    return str(answer.content.decode())


def main(answer: Any) -> str:
    """The text of the main part of a page."""
    found = re.search(r"<main[^>]*>(.*)</main>", source(answer), flags=re.S)
    plain = re.sub(r"<[^>]+>", " ", found.group(1) if found else "")
    return " ".join(html.unescape(plain).split())


def heading(answer: Any) -> str:
    """The words of the h1."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", source(answer), flags=re.S)
    plain = re.sub(r"<[^>]+>", " ", found.group(1) if found else "")
    return " ".join(html.unescape(plain).split())


def links(answer: Any, pattern: str) -> list[str]:
    """The addresses on a page that match, each once."""
    found = re.findall(r'(?:href|action)="([^"]+)"', source(answer))
    return [html.unescape(each) for each in dict.fromkeys(found) if re.search(pattern, each)]


def hidden(answer: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', source(answer))
    return html.unescape(found.group(1)) if found else ""
