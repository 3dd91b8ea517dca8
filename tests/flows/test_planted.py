"""Faults planted in a budget: how many are found, and how many false alarms there are, beside a plain pivot table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from budgetwatch.domain.finding import Finding, State
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.importing import draft_import, import_draft
from tests.flows.planted import LAST, Planted, plant, write

SEEDS = (1, 2, 3)
MOST_FALSE = 2.0
"""False alarms for a hundred lines."""


@dataclass(frozen=True)
class Score:
    """The planted faults that were found, those that were not, and false alarms for a hundred lines."""

    hits: frozenset[str]
    missed: frozenset[str]
    false_per_hundred: float


def fired(planted: Planted, folder: Path) -> list[Finding]:
    """What the product finds in the ministry's files."""
    with create_dossier(folder / "planted.budget") as dossier:
        for path in write(planted, folder):
            import_draft(dossier, draft_import(path), accept_review=True)
        return [one.finding for one in list_findings(dossier) if one.finding.state is State.FIRED]


def ours(planted: Planted, found: list[Finding]) -> Score:
    """A fault is found where a finding of its code names its line; an alarm is false where it names no planted line."""
    told = [(finding.code, f"{finding.title} {finding.why}") for finding in found]
    hits = frozenset(
        fault
        for fault, line in planted.faults.items()
        if any(code == fault.strip() and line in words for code, words in told)
    )
    about = {*planted.faults.values(), *(twin(planted))}
    false = [words for code, words in told if code != "total-disagrees" and not any(line in words for line in about)]
    return Score(hits, frozenset(planted.faults) - hits, 100 * len(false) / len(planted.lines))


def twin(planted: Planted) -> set[str]:
    """The line whose amount stands at the line of the copy too."""
    copied = next(line for line in planted.lines if line.code == planted.faults["repeated-amount"])
    return {line.code for line in planted.lines if line.paid.get(LAST) == copied.paid[LAST]}


def pivot(planted: Planted) -> Score:
    """What a pivot table of votes and payments shows of itself: lines off by a tenth, or that moved by a tenth."""
    flagged = {
        line.code
        for line in planted.lines
        for year in line.voted
        if abs(line.paid.get(year, 0) - line.voted[year]) * 10 > line.voted[year]
        or abs(line.voted[year] - line.voted.get(year - 1, line.voted[year])) * 10 > line.voted[year]
    }
    hits = frozenset(fault for fault, line in planted.faults.items() if line in flagged)
    false = flagged - set(planted.faults.values())
    return Score(hits, frozenset(planted.faults) - hits, 100 * len(false) / len(planted.lines))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_fault_is_found_with_fewer_false_alarms_than_a_pivot_table(seed: int, tmp_path: Path) -> None:
    planted = plant(seed)
    found = fired(planted, tmp_path)
    score, plain = ours(planted, found), pivot(planted)
    assert score.missed == frozenset(), [str(one.title) for one in found]
    assert score.false_per_hundred <= MOST_FALSE, [str(one.title) for one in found]
    assert len(score.hits) > len(plain.hits)
    assert score.false_per_hundred < plain.false_per_hundred
    (total,) = [one for one in found if one.code == "total-disagrees"]
    assert str(total.stake) == str(planted.wrong_total * 1000)
