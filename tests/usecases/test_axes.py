"""A committee enters the axes of its policy, tags places, and reads where the money goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from budgetwatch.domain.axis import AxesReport, AxisYear, PolicyAxis
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.measure import Measure
from budgetwatch.usecases import axes, axes_file, history
from budgetwatch.usecases.documents import hide_document, list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.importing import Dataset, ImportDraft, import_draft

LFI = """\
Loi de finances initiale {year}
(en FCFA)
Programme;Libellé;LFI {year} CP
101;Frontières;{a}
102;Patrouilles;{b}
201;Hôpitaux;{c}
TOTAL;;{t}
"""
BY_PROGRAMME = CompareQuery(Classification.PROGRAMME, 2)
BORDERS = PolicyAxis(1, Bilingual("Surveillance des frontières", "Border control"), "PSN 2023, p. 4")

Bring = Callable[[str, str], Dataset]
Draft = Callable[[str, str], ImportDraft]


def lfi(year: int, *amounts: int) -> str:
    return LFI.format(year=year, a=amounts[0], b=amounts[1], c=amounts[2], t=sum(amounts))


@pytest.fixture
def tagged(dossier: Dossier, bring: Bring) -> Dossier:
    """Two votes; the borders are tagged with the one axis."""
    bring("LFI_2023.csv", lfi(2023, 100_000, 200_000, 700_000))
    bring("LFI_2024.csv", lfi(2024, 150_000, 200_000, 650_000))
    axes.keep_axes(dossier, [BORDERS], "A. Clerk")
    (place,) = axes.find_places(dossier, [BY_PROGRAMME], ["101"])
    axes.tag_places(dossier, [place.tagged], axes.find_axis(dossier, 1), "A. Clerk")
    return dossier


def first_axis(report: AxesReport) -> dict[int, AxisYear]:
    return {one.row.year: one for one in report.lines[0].years}


def test_every_figure_of_the_report_is_found_again_in_the_cells(tagged: Dossier) -> None:
    report = axes.report_axes(tagged)
    figures = [
        figure
        for line in report.lines
        for one in line.years
        for group in (one.row.stages, one.shares, one.growth, one.beside)
        for figure in group.values()
    ]
    assert len(figures) == 12
    assert all(explain(tagged, figure).holds for figure in figures)
    now = first_axis(report)[2024]
    assert (str(now.row.stages[Measure.VOTED]), str(now.shares[Measure.VOTED])) == ("150000", "0.15")
    (cell,) = explain(tagged, now.row.stages[Measure.VOTED]).cells
    assert (cell.cell.a1, cell.raw) == ("C4", "150000")


def test_a_tag_outlives_the_table_it_was_made_on(tagged: Dossier, draft: Draft) -> None:
    newer = draft("LFI_2024_bis.csv", lfi(2024, 160_000, 200_000, 650_000))
    for one in list_documents(tagged):
        hide_document(tagged, one.dataset.id)
    assert [tag.tagged for tag in axes.report_axes(tagged).lost] == [axes.list_tags(tagged)[0].tagged]
    import_draft(tagged, newer)
    assert str(first_axis(axes.report_axes(tagged))[2024].row.stages[Measure.VOTED]) == "160000"


def test_several_places_are_one_step_that_undo_takes_back(tagged: Dossier) -> None:
    places = axes.find_places(tagged, [BY_PROGRAMME], ["102", "Hôpitaux"])
    done = axes.tag_places(tagged, [one.tagged for one in places], axes.find_axis(tagged, 1))
    assert (done.value, len(axes.list_tags(tagged))) == (2, 3)
    history.undo(tagged)
    assert len(axes.list_tags(tagged)) == 1
    history.redo(tagged)
    assert axes.report_axes(tagged).untagged.years == ()
    assert axes.untag_places(tagged, [one.tagged for one in places]).value == 2


def test_words_ask_and_never_tag(tagged: Dossier) -> None:
    axes.keep_axes(tagged, [*axes.list_axes(tagged), PolicyAxis(2, Bilingual("Hôpitaux des armées", ""))])
    (question,) = axes.ask_about_places(tagged, BY_PROGRAMME)
    assert (question.place.code, question.axis.number, question.word) == ("201", 2, "hopitau")
    assert len(axes.list_tags(tagged)) == 1


def test_a_title_in_one_language_stands_for_both(dossier: Dossier) -> None:
    axes.keep_axes(dossier, [PolicyAxis(1, Bilingual("", "Borders"))])
    assert axes.list_axes(dossier)[0].title == Bilingual("Borders", "Borders")


@pytest.mark.parametrize(
    "wrong",
    [
        [BORDERS, BORDERS],
        [replace(BORDERS, number=0)],
        [replace(BORDERS, number=100)],
        [replace(BORDERS, title=Bilingual(" ", ""))],
    ],
    ids=["twice", "zero", "hundred", "untitled"],
)
def test_axes_without_a_number_or_title_of_their_own_are_refused(dossier: Dossier, wrong: list[PolicyAxis]) -> None:
    with pytest.raises(axes.WrongAxes):
        axes.keep_axes(dossier, wrong)
    assert axes.list_axes(dossier) == ()


def test_an_axis_or_a_place_that_is_not_there_is_not_found(tagged: Dossier) -> None:
    with pytest.raises(NotFound):
        axes.find_axis(tagged, 9)
    with pytest.raises(NotFound):
        axes.find_places(tagged, [BY_PROGRAMME], ["999"])


def test_the_example_is_to_be_checked_and_goes_through_a_file_and_back(dossier: Dossier, tmp_path: Path) -> None:
    example = axes_file.example_axes()
    assert [axis.number for axis in example] == [1, 2, 3, 4, 5]
    assert not any(axis.checked for axis in example)
    axes.keep_axes(dossier, example)
    assert axes_file.export_axes(dossier, tmp_path / "axes.toml") == 5
    assert axes_file.read_axes(tmp_path / "axes.toml") == example


def test_a_file_renames_the_axis_of_its_number_which_keeps_its_tags(tagged: Dossier, tmp_path: Path) -> None:
    file = tmp_path / "axes.csv"
    file.write_text("N°;Intitulé;Title (en);Document source\n1;Frontières;Borders;PSN, p. 9\n2;Populations;;\n")
    assert axes_file.import_axes(tagged, file).value == 2
    told = [(axis.number, axis.title, axis.source) for axis in axes.list_axes(tagged)]
    assert told == [
        (1, Bilingual("Frontières", "Borders"), "PSN, p. 9"),
        (2, Bilingual("Populations", "Populations"), ""),
    ]
    assert axes.report_axes(tagged).tags == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", "[[axis]]\nnumber = 'one'\nfr = 'x'"),
        ("a.toml", "axis = 3"),
        ("a.toml", "[[axis]]\nnumber = 1"),
        ("a.csv", "Code;Montant\n1;2"),
        ("a.csv", "N°;Intitulé\nun;Frontières"),
    ],
)
def test_a_file_without_axes_enters_nothing(dossier: Dossier, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(axes_file.AxesUnreadable):
        axes_file.import_axes(dossier, tmp_path / name)
    assert axes.list_axes(dossier) == ()
