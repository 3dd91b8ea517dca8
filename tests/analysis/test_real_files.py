"""Real budgets through the whole road: import, compare, find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import State
from budgetwatch.domain.measure import Measure
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import comparing, findings
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import draft_import, import_draft

MISSIONS = CompareQuery(Classification.PROGRAMME, 1)
PROGRAMMES = CompareQuery(Classification.PROGRAMME, 2)


@pytest.fixture(scope="module")
def french(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The French initial law and settlement law of 2013 in one dossier."""
    with create_dossier(tmp_path_factory.mktemp("french") / "2013.budget", "2013") as dossier:
        for name in ("fr_lfi2013_etat_a_cp1252.csv", "fr_lr2013_art4_depenses_utf8bom.csv"):
            import_draft(dossier, draft_import(shared_data / "budgets" / name), author="A. Clerk")
        yield dossier


def test_the_totals_of_2013_are_exact(french: Dossier) -> None:
    (total,) = comparing.compare(french, MISSIONS).totals
    assert str(total.stages[Measure.VOTED]) == "395483706834"
    assert str(total.stages[Measure.PAID]) == "384862863863.32"
    assert str(total.rate) == "0.973145"


def test_all_32_missions_match(french: Dossier) -> None:
    rows = comparing.compare(french, MISSIONS).rows
    assert len(rows) == 32
    assert [row.label for row in rows if "no_counterpart" in row.flags] == []
    assert [row.label for row in rows if row.rate is None] == ["Provisions"]  # its cells of spending are blank


def test_the_defence_mission_is_the_sum_of_its_programmes(french: Dossier) -> None:
    defence = next(row for row in comparing.compare(french, MISSIONS).rows if row.label == "Défense")
    assert str(defence.stages[Measure.VOTED]) == "38124175634"
    assert str(defence.stages[Measure.PAID]) == "38959928836.05"
    below = [row for row in comparing.compare(french, PROGRAMMES).rows if row.parent == defence.key]
    assert sum(row.stages[Measure.VOTED].value for row in below) == defence.stages[Measure.VOTED].value


def test_five_programmes_whose_labels_differ_are_suggested_and_not_joined(french: Dossier) -> None:
    found = [one.finding for one in findings.list_findings(french) if one.finding.code == "no-counterpart"]
    suggested = [finding for finding in found if len(finding.figures) == 2]
    assert len(suggested) == 5
    assert [str(finding.title) for finding in found if finding not in suggested] == [
        "Haut Conseil des finances publiques: paid only in 2013"
    ]


def test_every_figure_of_the_comparison_is_what_its_cells_give(french: Dossier) -> None:
    for query in (MISSIONS, CompareQuery()):
        comparison = comparing.compare(french, query)
        for row in (*comparison.rows, *comparison.totals):
            for figure in row.stages.values():
                assert explain(french, figure, raw=False).holds


def test_every_rule_says_what_it_came_to(french: Dossier) -> None:
    states = {one.finding.code: one.finding.state for one in findings.list_findings(french)}
    assert states == {
        "over-execution-voted": State.FIRED,
        "over-execution-revised": State.UNAVAILABLE,
        "under-execution": State.NOT_FIRED,
        "no-counterpart": State.FIRED,
        "large-change": State.UNAVAILABLE,
        "composition-shift": State.UNAVAILABLE,
        "rate-disagrees": State.UNAVAILABLE,
        "year-end-rush": State.UNAVAILABLE,
        "total-disagrees": State.NOT_FIRED,
        "sources-conflict": State.NOT_FIRED,
        "absent-document": State.NOT_FIRED,
        "repeated-amount": State.NOT_FIRED,
        "lines-counted-twice": State.NOT_FIRED,
        "wage-bill-missing": State.UNAVAILABLE,
        "stage-order": State.UNAVAILABLE,
        "thousand-slip": State.NOT_FIRED,
    }
