"""The invented country, from its spreadsheets to its packs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.finding import Audience, Judgement, State
from budgetwatch.domain.measure import Measure
from budgetwatch.paths import samples
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.contracts import find_contract_figure, list_contracts, list_flags
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.documents import hide_document, list_documents
from budgetwatch.usecases.dossiers import Dossier, open_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import list_questions, move_question
from budgetwatch.usecases.history import list_history, redo, undo
from budgetwatch.usecases.judging import judge_finding
from budgetwatch.usecases.movements import build_bridges
from budgetwatch.usecases.packing import PackAsked, compose
from budgetwatch.usecases.programming import list_laws
from budgetwatch.usecases.received import view_sheet
from budgetwatch.usecases.verifying import verify_dossier

ON_THE_BUDGET = "B02 B03 B04 B05 B06 B10 C10 C11 C12 D02 D03 D04 D05 D06 D14 D17 G03 I02"
ON_CONTRACTS = "E02 E03 E04 E05 E06 E07 E11 E12 E13 E14 E15 E16"
ON_PIECES = ("D01", "H01")
"""Topics that the register of expected documents answers: what came late is named, no figure stands behind it."""
ON_MONTHS = "D13"
"""The topic on the end of the year: the sample country prints whole years only."""
FIRST_FLAGS = {"BW01", "BW02", "BW05", "BW14", "BW20", "BW22"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier, built once."""
    path = tmp_path_factory.mktemp("tamaris") / "tamaris.budget"
    build_sample(path).close()
    return path


@pytest.fixture
def tamaris(built: Path, tmp_path: Path) -> Iterator[Dossier]:
    """A copy of the sample dossier, open for changes."""
    copy = tmp_path / "tamaris.budget"
    copy.write_bytes(built.read_bytes())
    with open_dossier(copy) as dossier:
        yield dossier


def _cells(told: Explanation) -> Iterator[SourceCell]:
    yield from told.cells
    for part in told.inputs:
        yield from _cells(part)


def _origins(told: Explanation) -> Iterator[object]:
    """The cells behind a figure, and the values of series that a person entered."""
    yield from told.cells
    if told.point is not None:
        yield told.point
    for part in told.inputs:
        yield from _origins(part)


def test_every_sample_is_ready_to_import_but_the_one_with_a_planted_gap(tamaris: Dossier) -> None:
    rows = list_documents(tamaris)
    doubtful = [row for row in rows if row.dataset.filing.verdict is not Verdict.READY]
    assert len(rows) >= 7
    assert all(row.disagree for row in doubtful)


def test_every_figure_of_the_pack_is_what_its_cells_give(tamaris: Dossier) -> None:
    figures = compose(tamaris).figures()
    told = [explain(tamaris, figure, raw=False) for figure in figures]
    assert len(figures) > 100
    assert [one.figure for one in told if not one.holds] == []
    assert [one.figure for one in told if one.figure.value and not any(_origins(one))] == []


def test_a_figure_opens_the_ministrys_own_sheet_on_its_cells(tamaris: Dossier) -> None:
    figure = next(one.figure for finding in list_findings(tamaris) for one in finding.finding.figures)
    cells = tuple(_cells(explain(tamaris, figure)))
    view = view_sheet(tamaris, tuple(cell.cell for cell in cells))
    row, column = view.active
    assert view.active in view.lit
    assert view.rows[row - view.first_row][column - view.first_column] == cells[0].raw != ""


def test_the_planted_things_are_found(tamaris: Dossier) -> None:
    fired = {one.finding.code for one in list_findings(tamaris) if one.finding.state is State.FIRED}
    assert {"over-execution-revised", "under-execution", "no-counterpart", "total-disagrees"} <= fired


def test_the_register_raises_its_first_signals(tamaris: Dossier) -> None:
    flags = {one.finding.code: one.finding for one in list_flags(tamaris)}
    assert set(flags) >= FIRST_FLAGS
    assert len(list_contracts(tamaris)) >= 50
    for finding in flags.values():
        if finding.state is State.FIRED:
            assert finding.n > 0
            assert finding.threshold is not None
            assert finding.question is not None
            assert finding.subjects


