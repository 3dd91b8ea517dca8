"""Check that every pinned package has a ready-made wheel for every supported system.

    python packaging/check_wheels.py [--python 3.11] [requirements.txt]

pip downloads the wheels of each system into a temporary folder, hashes checked, nothing installed and nothing built.
The markers of the requirements are judged for the system asked about, not for the one this runs on.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
SYSTEMS: dict[str, tuple[list[str], dict[str, str]]] = {
    "Linux x86_64": (
        [*(f"manylinux_2_{minor}_x86_64" for minor in (34, 31, 28, 27, 17)), "manylinux2014_x86_64"],
        {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux", "platform_machine": "x86_64"},
    ),
    "Windows 64-bit": (
        ["win_amd64"],
        {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows", "platform_machine": "AMD64"},
    ),
    "macOS arm64": (
        [f"macosx_{version}_0_{machine}" for version in (13, 12, 11) for machine in ("arm64", "universal2")],
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "arm64"},
    ),
    "macOS x86_64": (
        [
            *(f"macosx_{version}_0_{machine}" for version in (13, 12, 11) for machine in ("x86_64", "universal2")),
            *(f"macosx_10_{minor}_{machine}" for minor in (15, 13, 12, 9) for machine in ("x86_64", "universal2")),
        ],
        {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin", "platform_machine": "x86_64"},
    ),
}


def pinned(text: str) -> list[str]:
    """The requirements of a pinned file, each on one line with its hashes."""
    joined = text.replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def wanted(lines: list[str], environment: dict[str, str]) -> list[str]:
    """The requirements whose markers hold in that environment, without their markers."""
    kept = []
    for line in lines:
        named, *hashes = line.split("--hash=")
        requirement = Requirement(named)
        if requirement.marker is None or requirement.marker.evaluate(environment):
            kept.append(" ".join([f"{requirement.name}{requirement.specifier}", *(f"--hash={one}" for one in hashes)]))
    return kept


def download(lines: list[str], platforms: list[str], python: str) -> subprocess.CompletedProcess[str]:
    """What pip answers when fetching these wheels, hashes checked, for that system and version of Python."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.txt"
        asked.write_text("\n".join(lines), encoding="utf-8")
        options = [option for platform in platforms for option in ("--platform", platform)]
        abis = [f"cp{python.replace('.', '')}", "abi3", "none"]
        options += [option for abi in abis for option in ("--abi", abi)]
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--require-hashes", "--no-cache-dir", "--python-version", python, "--implementation", "cp"),
            *(*options, "--dest", folder, "--requirement", str(asked)),
        ]
        return subprocess.run(command, check=False, capture_output=True, text=True)


def _errors(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("ERROR"))


def main() -> int:
    """0 when every system has all its wheels, else 1; a line says so for each system."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("requirements", nargs="?", type=Path, default=ROOT / "requirements.txt")
    parser.add_argument("--python", default="3.11", help="version of Python (default: 3.11)")
    arguments = parser.parse_args()
    lines = pinned(arguments.requirements.read_text(encoding="utf-8"))
    version = {"python_version": arguments.python, "python_full_version": f"{arguments.python}.0"}
    missing = 0
    for system, (platforms, environment) in SYSTEMS.items():
        asked = wanted(lines, environment | version | {"platform_python_implementation": "CPython"})
        answer = download(asked, platforms, arguments.python)
        found = "all there" if answer.returncode == 0 else "\n" + _errors(answer.stderr)
        print(f"{system}, Python {arguments.python}: {len(asked)} wheels, {found}", flush=True)
        missing += answer.returncode != 0
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
