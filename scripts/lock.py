"""Write the lock files: exact versions, no address of an index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def compile_lock(target: str, *extras: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "piptools", "compile", "--quiet", "--strip-extras",
         "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header",
         *(f"--extra={extra}" for extra in extras), "-o", target, "pyproject.toml"],
        cwd=ROOT,
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    (ROOT / "requirements").mkdir(exist_ok=True)
    compile_lock("requirements/base.txt")
    compile_lock("requirements/dev.txt", "test")
