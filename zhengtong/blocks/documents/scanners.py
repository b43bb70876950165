"""Who looks for malware: the ClamAV daemon of this machine, or a list of signatures.

The signatures find the test file that every scanner must find (EICAR), so that the path of an
infected upload can be tried on any installation; a real one sets ZHENGTONG_SCANNER=clamd.
"""

import socket
import struct
from typing import BinaryIO

from django.conf import settings

from zhengtong.blocks.documents.sockets import SCANNERS, Finding, Scanner

CHUNK = 1024 * 1024
# The EICAR test string in two halves, so that scanners do not take this file for infected.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class SignatureScanner:
    """Finds known byte sequences; by default the EICAR test file."""

    def __init__(self, signatures: dict[str, bytes] | None = None) -> None:
        self.signatures = signatures or {"EICAR-Test-File": EICAR}
        self.overlap = max(map(len, self.signatures.values())) - 1

    def scan(self, file: BinaryIO) -> Finding:
        file.seek(0)
        tail = b""
        while chunk := file.read(CHUNK):
            window = tail + chunk
            for name, signature in self.signatures.items():
                if signature in window:
                    return Finding("infected", name)
            tail = window[-self.overlap :]
        return Finding("clean")


class ClamdScanner:
    """Asks clamd over its socket (command INSTREAM: chunks with their length before them).

    The address is ZHENGTONG_CLAMD: the path of a Unix socket, or host:port.
    """

    timeout = 30.0

    def scan(self, file: BinaryIO) -> Finding:
        try:
            with self._connection() as connection:
                connection.sendall(b"zINSTREAM\0")
                file.seek(0)
                while chunk := file.read(CHUNK):
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
                answer = connection.makefile("rb").read(4096).rstrip(b"\0\n").decode()
        except OSError:
            return Finding("unscanned")
        if answer.endswith("FOUND"):
            return Finding("infected", answer.removeprefix("stream:").removesuffix("FOUND").strip())
        return Finding("clean" if answer.endswith("OK") else "unscanned")

    def _connection(self) -> socket.socket:
        address = getattr(settings, "ZHENGTONG_CLAMD", "/run/clamav/clamd.ctl")
        host, colon, port = address.rpartition(":")
        if colon and port.isdigit():
            return socket.create_connection((host, int(port)), timeout=self.timeout)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(self.timeout)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection


SCANNERS.register("signatures", SignatureScanner())
SCANNERS.register("clamd", ClamdScanner())


def scanner() -> Scanner:
    """The scanner of this installation."""
    return SCANNERS.get(getattr(settings, "ZHENGTONG_SCANNER", "signatures"))
