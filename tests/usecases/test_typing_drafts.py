"""A half-typed table in the dossier: it counts for nothing, is no step, and is known again once it is imported."""

from __future__ import annotations

from budgetwatch.domain.typed import TypedSheet
from budgetwatch.usecases import history, verifying
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.importing import import_draft
from budgetwatch.usecases.typing_drafts import keep_typing, kept_typing
from budgetwatch.usecases.typing_in import typed_draft

SHEET = TypedSheet(
    "Loi de finances 2024",
    "12",
    "A. Tio",
    (("En FCFA", ""), ("Programme", "Crédits votés 2024"), ("Terre", "12 500"), (), ("", 'é; "8" 250')),
    "28 décembre 2023",
)


def test_a_table_comes_back_cell_by_cell_and_the_latest_wins(dossier: Dossier) -> None:
    keep_typing(dossier, TypedSheet("", "", "", (("a",),)))
    keep_typing(dossier, SHEET)
    found = kept_typing(dossier)
    assert found is not None
    assert (found.sheet, found.imported) == (SHEET, False)


def test_keeping_is_no_step_and_nothing_of_it_counts(dossier: Dossier) -> None:
    keep_typing(dossier, SHEET)
    assert history.undo(dossier) is None
    assert list_documents(dossier) == ()
    assert all(check.ok for check in verifying.verify_dossier(dossier))


def test_an_imported_table_is_known_and_its_undone_import_leaves_it_to_be_mended(dossier: Dossier) -> None:
    keep_typing(dossier, SHEET)
    import_draft(dossier, typed_draft(SHEET), "A. Tio")
    found = kept_typing(dossier)
    assert found is not None
    assert found.imported
    history.undo(dossier)
    again = kept_typing(dossier)
    assert again is not None
    assert (again.sheet, again.imported) == (SHEET, False)


def test_a_dossier_in_which_nothing_was_typed_has_nothing_to_go_on_with(dossier: Dossier) -> None:
    assert kept_typing(dossier) is None
