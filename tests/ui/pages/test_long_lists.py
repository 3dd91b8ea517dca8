"""Lists of many rows: shown a part at a time, worded when looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.finding import Audience
from tests.ui.pages.test_budget_rows import row
from ui.models.budget_rows import Place
from ui.models.budget_tree import BudgetModel
from ui.models.findings import view_of
from ui.models.rows import Cell, Heading, RowsModel
from ui.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session("en")
    yield made
    made.close()


LINES = tuple(Place(f"{at:06d}", f"{at:06d}", "", 1, {2024: row(f"{at:06d}", None, 1, 1)}) for at in range(2000))


def test_a_long_table_shows_its_first_places_and_more_when_asked(qtbot: QtBot, session: Session) -> None:
    model = BudgetModel(session)
    model.show(LINES, ())
    first = model.rowCount()
    assert 0 < first < len(LINES)
    assert model.canFetchMore()
    with qtbot.waitSignal(model.rowsInserted):
        model.fetchMore()
    assert first < model.rowCount() < len(LINES)


def test_a_place_far_down_a_long_table_is_found(session: Session) -> None:
    model = BudgetModel(session)
    model.show(LINES, ())
    found = model.find("001999")
    assert found.row() == 1999
    assert not model.find("nowhere").isValid()
    assert model.rowCount() == len(LINES)
    assert not model.canFetchMore()


def test_records_are_worded_when_they_are_looked_at_and_only_once(qtbot: QtBot) -> None:
    worded: list[int] = []

    def word(record: int) -> tuple[Cell, ...]:
        worded.append(record)
        return (Cell(str(record)),)

    model: RowsModel[int] = RowsModel([Heading("Number")])
    model.show_records(range(200_000), word)
    assert model.rowCount() == 200_000
    assert worded == []
    assert [model.index(at, 0).data() for at in (7, 199_999, 7)] == ["7", "199999", "7"]
    assert worded == [7, 199_999]
    assert model.record(8) == 8


def test_nothing_found_is_nothing_to_examine() -> None:
    view = view_of((), Audience.PUBLIC, {})
    assert (view.fired, view.passed, view.quiet) == ({}, 0, ())
