"""The pinned packages: what pyproject.toml asks for, with hashes, and no word of where they came from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
DEVELOPMENT = [*RUNTIME, *PROJECT["optional-dependencies"]["dev"]]


def pinned(name: str) -> list[tuple[Requirement, int]]:
    """Each pinned package of a file, and how many hashes it has."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return [(Requirement(line.split("--hash=")[0]), line.count("--hash=sha256:")) for line in lines]


@pytest.mark.parametrize(("file", "asked"), [("requirements.txt", RUNTIME), ("requirements-dev.txt", DEVELOPMENT)])
def test_the_pinned_versions_are_those_the_project_asks_for(file: str, asked: list[str]) -> None:
    versions = {
        canonicalize_name(requirement.name): specifier.version
        for requirement, _ in pinned(file)
        for specifier in requirement.specifier
    }
    wanted = [Requirement(text) for text in asked]
    assert [one.name for one in wanted if canonicalize_name(one.name) not in versions] == [], "run `make requirements`"
    assert [str(one) for one in wanted if versions[canonicalize_name(one.name)] not in one.specifier] == []


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"])
def test_every_pinned_package_has_its_hashes_and_no_address(file: str) -> None:
    assert [str(requirement) for requirement, hashes in pinned(file) if not hashes] == []
    text = (ROOT / file).read_text(encoding="utf-8")
    assert [word for word in ("://", "--index", "--extra-index", "--find-links", " @ ") if word in text] == []


def test_the_tests_run_what_people_run() -> None:
    runtime = {str(requirement) for requirement, _ in pinned("requirements.txt")}
    assert runtime <= {str(requirement) for requirement, _ in pinned("requirements-dev.txt")}
