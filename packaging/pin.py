"""Write requirements.txt, requirements-dev.txt and requirements-bench.txt: every package pinned with its hashes, for every supported system.

    python packaging/pin.py

One resolution covers Linux, Windows and macOS from Python 3.11 on: what a single system needs carries a marker. No
package index is named in the files. Needs uv, since pip-compile resolves only for the computer it runs on.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINNED = {
    "requirements.txt": ["pyproject.toml", "-c", "packaging/constraints.in"],
    "requirements-dev.txt": ["pyproject.toml", "packaging/build.in", "--extra=dev", "-c", "requirements.txt"],
    "requirements-bench.txt": ["packaging/bench.in", "-c", "requirements-dev.txt"],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make requirements",
    "--quiet",
]


def pin(target: str, sources: list[str], *options: str) -> None:
    """Write one file of pinned requirements; the versions it already holds are kept unless `--upgrade` is given."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *sources, *options, "-o", target]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    for name, where in PINNED.items():
        pin(name, where, *sys.argv[1:])
