"""All that is checked beside the tests; every check runs, so that one call shows everything."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PY = sys.executable
BIN = Path(PY).parent

CHECKS = {
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "."],
    "walls": [str(BIN / "lint-imports"), "--config", "pyproject.toml"],
    "faces and sizes": [PY, "scripts/house_rules.py"],
    "types": [str(BIN / "mypy")],
    "security": [str(BIN / "bandit"), "-q", "-ll", "-r", "zhengtong", "-c", "pyproject.toml"],
    "migrations": [str(BIN / "zhengtong"), "manage", "makemigrations", "--check", "--dry-run",
                   "--settings", "zhengtong.project.settings.test"],
}  # fmt: skip


def main() -> None:
    failed = []
    for name, command in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
        verdict = "ok" if done.returncode == 0 else "FAILED"
        print(f"{verdict:7}{name} ({time.monotonic() - started:.0f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout[-6000:], done.stderr[-3000:])
    if failed:
        sys.exit(f"Checks failed: {', '.join(failed)}")


main()
