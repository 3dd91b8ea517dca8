"""The sample country cut by several fields, in the use cases and on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from budgetwatch.cli.run import run
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pivot import LINES, STAGES, YEARS, PivotQuery, PivotRow, level_of
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.demonstrating import build_sample
from budgetwatch.usecases.dossiers import Dossier, open_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.pivoting import (
    FieldUnknown,
    StagesNotAdded,
    TooManyColumns,
    lines_behind,
    pivot,
    pivot_choices,
)

PROGRAMME, ACTION = level_of(Classification.PROGRAMME, 2), level_of(Classification.PROGRAMME, 3)
NATURE = level_of(Classification.NATURE, 1)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dossier, built once."""
    made = tmp_path_factory.mktemp("tamaris") / "tamaris.budget"
    build_sample(made).close()
    return made


@pytest.fixture
def tamaris(path: Path) -> Iterator[Dossier]:
    with open_dossier(path, write=False) as dossier:
        yield dossier


def flat(rows: Sequence[PivotRow]) -> Iterator[PivotRow]:
    for row in rows:
        yield row
        yield from flat(row.children)


@pytest.mark.parametrize(
    "query",
    [
        PivotQuery((PROGRAMME, NATURE), (YEARS, STAGES)),
        PivotQuery((NATURE, PROGRAMME), (), Measure.PAID),
        PivotQuery((YEARS,), (NATURE,), Measure.VOTED),
        PivotQuery((STAGES, PROGRAMME), (YEARS,), prices=2024),
        PivotQuery((PROGRAMME, LINES), (YEARS,), Measure.PAID, (2024,)),
    ],
)
def test_every_figure_is_what_its_cells_give_when_they_are_asked_again(tamaris: Dossier, query: PivotQuery) -> None:
    told = pivot(tamaris, query)
    figures = [cell for row in (told.total, *flat(told.rows)) for cell in row.cells if isinstance(cell, Figure)]
    assert len(figures) >= 5
    for figure in figures[:: max(1, len(figures) // 40)]:
        explained = explain(tamaris, figure, raw=False)
        assert explained.holds
        assert explained.recomputed.value == figure.value


def test_a_pivot_by_one_field_says_what_the_comparison_says(tamaris: Dossier) -> None:
    told = pivot(tamaris, PivotQuery((PROGRAMME,), (YEARS, STAGES)))
    compared = compare(tamaris, CompareQuery(Classification.PROGRAMME, 2))
    by_cell = {
        (row.path[0].code, int(year.key), Measure(stage.key)): cell.amount
        for row in told.rows
        for (year, stage), cell in zip(told.columns, row.cells, strict=True)
        if isinstance(cell, Figure)
    }
    assert by_cell == {
        (row.code, row.year, stage): figure.amount for row in compared.rows for stage, figure in row.stages.items()
    }
    assert {one.reason for one in compared.breaks} <= {one.reason for one in told.breaks}


def test_the_lines_behind_a_figure_are_named_with_their_cells(tamaris: Dossier) -> None:
    told = pivot(tamaris, PivotQuery((PROGRAMME,), (YEARS,), Measure.PAID, (2024,)))
    row = next(row for row in told.rows if row.path[0].code == "2105")
    assert isinstance(row.cells[0], Figure)
    lines = lines_behind(tamaris, row.cells[0])
    assert [line.label for line in lines][:2] == ["Véhicules tactiques", "Armement et munitions"]
    assert len(lines) == 6


def test_without_a_stage_the_amounts_are_not_added(tamaris: Dossier) -> None:
    with pytest.raises(StagesNotAdded):
        pivot(tamaris, PivotQuery((PROGRAMME,), (YEARS,)))


def test_a_field_stands_once_and_lines_stand_in_rows(tamaris: Dossier) -> None:
    with pytest.raises(FieldUnknown):
        pivot(tamaris, PivotQuery((PROGRAMME,), (PROGRAMME,), Measure.PAID))
    with pytest.raises(FieldUnknown):
        pivot(tamaris, PivotQuery((level_of(Classification.REGION, 1),), (), Measure.PAID))
    with pytest.raises(TooManyColumns):
        pivot(tamaris, PivotQuery((PROGRAMME,), (LINES,), Measure.PAID))


def test_several_years_in_one_sum_are_named(tamaris: Dossier) -> None:
    told = pivot(tamaris, PivotQuery((PROGRAMME,), (), Measure.PAID))
    assert "2022, 2023, 2024" in [value for note in told.notes for _, value in note.reason.arguments]


def test_the_furthest_stage_is_taken_where_none_is_named(tamaris: Dossier) -> None:
    offered = pivot_choices(tamaris)
    assert offered.first_measure is Measure.PAID
    assert {PROGRAMME, NATURE, YEARS, STAGES, LINES} <= set(offered.fields)


def test_the_command_gives_the_table_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["pivot", str(path), "--by", "programme,nature", "--columns", "year", "--measure", "paid", "--json"]
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["by"] == ["programme:1", "nature:1"]
    assert [column[0]["key"] for column in told["columns"]] == ["2022", "2023", "2024"]
    assert told["rows"][0]["path"][0]["code"] == "210"
    assert told["rows"][1]["depth"] == 2
    assert told["total"]["cells"][2] == {"amount": "285099973000", "state": "stated"}


def test_the_command_prints_the_table_and_the_cells_of_one_figure(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["pivot", str(path), "--lang", "en", "--by", "programme:2", "--columns", "year,measure"]
    assert run(asked) == 0
    assert "2105 Équipement des forces" in capsys.readouterr().out
    assert run([*asked, "--row", "2105", "--column", "2024/paid"]) == 0
    assert capsys.readouterr().out.count("SITEX_2024_31-12.xlsx") == 6
    assert run([*asked, "--row", "2105", "--column", "2031/paid"]) == 1


def test_the_command_refuses_to_add_stages(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pivot", str(path), "--by", "programme", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "stages-not-added"
