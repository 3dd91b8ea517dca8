"""The flags on generated registers: every planted case fires, no look-alike does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from budgetwatch.domain.finding import Finding, State
from budgetwatch.flags import CATALOGUE, Settings, judge_contracts, load_settings

if TYPE_CHECKING:
    from tests.flags.conftest import Planted


def settings_of(truth: dict[str, Any], folder: Path) -> Settings:
    """The settings that the generator judged with, through the file that a person would write."""
    lines = []
    for name, value in truth["settings"].items():
        if name == "competitive_threshold":
            entries = ", ".join(f'{{ from = {entry["from"]}, amount = "{entry["amount"]}" }}' for entry in value)
            lines.append(f"{name} = [{entries}]")
        elif not isinstance(value, dict | list):
            lines.append(f"{name} = {json.dumps(value)}")
    path = folder / "settings.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_settings(path)[0]


@pytest.fixture
def judged(planted: Planted, tmp_path: Path) -> dict[str, Finding]:
    settings = settings_of(planted.truth, tmp_path)
    return {finding.code: finding for finding in judge_contracts(planted.contracts, settings)}


@pytest.mark.parametrize("code", [flag.code for flag in CATALOGUE])
def test_every_planted_case_fires_and_nothing_else(code: str, planted: Planted, judged: dict[str, Finding]) -> None:
    expected = planted.truth["flags"][code]
    found = {subject.id for subject in judged[code].subjects}
    planted_ids = {case["id"] for case in expected["must_fire"]}
    debatable = {case["id"] for case in expected["debatable"]}
    assert judged[code].state is State.FIRED
    assert planted_ids <= found
    assert found <= planted_ids | debatable
