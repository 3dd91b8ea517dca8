"""The documents register: what is due when, what came late, what was refused, and the letters that remind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.piece import Outcome, PieceNote, PieceState, Standing
from budgetwatch.i18n import language
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.piece_notes import NotesUnreadable, import_notes
from budgetwatch.usecases.pieces import PieceUnreasoned, expected_pieces, forget_note, list_pieces, note_piece
from budgetwatch.usecases.reminding import write_reminders
from tests.usecases.conftest import LFI_2023

TODAY = dt.date(2024, 6, 15)


@pytest.fixture
def voted(dossier: Dossier, bring: Callable[[str, str], object]) -> Dossier:
    """A dossier with the initial finance law of 2023."""
    bring("LFI_2023.csv", LFI_2023)
    return dossier


def state(dossier: Dossier, piece: str, year: int = 2023) -> tuple[PieceState, int | None]:
    found = list_pieces(dossier, TODAY).expected[piece, year]
    return found.state, found.late


def test_every_shipped_day_is_marked_as_unchecked_and_falls_in_a_year() -> None:
    for piece in expected_pieces():
        assert piece.status == "à vérifier"
        assert piece.due(2023).year == 2023 + piece.after


def test_a_document_that_was_imported_is_in_the_dossier_until_someone_notes_when_it_came(voted: Dossier) -> None:
    assert state(voted, "lfi") == (PieceState.IN_DOSSIER, None)
    note_piece(voted, PieceNote("lfi", 2023, Outcome.RECEIVED, dt.date(2022, 12, 20), Standing.VOTED))
    assert state(voted, "lfi") == (PieceState.RECEIVED, None)


def test_what_came_after_its_day_is_late_by_so_many_days(voted: Dossier) -> None:
    note_piece(voted, PieceNote("t1", 2023, Outcome.RECEIVED, dt.date(2023, 6, 18)))
    assert state(voted, "t1") == (PieceState.RECEIVED_LATE, 18)


def test_what_did_not_come_is_late_since_its_day_or_still_expected(voted: Dossier) -> None:
    assert state(voted, "t2") == (PieceState.LATE, (TODAY - dt.date(2023, 8, 31)).days)
    assert state(voted, "reglement") == (PieceState.EXPECTED, None)


def test_a_supplementary_law_that_need_not_exist_is_never_late(voted: Dossier) -> None:
    assert state(voted, "lfr") == (PieceState.EXPECTED, None)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.CLASSIFIED])
def test_a_refusal_and_a_secret_need_a_reason_and_are_not_late(voted: Dossier, outcome: Outcome) -> None:
    with pytest.raises(PieceUnreasoned):
        note_piece(voted, PieceNote("t3", 2023, outcome))
    note_piece(voted, PieceNote("t3", 2023, outcome, reason="Letter 12 of the ministry"))
    assert state(voted, "t3")[0].value == outcome.value
    assert all(one.piece.id != "t3" for one in list_pieces(voted, TODAY).late if one.year == 2023)


def test_a_note_can_be_taken_back_and_the_taking_back_undone(voted: Dossier) -> None:
    note_piece(voted, PieceNote("t1", 2023, Outcome.NEVER_MADE))
    forget_note(voted, "t1", 2023)
    assert state(voted, "t1")[0] is PieceState.LATE
    undo(voted)
    assert state(voted, "t1")[0] is PieceState.NEVER_MADE


def test_a_piece_that_nobody_expects_is_named(voted: Dossier) -> None:
    with pytest.raises(NotFound):
        note_piece(voted, PieceNote("memoir", 2023, Outcome.RECEIVED))


def test_those_who_owe_late_pieces_get_a_letter_each(voted: Dossier, tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    register = list_pieces(voted, TODAY)
    written = write_reminders(voted, tmp_path / "letters", language("fr"), register)
    assert len(written) == len({one.piece.owed_by for one in register.late})
    texts = ["".join(page.get_textpage().get_text_bounded() for page in PdfDocument(path)) for path in written]
    assert sum("T2" in text for text in texts) == 1


NOTES = """
[[note]]
piece = "t1"
year = 2023
outcome = "received"
day = 2023-06-18
"""


def test_notes_are_taken_over_from_a_file_in_one_step(voted: Dossier, tmp_path: Path) -> None:
    file = tmp_path / "notes.toml"
    file.write_text(NOTES, encoding="utf-8")
    assert import_notes(voted, file).value == 1
    assert state(voted, "t1") == (PieceState.RECEIVED_LATE, 18)
    undo(voted)
    assert state(voted, "t1")[0] is PieceState.LATE


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "note = 3",
        NOTES.replace("t1", "memoir"),
        NOTES.replace("received", "lost"),
        NOTES.replace("2023-06-18", "3"),
    ],
)
def test_a_file_of_notes_that_cannot_be_read_notes_nothing(voted: Dossier, tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "notes.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises((NotesUnreadable, NotFound)):
        import_notes(voted, file)
    assert state(voted, "t1")[0] is PieceState.LATE
