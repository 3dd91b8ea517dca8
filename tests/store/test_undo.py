"""Undo and redo: every hand edit and every import, in both directions, across a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience, Judgement
from budgetwatch.domain.message import msg
from budgetwatch.store import datasets, history, undo, work
from budgetwatch.store.dossier import Dossier, create, open_dossier
from tests.store.tables_as_text import DEFENCE, imported

RENAME = msg("Rename the dossier")


def rename(dossier: Dossier, title: str | None) -> None:
    with dossier.change(RENAME, "A clerk") as change:
        work.set_setting(change, "title", title)


def test_undo_goes_back_and_redo_goes_forth(dossier: Dossier) -> None:
    rename(dossier, "Second reading")
    undone = undo.undo(dossier)
    assert undone is not None
    assert (undone.label, undone.touched, work.settings(dossier)["title"]) == (
        RENAME,
        frozenset({"settings"}),
        "Hearing",
    )
    undo.redo(dossier)
    assert work.settings(dossier)["title"] == "Second reading"


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(dossier: Dossier) -> None:
    assert (undo.undo(dossier), undo.redo(dossier), undo.labels(dossier)) == (None, None, undo.Labels(None, None))


def test_the_next_steps_are_named(dossier: Dossier) -> None:
    rename(dossier, "A")
    imported(dossier)
    assert undo.labels(dossier) == undo.Labels(msg("Import {file}", file="defence.csv"), None)
    undo.undo(dossier)
    assert undo.labels(dossier) == undo.Labels(RENAME, msg("Import {file}", file="defence.csv"))


def test_undoing_an_import_hides_its_table_and_keeps_its_bytes(dossier: Dossier) -> None:
    number = imported(dossier)
    undone = undo.undo(dossier)
    assert undone is not None
    assert undone.touched == frozenset({"datasets"})
    assert datasets.listed(dossier) == ()
    undo.redo(dossier)
    assert [dataset.id for dataset in datasets.listed(dossier)] == [number]


def test_a_new_step_ends_what_could_be_redone(dossier: Dossier) -> None:
    rename(dossier, "A")
    undo.undo(dossier)
    rename(dossier, "B")
    assert undo.redo(dossier) is None
    undo.undo(dossier)
    assert work.settings(dossier)["title"] == "Hearing"


def test_undo_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "hearing.budget"
    with create(path, {"title": "Hearing"}) as dossier:
        rename(dossier, "A")
        rename(dossier, "B")
        undo.undo(dossier)
    with open_dossier(path) as dossier:
        undo.undo(dossier)
        assert work.settings(dossier)["title"] == "Hearing"
        undo.redo(dossier)
        undo.redo(dossier)
        assert work.settings(dossier)["title"] == "B"


def test_several_edits_of_one_change_are_one_step(dossier: Dossier) -> None:
    with dossier.change(msg("Ask about a finding")) as change:
        work.judge(change, "total-gap:1", Judgement.TO_ASK)
        work.add_question(change, text="Why?")
    undo.undo(dossier)
    assert (work.judgements(dossier), work.questions(dossier)) == ({}, ())


def test_a_change_that_changes_nothing_is_no_step(dossier: Dossier) -> None:
    rename(dossier, "A")
    with dossier.change(msg("Withdraw an answer")) as change:
        work.withdraw_answer(change, "B02")
    assert undo.labels(dossier).undo == RENAME


def test_the_history_tells_what_was_done_and_undone_and_by_whom(dossier: Dossier) -> None:
    rename(dossier, "A")
    undo.undo(dossier, "The president")
    entries = history.listed(dossier)
    assert [(entry.label, entry.author) for entry in entries] == [
        (msg("Undone: {step}", step=RENAME), "The president"),
        (RENAME, "A clerk"),
    ]
    assert history.revision(dossier) == entries[0].id


def test_verdicts_and_answers_are_replaced_and_signed(dossier: Dossier) -> None:
    with dossier.change(msg("Judge"), "A clerk") as change:
        work.judge(change, "gap", Judgement.TO_ASK)
        work.judge(change, "gap", Judgement.EXPLAINED, "A rounding")
        work.record_answer(change, "B02", Answer.NO)
        work.record_answer(change, "B02", Answer.REFUSED, "Asked twice")
        work.record_answer(change, "B03", None, "To be asked")
    verdict = work.judgements(dossier)["gap"]
    assert (verdict.judgement, verdict.reason, verdict.author) == (Judgement.EXPLAINED, "A rounding", "A clerk")
    answers = work.answers(dossier)
    assert (answers["B02"].answer, answers["B02"].note) == (Answer.REFUSED, "Asked twice")
    assert (answers["B03"].answer, answers["B03"].note) == (None, "To be asked")


def test_questions_are_edited_moved_and_removed(dossier: Dossier) -> None:
    wording = msg("Why was {share} spent?", share=3)
    with dossier.change(msg("Prepare")) as change:
        first, second, third = (work.add_question(change, wording=wording, minutes=minutes) for minutes in (1, 2, 3))
        work.move_question(change, third, 0)
        work.edit_question(change, first, text="How?", witness="The minister", audience=Audience.CLOSED)
        work.remove_question(change, second)
    asked = work.questions(dossier)
    assert [(question.id, question.order) for question in asked] == [(third, 0), (first, 1)]
    assert (asked[0].wording, asked[1].text, asked[1].witness) == (wording, "How?", "The minister")
    assert asked[1].audience is Audience.CLOSED


@pytest.mark.parametrize(
    "edit",
    [
        lambda change: work.edit_question(change, 7, text="?"),
        lambda change: work.move_question(change, 7, 0),
        lambda change: work.remove_question(change, 7),
        lambda change: datasets.hide(change, 7),
    ],
)
def test_what_is_not_there_cannot_be_edited(dossier: Dossier, edit: Callable[[object], None]) -> None:
    with pytest.raises(NotFound), dossier.change(msg("Edit")) as change:
        edit(change)


def state(dossier: Dossier) -> tuple[object, ...]:
    """Everything that a person can edit."""
    shown = tuple(dataset.id for dataset in datasets.listed(dossier))
    return work.settings(dossier), work.judgements(dossier), work.answers(dossier), work.questions(dossier), shown


def act(dossier: Dossier, action: str, number: int) -> None:
    """One step of a person, of the kind named."""
    if action == "import":
        imported(dossier, DEFENCE + f"09.{number:02} | More | 1 | {number}\n")
        return
    with dossier.change(msg("Act")) as change:
        asked = [question.id for question in work.questions(dossier)]
        match action:
            case "judge":
                work.judge(change, f"finding {number % 3}", Judgement.DISMISSED, str(number))
            case "answer":
                work.record_answer(change, f"B0{number % 3}", Answer.PARTLY, str(number))
            case "withdraw":
                work.withdraw_answer(change, f"B0{number % 3}")
            case "ask":
                work.add_question(change, text=str(number))
            case "move" if asked:
                work.move_question(change, asked[number % len(asked)], number % 2)
            case "remove" if asked:
                work.remove_question(change, asked[number % len(asked)])


ACTIONS = ("import", "judge", "answer", "withdraw", "ask", "move", "remove")


@settings(max_examples=25, deadline=None)
@given(actions=st.lists(st.sampled_from(ACTIONS), max_size=8))
def test_whatever_was_done_can_be_undone_to_the_start_and_redone_to_the_end(
    tmp_path_factory: pytest.TempPathFactory, actions: list[str]
) -> None:
    with create(tmp_path_factory.mktemp("played") / "hearing.budget") as dossier:
        states = [state(dossier)]
        for number, action in enumerate(actions):
            act(dossier, action, number)
            if undo.labels(dossier).undo is not None and state(dossier) != states[-1]:
                states.append(state(dossier))
        back = []
        while undo.undo(dossier) is not None:
            back.append(state(dossier))
        assert back == states[-2::-1]
        while undo.redo(dossier) is not None:
            pass
        assert state(dossier) == states[-1]
