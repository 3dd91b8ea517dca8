"""The flags on generated registers, plain and untidy: every planted case fires, no look-alike does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from budgetwatch.domain.finding import State
from budgetwatch.flags import CATALOGUE

if TYPE_CHECKING:
    from tests.flags.conftest import Planted


@pytest.mark.parametrize("code", [flag.code for flag in CATALOGUE])
def test_every_planted_case_fires_and_nothing_else(code: str, planted: Planted) -> None:
    expected = planted.truth["flags"][code]
    found = {subject.id for subject in planted.found[code].subjects}
    planted_ids = {case["id"] for case in expected["must_fire"]}
    debatable = {case["id"] for case in expected["debatable"]}
    assert planted.found[code].state is State.FIRED
    assert planted_ids <= found
    assert found <= planted_ids | debatable
