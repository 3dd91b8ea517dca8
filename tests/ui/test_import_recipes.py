"""The recipe that fits a file, offered with what differs, followed, and taken back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from budgetwatch.domain.layout import RowKind
from budgetwatch.usecases.recipes import recipes
from budgetwatch.usecases.repainting import row_kind, with_rows
from tests.ui.clerk import PATIENCE, READY, Clerk
from tests.ui.walker import shown_texts
from ui.models.import_course import Step
from ui.models.sheet_model import SheetModel
from ui.pages.import_page import ImportPage

NEXT_YEAR = READY.replace("2024", "2025").replace("Voté 2025", "Voté 2025;Observations").replace(";;", ";;;")
GROWN = NEXT_YEAR.replace("02103;", "02104;Carburants;400 000;à revoir\n02103;")


def offered(clerk: Clerk, qtbot: QtBot) -> ImportPage:
    """The next year's file, when the recipe of this year's was found: row 5 was painted as a note."""
    page = clerk.give(*clerk.write(loi=READY))
    layout = page.assistant.standing.reading.layout
    page.assistant.desk.repaint(with_rows(layout, {5}, RowKind.NOTE), layout.id)
    qtbot.waitUntil(lambda: clerk.settled)
    page.assistant.desk.confirm_unit()
    page.assistant.go_step(Step.CHECK)
    assert page.assistant.foot.recipe.isChecked()
    page.assistant.write()
    qtbot.waitUntil(lambda: clerk.documents() == 1, timeout=PATIENCE)
    page = clerk.give(*clerk.write(suite=GROWN))
    qtbot.waitUntil(lambda: bool(page.files[0].recipes), timeout=PATIENCE)
    return page


def test_a_recipe_says_before_it_is_applied_what_differs_and_what_it_does_again(clerk: Clerk, qtbot: QtBot) -> None:
    page = offered(clerk, qtbot)
    texts = {text for _, text in shown_texts(page.assistant.steps.files)}
    (match,), word = page.files[0].recipes, clerk.window.session.word
    assert [str(one) for one in match.differences] == ["Column D “Observations” is not in the recipe."]
    assert [str(one) for one in match.replayed] == ["Row 6 is read as “note”, as in the recipe."]
    assert {word(one) for one in (*match.differences, *match.replayed)} <= texts
    assert page.assistant.standing.draft is page.files[0].course.first.draft  # type: ignore[union-attr] # it was read


def test_what_differs_is_marked_on_the_sheet(clerk: Clerk, qtbot: QtBot) -> None:
    page = offered(clerk, qtbot)
    page.assistant.go_step(Step.AREA)
    model = page.assistant.steps.area.sheet.model()
    assert isinstance(model, SheetModel)
    assert (model.marks[0, 4], model.marks[6, 0]) == ("att", "inf")


def test_a_recipe_that_was_followed_can_be_taken_back(clerk: Clerk, qtbot: QtBot) -> None:
    page = offered(clerk, qtbot)
    page.assistant.follow_recipe()
    qtbot.waitUntil(lambda: clerk.settled)
    assert (page.files[0].followed, kind_of_row_6(page)) == (True, RowKind.NOTE)
    page.assistant.desk.back()
    assert (page.files[0].followed, kind_of_row_6(page)) == (False, RowKind.LINE)


def kind_of_row_6(page: ImportPage) -> RowKind | None:
    return row_kind(page.assistant.standing.reading.layout, 6)


def test_the_recipes_of_several_files_are_applied_together(clerk: Clerk, qtbot: QtBot) -> None:
    offered(clerk, qtbot)
    page = clerk.give(*clerk.write(suite=GROWN, encore=GROWN.replace("2025", "2026")))
    files = [file for file in page.files if not file.imported]
    qtbot.waitUntil(lambda: all(file.recipes for file in files), timeout=PATIENCE)
    page.follow_recipes()
    qtbot.waitUntil(lambda: all(file.followed for file in files), timeout=PATIENCE)
    assert page.assistant.steps.files.follow.isHidden()


def test_a_recipe_can_be_forgotten_where_it_is_offered_and_undo_brings_it_back(clerk: Clerk, qtbot: QtBot) -> None:
    page, dossier = offered(clerk, qtbot), clerk.window.session.dossier
    assert dossier is not None
    page.forget_recipes()
    qtbot.waitUntil(lambda: not page.files[0].recipes, timeout=PATIENCE)
    assert recipes(dossier) == ()
    clerk.window.session.undo()
    qtbot.waitUntil(lambda: bool(recipes(dossier)), timeout=PATIENCE)
