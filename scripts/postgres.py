"""A PostgreSQL server for the length of a test run: in a temporary folder, on a free port."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = ("-c fsync=off -c synchronous_commit=off -c full_page_writes=off "
            "-c max_connections=100 -c shared_buffers=256MB")  # fmt: skip
DURABLE_SETTINGS = "-c max_connections=100 -c shared_buffers=512MB"


def programs() -> Path:
    """The folder of the newest server on this machine; stops with words when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).resolve().parent
    sys.exit("PostgreSQL is missing. Install it (Debian: apt install postgresql) and try again.")


def as_server(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: then its own account runs it."""
    if os.geteuid():
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Yield the URL of a fresh server (`postgres://…`, database `zhengtong`)."""
    bin_ = programs()
    with tempfile.TemporaryDirectory(prefix="zt-pg-", ignore_cleanup_errors=True) as folder:
        if not os.geteuid():
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        data = f"{folder}/data"
        run(as_server([f"{bin_}/initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8",
                       "--locale=C", "--no-sync"]))  # fmt: skip
        options = f"-p {port} -k {folder} -h 127.0.0.1 {DURABLE_SETTINGS if durable else SETTINGS}"
        run(as_server([f"{bin_}/pg_ctl", "-D", data, "-o", options, "-l", f"{folder}/log", "-w",
                       "start"]))  # fmt: skip
        try:
            run([f"{bin_}/createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres",
                 "zhengtong"])  # fmt: skip
            yield f"postgres://postgres@127.0.0.1:{port}/zhengtong"
        finally:
            run(as_server([f"{bin_}/pg_ctl", "-D", data, "-m", "immediate", "stop"]))


def run(command: list[str]) -> None:
    done = subprocess.run(command, cwd="/", text=True, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)  # fmt: skip
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
