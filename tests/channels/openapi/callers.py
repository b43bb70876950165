"""Somebody who calls the API: with a token, with a session, or as a stranger."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tests.cast import Member
from zhengtong.blocks.identity.actions import tokens
from zhengtong.kernel import clock


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any
    headers: Any
    content: bytes

    @property
    def code(self) -> str:
        """The code of the problem, if it is one."""
        return str(self.body["type"]).rsplit(":", 1)[-1]


class Caller:
    """Calls in a language (English unless told), as a member of the cast or as nobody."""

    def __init__(self, member: Member | None = None, *, by: Any = None, language: str = "en"):
        self.client = Client()
        self.headers = {"Accept-Language": language}
        if member is not None:
            at = clock.now()
            self.token = tokens.issue(member.account, "test", by=by or member.actor, at=at)
            self.headers["Authorization"] = f"Bearer {self.token}"

    def get(self, path: str, **query: Any) -> Answer:
        return self._answer(self.client.get(f"/api{path}", query, headers=self.headers))

    def post(self, path: str, body: Any = None, **more: Any) -> Answer:
        return self.send("POST", path, body, **more)

    def patch(self, path: str, body: Any) -> Answer:
        return self.send("PATCH", path, body)

    def delete(self, path: str) -> Answer:
        return self.send("DELETE", path)

    def send(self, method: str, path: str, body: Any = None, *, raw: bytes | None = None) -> Answer:
        """Send JSON, or bytes as they are."""
        data = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        return self._answer(
            self.client.generic(
                method, f"/api{path}", data, content_type="application/json", headers=self.headers
            )
        )

    def upload(self, path: str, file: Any) -> Answer:
        """Send a file as a form does."""
        return self._answer(self.client.post(f"/api{path}", {"file": file}, headers=self.headers))

    @staticmethod
    def _answer(response: Any) -> Answer:
        content = b"".join(response) if response.streaming else response.content
        kind = response.headers.get("Content-Type", "")
        body = json.loads(content) if "json" in kind and content else None
        return Answer(response.status_code, body, response.headers, content)
