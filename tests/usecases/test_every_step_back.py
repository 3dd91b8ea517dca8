"""Whatever a person does is one step: taken back, the tables are as before; done again, as after; whichever page it is of."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sqlalchemy import select

from budgetwatch.domain.audience import Item, ItemKind
from budgetwatch.domain.axis import PolicyAxis, Tagged
from budgetwatch.domain.checklist import Answer, Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import LinkKind, PlaceName
from budgetwatch.domain.finding import Audience, Judgement
from budgetwatch.domain.hearing import CommitmentState, Hearing
from budgetwatch.domain.money import Amount
from budgetwatch.domain.pace import Counting
from budgetwatch.domain.pack import PackKind, PackPlan
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.piece import Outcome, PieceNote
from budgetwatch.domain.source import CellRef
from budgetwatch.store import schema
from budgetwatch.usecases import (
    asked_from,
    axes,
    checklists,
    commitments,
    committee_limits,
    contract_fields,
    contract_lines,
    correcting,
    credibility,
    crosswalk,
    crosswalk_file,
    documents,
    dossiers,
    evidence,
    flag_settings,
    hearing,
    hearings,
    history,
    judging,
    owners,
    pace,
    pack_plans,
    past_answers,
    perimeters,
    pieces,
    recipes,
    replies,
    showing,
    witnesses,
)
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.importing import Dataset, ImportDraft, draft_import, import_draft
from tests.usecases.test_audiences import BUDGET, REGISTER

BEFORE = (
    "Exécution 2022;;;\n(en milliers de FCFA);;;\nCode;Libellé;LFI 2022;Payé 2022\n2101;Soldes;10;9\n2109;Essence;8;7\n"
)
NEXT = BUDGET.replace("2023", "2024")
OLD, NEW = (
    PlaceName(Classification.PROGRAMME, 1, code, label) for code, label in (("2109", "Essence"), ("2102", "Carburants"))
)
AXIS = PolicyAxis(1, Bilingual("Frontières", "Borders"))
Step = Callable[[Dossier, Path], object]


def first(dossier: Dossier) -> Dataset:
    return documents.list_documents(dossier)[0].dataset


def cell(dossier: Dossier) -> CellRef:
    return CellRef(first(dossier).source.sha256, first(dossier).sheet, 5, 4)


def finding(dossier: Dossier) -> str:
    return next(one.finding.key for one in list_findings(dossier) if one.finding.question is not None)


def draft(folder: Path, name: str, text: str) -> ImportDraft:
    (folder / name).write_text(text, "utf-8")
    return draft_import(folder / name)


def links_file(dossier: Dossier, folder: Path) -> Path:
    """The links of the dossier as a file, one of which it does not have."""
    path = folder / "links.toml"
    crosswalk_file.export_links(dossier, path)
    path.write_text(path.read_text("utf-8").replace("Letter", "Decree"), "utf-8")
    return path


QUESTION = Item(ItemKind.QUESTION, "1")
STEPS: Mapping[str, Step] = {
    "importing.import_draft": lambda d, folder: import_draft(d, draft(folder, "later.csv", NEXT)),
    "dossiers.set_details": lambda d, _: dossiers.set_details(d, {"title": "Second reading"}, "A. Clerk"),
    "correcting.correct_cell": lambda d, _: correcting.correct_cell(d, cell(d), Amount(5), "Letter"),
    "correcting.withdraw_correction": lambda d, _: correcting.withdraw_correction(d, cell(d)),
    "hearings.add_hearing": lambda d, _: hearings.add_hearing(d, "Minister", dt.date(2024, 10, 1)),
    "hearings.edit_hearing": lambda d, _: hearings.edit_hearing(d, Hearing(1, "Chief of staff")),
    "hearings.remove_hearing": lambda d, _: hearings.remove_hearing(d, 1),
    "hearing.add_question": lambda d, _: hearing.add_question(d, text="Who signed?"),
    "hearing.ask_about": lambda d, _: hearing.ask_about(d, finding(d)),
    "hearing.edit_question": lambda d, _: hearing.edit_question(d, 1, text="Who signed, and when?"),
    "hearing.move_question": lambda d, _: hearing.move_question(d, 1, 1),
    "asked_from.add_proposals": lambda d, _: asked_from.add_proposals(d, asked_from.propose_questions(d)[:2], "fr"),
    "showing.set_audience": lambda d, _: showing.set_audience(d, QUESTION, Audience.CLOSED),
    "showing.back_to_usual": lambda d, _: showing.back_to_usual(d, QUESTION),
    "replies.note_reply": lambda d, _: replies.note_reply(d, 1, replies.ReplyStatus.ANSWERED, "The director"),
    "replies.forget_reply": lambda d, _: replies.forget_reply(d, 1),
    "witnesses.call_witness": lambda d, _: witnesses.call_witness(d, "Director", "A. Person"),
    "witnesses.dismiss_witness": lambda d, _: witnesses.dismiss_witness(d, "Director"),
    "commitments.promise": lambda d, _: commitments.promise(d, "The notes", question=1),
    "commitments.settle": lambda d, _: commitments.settle(d, 1, CommitmentState.KEPT, dt.date(2024, 11, 1)),
    "commitments.ask_about_commitment": lambda d, _: commitments.ask_about_commitment(d, 1),
    "commitments.remove_commitment": lambda d, _: commitments.remove_commitment(d, 1),
    "hearing.remove_question": lambda d, _: hearing.remove_question(d, 1),
    "judging.judge_finding": lambda d, _: judging.judge_finding(d, finding(d), Judgement.EXPLAINED, "Decree"),
    "checklists.record_answer": lambda d, _: checklists.record_answer(d, "A01", Answer.YES, "Seen", "A. Clerk"),
    "evidence.link_evidence": lambda d, _: evidence.link_evidence(d, "A01", [finding(d)]),
    "checklists.review_answer": lambda d, _: checklists.review_answer(d, "A01", "B. Zan"),
    "checklists.withdraw_answer": lambda d, _: checklists.withdraw_answer(d, "A03"),
    "past_answers.close_year": lambda d, _: past_answers.close_year(d, "A. Clerk", 2022),
    "past_answers.forget_year": lambda d, _: past_answers.forget_year(d, 2022),
    "axes.keep_axes": lambda d, _: axes.keep_axes(d, [AXIS]),
    "axes.tag_places": lambda d, _: axes.tag_places(d, [Tagged((NEW,))], axes.find_axis(d, 1)),
    "axes.untag_places": lambda d, _: axes.untag_places(d, [Tagged((NEW,))]),
    "committee_limits.set_limits": lambda d, _: committee_limits.set_limits(d, material={"XOF": Amount(5)}),
    "contract_fields.correct_field": lambda d, _: contract_fields.correct_field(
        d, "M-01", "supplier", "Kourou", "Copy"
    ),
    "contract_fields.withdraw_field": lambda d, _: contract_fields.withdraw_field(d, "M-01", "supplier"),
    "contract_lines.link_contract": lambda d, _: contract_lines.link_contract(d, "M-01", "2102", 2023, "Letter"),
    "contract_lines.unlink_contract": lambda d, _: contract_lines.unlink_contract(d, "M-01"),
    "owners.join_owners": lambda d, _: owners.join_owners(d, ["Kour", "Dune"]),
    "owners.separate_owner": lambda d, _: owners.separate_owner(d, "Kour"),
    "flag_settings.enter_threshold": lambda d, _: flag_settings.enter_threshold(
        d, "competitive_threshold", {"from": "2016-01-01", "amount": "75000000"}
    ),
    "flag_settings.forget_settings": lambda d, _: flag_settings.forget_settings(d),
    "credibility.keep_heads": lambda d, _: credibility.keep_heads(d, credibility.HeadChoice(interest=frozenset({"9"}))),
    "crosswalk.link": lambda d, _: crosswalk.link(d, [OLD], [NEW], LinkKind.RENAMED, 2023, "Letter"),
    "crosswalk_file.import_links": lambda d, folder: crosswalk_file.import_links(d, links_file(d, folder)),
    "pace.say_counting": lambda d, _: pace.say_counting(d, first(d).id, Counting.CUMULATED),
    "pack_plans.keep_plan": lambda d, _: pack_plans.keep_plan(d, PackPlan(PackKind.NOTE)),
    "perimeters.keep_perimeter": lambda d, _: perimeters.keep_perimeter(d, Perimeter("Defence", (NEW,))),
    "perimeters.use_perimeter": lambda d, _: perimeters.use_perimeter(d, "Defence"),
    "perimeters.drop_perimeter": lambda d, _: perimeters.drop_perimeter(d, "Defence"),
    "pieces.note_piece": lambda d, _: pieces.note_piece(
        d, PieceNote("lfi", 2023, Outcome.RECEIVED, dt.date(2022, 12, 1))
    ),
    "pieces.forget_note": lambda d, _: pieces.forget_note(d, "lfi", 2023),
    "recipes.keep_recipe": lambda d, folder: recipes.keep_recipe(d, draft(folder, "again.csv", BUDGET), "Execution"),
    "recipes.forget_recipe": lambda d, _: recipes.forget_recipe(d, "Execution"),
    "documents.hide_document": lambda d, _: documents.hide_document(d, first(d).id),
}
"""What a person may do, in an order in which each finds what it needs, by module and name."""
ELSEWHERE = {
    "axes_file.import_axes": "keeps axes as axes.keep_axes does",
    "crosswalk.confirm_link": "adds a link as crosswalk.link does",
    "crosswalk.set_apart": "adds a link as crosswalk.link does",
    "crosswalk.unlink": "tests/usecases/test_crosswalk.py",
    "flag_settings.keep_settings": "keeps settings as flag_settings.enter_threshold does",
    "groupings.assign": "keeps one setting as credibility.keep_heads does",
    "judging.weigh_explanation": "tests/usecases/test_explanations.py",
    "linking.join": "adds a link as crosswalk.link does",
    "past_answers.carry_answers": "keeps answers as past_answers.close_year does",
    "piece_notes.import_notes": "notes pieces as pieces.note_piece does",
    "series.keep_series": "keeps one setting as credibility.keep_heads does",
    "typing_in.confirm_typed": "tests/usecases/test_typing_in.py",
}
"""The other steps, and where what they write is taken back, or by which of these they write."""


def tables(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    """What a person edits, and which imports stand."""
    with dossier.reading() as connection:
        held = {one.name: sorted(map(tuple, connection.execute(select(one))), key=repr) for one in schema.EDITED}
        visible = connection.execute(select(schema.datasets.c.id).where(schema.datasets.c.visible == 1))
        return {**held, "imports": sorted(map(tuple, visible))}


@pytest.fixture
def dossier(dossier: Dossier, tmp_path: Path) -> Dossier:
    """Two years of a budget, a register of contracts, and one answer."""
    for name, text in (("execution.csv", BUDGET), ("before.csv", BEFORE), ("marches.csv", REGISTER)):
        (tmp_path / name).write_text(text, "utf-8")
        import_draft(dossier, draft_import(tmp_path / name))
    checklists.record_answer(dossier, "A03", Answer.NO)
    return dossier


def test_each_step_is_taken_back_and_done_again_and_all_of_them_together(dossier: Dossier, tmp_path: Path) -> None:
    standing = [tables(dossier)]
    wrong = {}
    for name, step in STEPS.items():
        before = tables(dossier)
        step(dossier, tmp_path)
        after = tables(dossier)
        history.undo(dossier)
        undone = tables(dossier)
        history.redo(dossier)
        found = (before != after, undone == before, tables(dossier) == after)
        if found != (True, True, True):
            wrong[name] = found
        standing.append(after)
    assert wrong == {}
    for earlier in reversed(standing):
        while tables(dossier) != earlier:
            assert history.undo(dossier) is not None
    for later in standing:
        while tables(dossier) != later:
            assert history.redo(dossier) is not None


def test_no_step_that_a_person_may_take_is_left_out() -> None:
    folder = Path(history.__file__).parent
    found = {
        f"{path.stem}.{one.name}"
        for path in folder.glob("*.py")
        for one in ast.parse(path.read_text("utf-8")).body
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_") and _is_step(one)
    }
    assert found == {*STEPS, *ELSEWHERE, "history.undo", "history.redo"}
    assert not set(STEPS) & set(ELSEWHERE)


def _is_step(function: ast.FunctionDef) -> bool:
    return function.returns is not None and ast.unparse(function.returns).startswith("Done[")
