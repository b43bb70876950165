"""JSON in and out: strict with what comes in, plain Chinese in what goes out."""

import json
import re
from typing import Any

import pydantic_core
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import BaseRenderer

UNKEPT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""Escapes that no database keeps: the null character, and halves of characters."""


class Reader(Parser):
    """Reads bodies; ValueError (told as 400) for what is no JSON after RFC 8259."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = request.body
        read = json.loads(body, parse_constant=_refuse)
        if UNKEPT.search(body):
            _check(read)
        return read


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no JSON number")


def _check(read: Any) -> None:
    """Raise ValueError when a string holds a null character or half a character."""
    text = json.dumps(read, ensure_ascii=False)
    text.encode()
    if "\\u0000" in text:
        raise ValueError("a null character")


class Writer(BaseRenderer):
    """Writes answers."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return pydantic_core.to_json(data)