def test_every_computed_topic_is_answered_with_evidence_that_holds(tamaris: Dossier) -> None:
    proposed = {one.item.id: one.proposed for one in answer_checklist(tamaris).items if one.proposed is not None}
    assert sorted(proposed) == sorted([*ON_THE_BUDGET.split(), *ON_CONTRACTS.split(), *ON_PIECES, ON_MONTHS])
    assert [name for name, one in proposed.items() if one.answer is Answer.UNAVAILABLE] == [ON_MONTHS]
    for name, one in proposed.items():
        assert one.missing if name in (*ON_PIECES, ON_MONTHS) else one.evidence, name
        told = [explain(tamaris, each.figure, raw=False) for each in one.evidence]
        assert all(each.holds for each in told), name


def test_what_people_decide_is_undone_and_done_again_by_name(tamaris: Dossier) -> None:
    key = list_findings(tamaris)[0].finding.key
    judge_finding(tamaris, key, Judgement.EXPLAINED, "seen in the report", "A. Clerk")
    record_answer(tamaris, "D02", Answer.YES, "checked", "A. Clerk")
    assert list_findings(tamaris)[0].judgement is Judgement.EXPLAINED
    undone = undo(tamaris)
    assert undone is not None
    assert "D02" in str(undone.label)
    assert not any(one.recorded for one in answer_checklist(tamaris).items)
    redo(tamaris)
    assert any(one.recorded for one in answer_checklist(tamaris).items)
    assert list_history(tamaris)[0].author in {"", "A. Clerk"}


def test_removing_a_document_takes_it_out_of_every_figure_and_undo_brings_it_back(tamaris: Dossier) -> None:
    before = compose(tamaris).figures()
    hide_document(tamaris, list_documents(tamaris)[0].dataset.id)
    assert compose(tamaris).figures() != before
    undo(tamaris)
    assert compose(tamaris).figures() == before


def test_questions_keep_the_order_a_person_gives_them(tamaris: Dossier) -> None:
    asked = list_questions(tamaris)
    assert len(asked) >= 3
    move_question(tamaris, asked[-1].id, 0)
    assert [one.id for one in list_questions(tamaris)] == [asked[-1].id, *(one.id for one in asked[:-1])]


def test_a_public_pack_leaves_out_what_is_for_the_committee(tamaris: Dossier) -> None:
    public, committee = (compose(tamaris, PackAsked(audience=one)) for one in (Audience.PUBLIC, Audience.COMMITTEE))
    assert set(public.figures()) < set(committee.figures())


def told_beside(file: str, *kinds: str) -> list[str]:
    """What the expectation beside a sample says of the whole dossier."""
    text = (samples() / "tamaris" / f"{file}.expected.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith(kinds)]


def test_the_acts_lead_from_the_vote_to_the_revised_appropriation_but_for_the_planted_gap(tamaris: Dossier) -> None:
    built = build_bridges(tamaris)
    assert [
        f"bridge     {one.code[:4]}: voted {one.voted}, expected {one.expected}, revised {one.revised}, gap {one.gap}, "
        f"received {one.received_share.value if one.received_share else '-'}, "
        f"given {one.given_share.value if one.given_share else '-'}"
        for one in built.bridges
    ] == told_beside("Registre_actes_2024.xlsx", "bridge")
    assert [act.name for act in built.unplaced["programme"]] == ["2024-066/MEF"]


def test_the_programming_law_stands_beside_the_votes_of_its_years(tamaris: Dossier) -> None:
    (law,) = list_laws(tamaris)
    beside = [
        f"tranche    {one.year}: {one.tranche}"
        + (f", voted {one.stages[Measure.VOTED]}, gap {one.gap}" if one.gap is not None else "")
        for one in law.years
    ]
    lines = [f"category   {one.label}: {one.total}" for one in law.categories]
    assert beside + lines == told_beside("Loi_programmation_2022-2026.xlsx", "tranche", "category")


def test_the_dossier_agrees_with_itself(tamaris: Dossier) -> None:
    assert [check for check in verify_dossier(tamaris) if not check.ok] == []


def test_what_a_year_of_contracts_adds_up_to_leads_back_to_the_register(tamaris: Dossier) -> None:
    figure = find_contract_figure(tamaris, Measure.AWARDED, 2024)
    told = explain(tamaris, figure)
    assert told.holds
    assert len(told.cells) > 5
    assert {cell.source.name for cell in told.cells} == {"Marches_2022-2024.xlsx"}
