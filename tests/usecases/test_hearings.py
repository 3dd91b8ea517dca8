"""Hearings: prepared, held, and followed up in the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.hearing import CommitmentState, ReplyStatus
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import language
from budgetwatch.usecases.asked_from import Kind, add_proposals, figures_asked, propose_questions, words_now
from budgetwatch.usecases.commitments import ask_about_commitment, list_commitments, promise, settle, still_open
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.hearing import (
    add_question,
    asked_by,
    edit_question,
    list_questions,
    move_question,
    remove_question,
)
from budgetwatch.usecases.hearings import (
    Hearing,
    HearingInUse,
    add_hearing,
    current_hearing,
    edit_hearing,
    list_hearings,
    remove_hearing,
)
from budgetwatch.usecases.history import list_history, redo, undo
from budgetwatch.usecases.packing import PackAsked, PackKind, PackPlan, compose, make_pack
from budgetwatch.usecases.replies import forget_reply, list_replies, note_reply
from budgetwatch.usecases.witnesses import call_witness, dismiss_witness, list_witnesses
from tests.usecases.conftest import LFI_2023, Bring

QUESTIONS = PackAsked(PackPlan(PackKind.QUESTIONS))
AUTUMN, NEXT_YEAR = date(2025, 11, 18), date(2026, 11, 17)


def wordings(dossier: Dossier, hearing: int | None = None) -> list[str]:
    return [one.text or str(one.wording) for one in list_questions(dossier, hearing)]


def test_the_first_question_makes_the_first_hearing_and_undo_takes_both_back(dossier: Dossier) -> None:
    add_question(dossier, text="Who signed?")
    assert [one.id for one in list_hearings(dossier)] == [1]
    undo(dossier)
    assert (list_hearings(dossier), list_questions(dossier)) == ((), ())
    redo(dossier)
    assert wordings(dossier) == ["Who signed?"]


def test_each_hearing_has_its_own_questions_in_its_own_order(dossier: Dossier) -> None:
    first = add_hearing(dossier, "Minister", AUTUMN, "Room 2").value
    for text in ("a", "b", "c"):
        add_question(dossier, text=text)
    second = add_hearing(dossier, "Minister again", NEXT_YEAR).value
    for text in ("x", "y"):
        add_question(dossier, text=text)
    move_question(dossier, list_questions(dossier, first)[2].id, 0)
    move_question(dossier, list_questions(dossier, second)[1].id, 0)
    assert (wordings(dossier, first), wordings(dossier), current_hearing(dossier).id) == (
        ["c", "a", "b"],
        ["y", "x"],
        second,
    )
    edit_hearing(dossier, Hearing(first, "Minister of defence", AUTUMN, "Room 1"))
    assert current_hearing(dossier, first).title == "Minister of defence"
    with pytest.raises(NotFound):
        current_hearing(dossier, 99)


def test_a_hearing_that_is_part_of_the_record_is_not_removed(dossier: Dossier) -> None:
    first = add_hearing(dossier, "Empty").value
    remove_hearing(dossier, first)
    assert list_hearings(dossier) == ()
    kept = add_hearing(dossier, "Held").value
    promise(dossier, "The list of contracts")
    with pytest.raises(HearingInUse):
        remove_hearing(dossier, kept)


def test_witnesses_are_those_that_questions_name_with_their_minutes(dossier: Dossier) -> None:
    add_question(dossier, text="a", witness="Minister", minutes=6)
    add_question(dossier, text="b", witness="Director", minutes=3)
    add_question(dossier, text="c", witness="Minister", minutes=2)
    call_witness(dossier, "Director", "A. Person", "Treasury")
    call_witness(dossier, "Auditor")
    told = [(one.witness.function, one.witness.person, one.questions, one.minutes) for one in list_witnesses(dossier)]
    assert told == [("Minister", "", 2, 8), ("Director", "A. Person", 1, 3), ("Auditor", "", 0, 0)]
    dismiss_witness(dossier, "Auditor")
    undo(dossier)
    assert [one.witness.function for one in list_witnesses(dossier)][-1] == "Auditor"


def test_questions_are_proposed_from_findings_and_gaps_and_keep_their_figure(dossier: Dossier, bring: Bring) -> None:
    bring("LFI_2023.csv", LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"))
    proposed = propose_questions(dossier)
    finding = next(one for one in proposed if one.kind is Kind.FINDING)
    topic = next(one for one in proposed if one.kind is Kind.TOPIC)
    assert isinstance(topic.words, Bilingual)
    numbers = add_proposals(dossier, (finding, topic), "fr").value
    asked = list_questions(dossier)
    assert [one.id for one in asked] == list(numbers)
    assert (asked[0].wording, asked[1].text) == (finding.words, topic.words.fr)
    assert {finding.origin, topic.origin}.isdisjoint(one.origin for one in propose_questions(dossier))
    assert figures_asked(dossier)[numbers[0]] == finding.figure
    undo(dossier)
    assert list_questions(dossier) == ()


def test_a_reply_is_noted_changed_and_taken_out(dossier: Dossier) -> None:
    question = add_question(dossier, text="Who signed?").value
    note_reply(dossier, question, ReplyStatus.NOTED, "The minis")
    note_reply(dossier, question, ReplyStatus.ANSWERED, " The minister himself. ", "A clerk")
    reply = list_replies(dossier)[question]
    assert (reply.status, reply.text, reply.author) == (ReplyStatus.ANSWERED, "The minister himself.", "A clerk")
    undo(dossier)
    assert list_replies(dossier)[question].text == "The minis"
    forget_reply(dossier, question)
    assert list_replies(dossier) == {}
    with pytest.raises(NotFound):
        note_reply(dossier, 99, ReplyStatus.REFUSED, "")


def test_a_question_that_leaves_takes_its_reply_along_and_leaves_the_promise(dossier: Dossier) -> None:
    question = add_question(dossier, text="Who signed?").value
    note_reply(dossier, question, ReplyStatus.ANSWERED, "I did.")
    promise(dossier, "The act", "Minister", question=question)
    remove_question(dossier, question)
    assert list_replies(dossier) == {}
    assert [one.commitment.question for one in list_commitments(dossier)] == [None]
    undo(dossier)
    assert list_replies(dossier)[question].text == "I did."
    assert [one.commitment.question for one in list_commitments(dossier)] == [question]


def test_open_commitments_come_up_again_in_the_next_hearing_and_can_be_asked(dossier: Dossier) -> None:
    first = add_hearing(dossier, "Autumn", AUTUMN).value
    question = add_question(dossier, text="When is it delivered?", witness="Minister").value
    late = promise(dossier, "The delivery notes", "Minister", date(2025, 12, 31), question).value
    kept = promise(dossier, "The contract", "Director", date(2025, 12, 1)).value
    promise(dossier, "A visit", "")
    settle(dossier, kept, CommitmentState.KEPT, date(2025, 12, 11))
    second = add_hearing(dossier, "Next year", NEXT_YEAR).value
    listed = list_commitments(dossier, today=date(2026, 1, 10))
    assert [(one.commitment.what, one.late, one.hearing.id) for one in listed] == [
        ("The delivery notes", 10, first),
        ("A visit", 0, first),
        ("The contract", 10, first),
    ]
    assert [one.commitment.what for one in still_open(listed, second)] == ["The delivery notes", "A visit"]
    assert still_open(listed, first) == ()
    add_question(dossier, text="Another")
    asked = ask_about_commitment(dossier, late).value
    assert list_questions(dossier)[0].id == asked
    assert "The delivery notes" in wordings(dossier)[0]
    assert list_commitments(dossier)[0].asked == asked
    settle(dossier, late, CommitmentState.NOT_KEPT)
    settle(dossier, late, CommitmentState.OPEN)
    assert list_commitments(dossier)[0].commitment.settled is None
    for _step in range(4):
        undo(dossier)
    assert wordings(dossier) == []


def test_the_pack_says_who_comes_what_was_replied_and_what_was_promised(dossier: Dossier, tmp_path: Path) -> None:
    add_hearing(dossier, "Autumn", AUTUMN)
    question = add_question(dossier, text="When is it delivered?", witness="Minister").value
    closed = add_question(dossier, text="Where are they?", audience=Audience.CLOSED).value
    call_witness(dossier, "Minister", "A. Person", "Ministry of Defence")
    note_reply(dossier, question, ReplyStatus.IN_WRITING, "Within a month")
    note_reply(dossier, closed, ReplyStatus.ANSWERED, "In the north")
    promise(dossier, "The delivery notes", "Minister", date(2020, 12, 31), question)
    promise(dossier, "The map", "Minister", None, closed)
    make_pack(dossier, tmp_path / "out", language("en"), QUESTIONS)
    text = _printed(next((tmp_path / "out").glob("*.pdf")))
    assert "To follow in writing: Within a month" in text
    assert "Minister: A. Person, Ministry of Defence" in text
    assert "The delivery notes" in text
    assert "Open, " in text
    assert "north" not in text
    assert "The map" not in text
    assert compose(dossier, QUESTIONS).hearing == AUTUMN
    add_hearing(dossier, "Next year", NEXT_YEAR)
    assert compose(dossier, QUESTIONS).hearing == NEXT_YEAR
    assert compose(dossier, replace(QUESTIONS, hearing=1)).hearing == AUTUMN


def _printed(path: Path) -> str:
    from pypdfium2 import PdfDocument

    with PdfDocument(path) as opened:
        pages = (opened[place].get_textpage().get_text_bounded() for place in range(len(opened)))
        return " ".join(pages).replace("\r\n", " ").replace("\u00a0", " ")


def test_a_question_says_that_its_finding_asks_otherwise_since_or_is_raised_no_more(
    dossier: Dossier, bring: Bring
) -> None:
    made = bring("LFI_2023.csv", LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"))
    finding = next(one for one in propose_questions(dossier) if one.kind is Kind.FINDING)
    (number,) = add_proposals(dossier, (finding,), "en").value
    add_question(dossier, text="Who signed?")
    assert words_now(dossier) == {}
    fuel = CellRef(made.source.sha256, made.sheet, 5, 3)
    correct_cell(dossier, fuel, Amount(3_600_000_000), "Letter of 12 March")
    now = asked_by(dossier, finding.origin)
    assert now is not None
    assert words_now(dossier) == {number: now.question}
    correct_cell(dossier, fuel, Amount(3_832_109_000), "Letter of 13 March")
    assert words_now(dossier) == {number: None}
    note_reply(dossier, number, ReplyStatus.ANSWERED, "A line was missing.")
    assert words_now(dossier) == {}


def test_the_history_says_which_question_reply_and_commitment_a_step_was_about(dossier: Dossier) -> None:
    number = add_question(dossier, text="When?").value
    edit_question(dossier, number, text="On which day?")
    edit_question(dossier, number, minutes=3)
    note_reply(dossier, number, ReplyStatus.EVADED, "No day.")
    promised = promise(dossier, "A calendar", question=number).value
    settle(dossier, promised, CommitmentState.KEPT)
    remove_question(dossier, number)
    assert [language("en").word(one.label) for one in list_history(dossier)] == [
        "Remove the question “On which day?”",
        "Follow the commitment “A calendar” up: Commitment kept",
        "Note the commitment “A calendar”",
        "Note the reply to the question “On which day?”: Question evaded",
        "Change the question “On which day?”",
        "Reword the question “When?”: “On which day?”",
        "Add the question “When?”",
    ]
