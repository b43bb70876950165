"""A keep-alive HTTP/1.1 connection that costs next to nothing: the client shares the machine."""

import socket
from dataclasses import dataclass

END_OF_HEAD = b"\r\n\r\n"
CHUNK = 65536
PATIENCE = 30.0


class Broken(Exception):
    """The server has closed the connection in the middle of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, head and body as they came."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header; empty when it is not there."""
        for line in self.head.split(b"\r\n")[1:]:
            key, _colon, value = line.partition(b":")
            if key.decode().lower() == name:
                return value.strip().decode()
        return ""


def request(
    method: str,
    path: str,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
    media: str = "application/json",
) -> bytes:
    """A request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Language: zh-Hans"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body or method == "POST":
        lines += [f"Content-Type: {media}", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + END_OF_HEAD + body


class Line:
    """One connection; opened anew when the server has closed it between two requests."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def send(self, raw: bytes) -> Answer:
        """Send a request and read the answer; raises Broken."""
        for last in (False, True):
            fresh = self.socket is None
            try:
                if fresh:
                    self._open()
                return self._exchange(raw)
            except (Broken, ConnectionError):
                self.close()
                if fresh or last:
                    raise
        raise Broken

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _exchange(self, raw: bytes) -> Answer:
        if self.socket is None:
            raise Broken
        self.socket.sendall(raw)
        got = b""
        while END_OF_HEAD not in got:
            got += self._more()
        head, _end, body = got.partition(END_OF_HEAD)
        answer = Answer(int(head[9:12]), head, b"")
        parts, missing = [body], int(answer.header("content-length") or 0) - len(body)
        while missing > 0:
            part = self._more()
            parts.append(part)
            missing -= len(part)
        if answer.header("connection").lower() == "close":
            self.close()
        return Answer(answer.status, head, b"".join(parts))

    def _more(self) -> bytes:
        part = self.socket.recv(CHUNK) if self.socket else b""
        if not part:
            raise Broken
        return part
