"""The innocent explanations of a finding: weighed one by one, undone, told in JSON and in packs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from budgetwatch.briefs.signals import in_detail
from budgetwatch.domain.finding import ExplanationState, Judged
from budgetwatch.i18n import language
from budgetwatch.usecases import history
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import Dossier, open_dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.judging import weigh_explanation

CONFIRMED, RULED_OUT, TO_CHECK = (
    ExplanationState.CONFIRMED,
    ExplanationState.RULED_OUT,
    ExplanationState.TO_CHECK,
)


def first(dossier: Dossier) -> Judged:
    """The first finding with two explanations at least."""
    return next(one for one in list_findings(dossier) if len(one.finding.explanations) > 1)


def states(dossier: Dossier) -> list[ExplanationState]:
    return [state for _, state in first(dossier).explained]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "tamaris.budget"
    build_sample(path).close()
    return path


def test_each_explanation_stands_as_the_committee_said_until_it_is_undone(sample: Path) -> None:
    with open_dossier(sample) as dossier:
        finding = first(dossier).finding
        assert set(states(dossier)) == {TO_CHECK}
        weigh_explanation(dossier, finding.key, finding.explanations[0], CONFIRMED, "A. Clerk")
        weigh_explanation(dossier, finding.key, finding.explanations[1], CONFIRMED)
        weigh_explanation(dossier, finding.key, finding.explanations[1], RULED_OUT)
        assert states(dossier)[:2] == [CONFIRMED, RULED_OUT]
        history.undo(dossier)
        assert states(dossier)[:2] == [CONFIRMED, CONFIRMED]
    with open_dossier(sample) as dossier:
        assert states(dossier)[:2] == [CONFIRMED, CONFIRMED]


def test_a_pack_says_which_explanations_are_confirmed_and_which_are_ruled_out(sample: Path) -> None:
    with open_dossier(sample) as dossier:
        judged = first(dossier)
    judged = replace(judged, explanation_states=(RULED_OUT, CONFIRMED))
    words = language("en")
    text = " ".join(words.word(block.text) for block in in_detail(judged).blocks if hasattr(block, "text"))
    ruled_out, confirmed = (words.word(one) for one in judged.finding.explanations[:2])
    assert f"Ruled out: {ruled_out}" in text
    assert f"Confirmed: {confirmed}" in text
