"""The plan of the house, as rules that fail when they are broken."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted([*(ROOT / "budgetwatch").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
MOST_LINES, MOST_IN_A_FUNCTION, MEDIAN_LINES = 400, 50, 150


def test_modules_import_only_what_their_layer_allows(capsys: pytest.CaptureFixture[str]) -> None:
    assert read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_no_file_is_long_and_most_are_short() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert not [str(path) for path, length in lengths.items() if length > MOST_LINES]
    assert statistics.median(lengths.values()) <= MEDIAN_LINES


def test_no_function_is_long() -> None:
    found = {
        f"{path.name}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert not {name: length for name, length in found.items() if length > MOST_IN_A_FUNCTION}


def test_every_module_says_its_one_concern() -> None:
    assert not [str(path) for path in CODE if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert not [str(path) for path in CODE if path.stem in empty]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


NETWORK = {"socket", "http", "urllib", "requests", "httpx", "ftplib", "smtplib", "ssl", "asyncio"}


def test_nothing_speaks_to_a_network() -> None:
    spoken = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in CODE
        for name in _imported(path)
        if name.split(".")[0] in NETWORK or name.startswith("PySide6.QtNetwork")
    }
    assert not spoken
