"""A visitor without a browser: reads pages, fills their forms, posts whatever they like.

What a browser does is done here by hand, so that it can also be done wrongly.
"""

import http.client
import http.cookiejar
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from tests.journeys import cast

Fields = Mapping[str, str | Sequence[str]]
Files = Mapping[str, tuple[str, bytes]]


@dataclass
class Answer:
    """What came back, after redirects."""

    status: int
    address: str
    body: bytes
    kind: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.address).path

    @property
    def page(self) -> Any:
        """The document, to be searched."""
        assert self.body.strip(), f"{self.status} with nothing at {self.address}: {self.headers}"
        document = html.document_fromstring(self.body)
        document.make_links_absolute(self.address)
        for form in document.forms:
            form.action = form.action or self.address
        return document

    @property
    def said(self) -> str:
        """The words in the middle of the page."""
        found = self.page.xpath("//main") or self.page.xpath("//body")
        return " ".join(" ".join(found[0].itertext()).split())

    def form(self, action: str = "") -> Any:
        """The form in the middle of the page whose address contains this."""
        for form in self.forms():
            if action in form.action:
                return form
        raise AssertionError(f"no form for {action!r} on {self.path}: {self.said[:300]}")

    def forms(self) -> list[Any]:
        """All forms in the middle of the page that write."""
        return list(self.page.xpath("//main//form[@method='post']"))

    def links(self, part: str) -> list[str]:
        """The addresses of links that contain this."""
        return [a for a in self.page.xpath("//main//a/@href") if part in a]


class Caller:
    """One session. With `patience` a call is repeated until it is answered at all."""

    def __init__(self, address: str, *, patience: float = 0) -> None:
        self.address = address
        self.patience = patience
        self.page = f"{address}/"
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path: str) -> Answer:
        return self._call(urllib.request.Request(self._full(path)))

    def send(
        self, form: Any, fields: Fields | None = None, files: Files | None = None, **button: str
    ) -> Answer:
        """Send a form with what stands in it, overlaid by `fields` (None takes one out)."""
        values: dict[str, Any] = {}
        for name, value in form.form_values():
            values.setdefault(name, []).append(value)
        values |= dict(fields or {}) | button
        kept = {name: value for name, value in values.items() if value is not None}
        return self.post(form.action, kept, files)

    def post(self, path: str, fields: Fields, files: Files | None = None) -> Answer:
        """Post these fields to an address, exactly as they are."""
        pairs = [
            (name, value)
            for name, given in fields.items()
            for value in ([given] if isinstance(given, str) else given)
        ]
        if files is None:
            body, kind = urllib.parse.urlencode(pairs).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = multipart(pairs, files)
        request = urllib.request.Request(self._full(path), data=body)
        request.add_header("Content-Type", kind)
        request.add_header("Referer", self.page)
        return self._call(request)

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Any request at all; `Content_Type="…"` sets a header."""
        request = urllib.request.Request(self._full(path), data=body, method=method)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        return self._call(request)

    def token(self) -> str:
        """What protects forms, for posts made by hand."""
        return next((c.value or "" for c in self.cookies if c.name == "csrftoken"), "")

    def sign_in(self, who: str, secret: str = "") -> "Caller":
        """Sign in; fails when the door stays shut."""
        answer = self.get("/sign-in/")
        fields = {"login": who, "password": secret or cast.password()}
        answer = self.send(answer.form(), fields)
        assert not answer.path.startswith("/sign-in"), answer.said[:300]
        return self

    def lose_session(self) -> None:
        """As after two hours away: the cookie is gone."""
        self.cookies.clear(domain="127.0.0.1", path="/", name="sessionid")

    def _full(self, path: str) -> str:
        return path if path.startswith("http") else self.address + path

    def _call(self, request: urllib.request.Request) -> Answer:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                answer = self._once(request)
                self.page = answer.address
                return answer
            except (urllib.error.URLError, http.client.HTTPException, OSError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _once(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=60) as got:
                return _answer(got.status, got.url, got.read(), got.headers)
        except urllib.error.HTTPError as error:
            address = error.url or request.full_url
            return _answer(error.code, address, error.read(), error.headers)


def _answer(status: int, address: str, body: bytes, headers: Any) -> Answer:
    told = {name.lower(): value for name, value in headers.items()}
    return Answer(status, address, body, told.get("content-type", ""), told)


def multipart(pairs: Sequence[tuple[str, str]], files: Files) -> tuple[bytes, str]:
    """The body of a form with files; names go out as they are, odd as they may be."""
    border = uuid.uuid4().hex
    parts = [(f'name="{name}"', b"", value.encode()) for name, value in pairs]
    for name, (file, content) in files.items():
        quoted = file.replace("\\", "\\\\").replace('"', "%22").replace("\n", "%0A")
        parts.append((f'name="{name}"; filename="{quoted}"',
                      b"Content-Type: application/octet-stream\r\n", content))  # fmt: skip
    body = b"".join(
        f"--{border}\r\nContent-Disposition: form-data; ".encode()
        + head.encode("utf-8", "surrogatepass")
        + b"\r\n" + kind + b"\r\n" + content + b"\r\n"
        for head, kind, content in parts
    )  # fmt: skip
    return body + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"
