"""Proportions of a dossier as it is received: every figure leads back, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.document import figures_in
from budgetwatch.domain.explanation import PointRead
from budgetwatch.domain.figure import Figure, Span
from budgetwatch.domain.grouping import GroupingKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.proportions import Proportions, Structure, Weights
from budgetwatch.domain.series import Series, SeriesKind, SeriesPoint
from budgetwatch.store.datasets import Filing
from budgetwatch.usecases.checklists import answer_checklist
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.groupings import WrongGroup, assign, grouping
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.proportions import Denominator, ProportionsQuery, work_out
from budgetwatch.usecases.series import SeriesUnreadable, keep_series, own_series, read_sheet

BUDGETS = """République du Faso;;;;;;
(en millions de FCFA);;;;;;
Programme;Libellé du programme;Titre;Libellé du titre;LFI 2021;LFI 2022;LFI 2023
101;Forces terrestres;2;Personnel;400;;600
101;Forces terrestres;3;Biens et services;100;120;130
102;Gendarmerie nationale;5;Investissements;40;100;160
103;Routes;5;Investissements;400;400;440
104;Fonds spéciaux;3;Biens et services;60;60;70
"""
GDP = Series(SeriesKind.GDP, "BF", {2021: Decimal(20_000_000_000), 2023: Decimal(28_000_000_000)}, "INSD, invented")
STATE = Series(
    SeriesKind.STATE_BUDGET, "BF", {2021: Decimal(4_000_000_000), 2023: Decimal(5_000_000_000)}, "LFI, invented"
)
PEOPLE = Series(SeriesKind.POPULATION, "BF", {2023: Decimal(7_000_000)}, "INSD, invented")
PART = Perimeter(
    "Forces",
    (
        PlaceName(Classification.PROGRAMME, 2, "101", "Forces terrestres"),
        PlaceName(Classification.PROGRAMME, 2, "102", "Gendarmerie nationale"),
        PlaceName(Classification.PROGRAMME, 2, "104", "Fonds spéciaux"),
    ),
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """Three years of votes by programme and nature; the second has no personnel."""
    sheet = tmp_path / "votes.csv"
    sheet.write_text(BUDGETS, encoding="utf-8")
    with create_dossier(tmp_path / "hearing.budget", "Hearing") as made:
        import_draft(made, replace(draft_import(sheet), filing=Filing(country="BF")))
        yield made


def worked(dossier: Dossier, query: ProportionsQuery | None = None) -> Proportions:
    told = work_out(dossier, query)
    assert told is not None
    return told


def weights(told: Proportions, kind: SeriesKind) -> Weights:
    return next(one for one in told.weights if one.kind is kind)


def shares(structure: Structure, year: int) -> list[str]:
    (one,) = (one for one in structure.years if one.year == year)
    return [f"{part.key} {part.amount} {part.share}" for part in one.parts]


def every_figure(told: object) -> list[Figure]:
    """The figures anywhere in a value."""
    if is_dataclass(told) and not isinstance(told, Figure):
        return [figure for field in fields(told) for figure in every_figure(getattr(told, field.name))]
    if isinstance(told, tuple):
        return [figure for one in told for figure in every_figure(one)]
    return list(figures_in(told))


def test_structure_and_forces_of_a_received_sheet(dossier: Dossier) -> None:
    told = worked(dossier)
    assert shares(told.natures, 2023) == [
        "personnel 600000000 0.428571",
        "investment 600000000 0.428571",
        "operations 200000000 0.142857",
        "unallocated 0 0",
    ]
    assert shares(told.forces, 2023) == [
        "army 730000000 0.521429",
        "gendarmerie 160000000 0.114286",
        "unallocated 510000000 0.364286",
    ]


def test_every_figure_leads_back_to_what_it_is_made_of(dossier: Dossier) -> None:
    for series in (GDP, STATE, PEOPLE):
        keep_series(dossier, series)
    figures = every_figure(worked(dossier)) + every_figure(worked(dossier, ProportionsQuery(perimeter=PART)))
    assert len(figures) > 60
    assert all(explain(dossier, figure, raw=False).holds for figure in set(figures))


def test_a_value_of_a_series_is_told_with_its_source_and_who_entered_it(dossier: Dossier) -> None:
    keep_series(dossier, GDP, author="A. Clerk")
    (share,) = (one for one in weights(worked(dossier), SeriesKind.GDP).years if one.year == 2023)
    assert (str(share.share), share.denominator and share.denominator.unit.currency) == ("0.05", "XOF")
    assert share.share is not None
    point = explain(dossier, share.share).inputs[1].point
    assert isinstance(point, PointRead)
    assert point.point == SeriesPoint(SeriesKind.GDP, "BF", 2023)
    assert (point.series.source, point.series.author) == ("INSD, invented", "A. Clerk")
    assert point.series.at.startswith("20")
    assert not point.series.to_verify


def test_what_is_not_entered_is_said_and_nothing_is_computed(dossier: Dossier) -> None:
    told = weights(worked(dossier), SeriesKind.GDP)
    assert [one.share for one in told.years] == [None, None, None]
    assert "Not entered yet: gross domestic product" in str(told.missing)
    keep_series(dossier, replace(GDP, currency="USD"))
    usd = weights(worked(dossier), SeriesKind.GDP).years
    assert [one.share for one in usd] == [None, None, None]
    assert str(usd[0].missing) == ("The budget is in XOF, the series in USD: nothing is computed across currencies.")
    assert "no value for 2022" in str(usd[1].missing)


def test_a_year_without_a_wage_bill_is_left_out_of_growth_and_said_beside_comparisons(dossier: Dossier) -> None:
    told = worked(dossier)
    assert list(told.wageless) == [2022]
    # 1 000 → 1 400 over two years; the year between is not used
    assert (told.growth.first, told.growth.last, str(told.growth.nominal)) == (2021, 2023, "0.183216")
    assert [year for year, _ in told.growth.left_out] == [2022]
    assert [
        one.year for one in compare(dossier, CompareQuery()).notes if "wage bill is missing" in str(one.reason)
    ] == [2022]


def test_growth_without_its_last_year_takes_the_years_that_are_left(dossier: Dossier) -> None:
    told = worked(dossier, ProportionsQuery(years=(2021, 2022)))
    assert (told.growth.nominal, told.growth.first) == (None, None)
    assert "fewer that can be used" in str(told.growth.missing[0])


def test_growth_goes_over_the_years_that_are_chosen_but_those_known_in_part(dossier: Dossier) -> None:
    assign(dossier, GroupingKind.NATURE, {"Biens et services": "personnel"})  # so that no year lacks its wage bill
    told = worked(dossier, ProportionsQuery(span=Span(2021, 2023)))
    assert (told.growth.first, told.growth.last) == (2021, 2023)
    assert [year for year, _ in told.growth.left_out] == [2022]
    told = worked(dossier, ProportionsQuery(span=Span(2022, 2023)))
    assert (told.growth.first, told.growth.nominal) == (None, None)
    assert [year for year, _ in told.growth.left_out] == [2022]
    assert [one.year for one in told.natures.at(told.stage)] == [2021, 2022, 2023]


def test_the_state_is_the_total_entered_or_that_of_the_documents_and_is_named(dossier: Dossier) -> None:
    keep_series(dossier, STATE)
    told = worked(dossier, ProportionsQuery(perimeter=PART))
    shown = {
        str(one.name): [f"{at.year} {at.share}" for at in one.years]
        for one in told.weights
        if one.kind is SeriesKind.STATE_BUDGET
    }
    assert shown == {
        "total budget of the State": ["2021 0.15", "2022 None", "2023 0.192"],
        "all lines of the documents": ["2021 0.6", "2022 0.411765", "2023 0.685714"],
    }
    # forces 600 → 960: +60 %; State 4 000 → 5 000: +25 %; documents 1 000 → 1 400: +40 %
    assert str(told.growth.elasticity) == "2.4"
    within = worked(dossier, ProportionsQuery(perimeter=PART, denominator=Denominator.DOCUMENTS))
    assert str(within.growth.elasticity) == "1.5"


def test_the_voted_total_of_the_state_is_not_set_against_payments(dossier: Dossier, tmp_path: Path) -> None:
    keep_series(dossier, STATE)
    sheet = tmp_path / "paid.csv"
    sheet.write_text(
        "Exécution 2023;;\n(en millions de FCFA);;\nProgramme;Libellé;Payé 2023\n101;Forces terrestres;700\n"
        "102;Gendarmerie nationale;100\n103;Routes;5\n",
        encoding="utf-8",
    )
    import_draft(dossier, replace(draft_import(sheet), filing=Filing(country="BF")))
    told = weights(worked(dossier, ProportionsQuery(stage=Measure.PAID)), SeriesKind.STATE_BUDGET)
    assert [one.share for one in told.years] == [None]
    assert "choose the stage" in str(told.missing)


def test_a_committee_puts_a_label_in_another_group_and_can_take_it_back(dossier: Dossier) -> None:
    assign(dossier, GroupingKind.FORCE, {"Routes": "staff"}, "A. Clerk")
    assert "staff 440000000 0.314286" in shares(worked(dossier).forces, 2023)
    assert [one.label for one in worked(dossier).forces.named if one.own] == ["Routes"]
    undo(dossier)
    assert grouping(dossier, GroupingKind.FORCE).own == {}
    assign(dossier, GroupingKind.FORCE, {"Gendarmerie nationale": "unallocated"})
    assert "unallocated 670000000 0.478571" in shares(worked(dossier).forces, 2023)
    with pytest.raises(WrongGroup, match="navy seals"):
        assign(dossier, GroupingKind.FORCE, {"Routes": "navy seals"})


def test_opacity_is_the_special_funds_over_the_total(dossier: Dossier) -> None:
    shown = {one.composition.year: str(one.rate) for one in worked(dossier).opacity}
    assert shown == {2021: "0.06", 2022: "0.088235", 2023: "0.05"}


def test_what_a_printed_total_holds_beyond_hidden_cells_is_told_apart(tmp_path: Path) -> None:
    sheet = tmp_path / "hidden.csv"
    sheet.write_text(
        "Budget;;\n(en millions de FCFA);;\nCode;Libellé;LFI 2023\n101;Forces terrestres;600\n"
        "102;Renseignement;n.d.\n103;Fonds spéciaux;100\n;TOTAL;1000\n",
        encoding="utf-8",
    )
    with create_dossier(tmp_path / "hidden.budget", "Hidden") as dossier:
        import_draft(dossier, draft_import(sheet))
        (one,) = worked(dossier).opacity
        # 1 000 printed, 700 in lines: 300 are kept back; (100 + 300) ÷ (700 + 300)
        assert (str(one.rate), str(one.unknown)) == ("0.142857", "1")
        assert (str(one.withheld), str(one.rate_with)) == ("300000000", "0.4")
        figures = [figure for figure in (one.withheld, one.rate_with) if figure is not None]
        assert all(explain(dossier, figure, raw=False).holds for figure in figures)


def test_a_dossier_without_a_budget_has_no_proportions(tmp_path: Path) -> None:
    with create_dossier(tmp_path / "empty.budget", "Empty") as empty:
        assert work_out(empty) is None


def test_a_sheet_of_several_series_is_read_by_the_names_of_its_columns(tmp_path: Path, dossier: Dossier) -> None:
    sheet = tmp_path / "series.csv"
    sheet.write_text("Année;PIB;Population;Remarque\n2022;12 500,5;;a\n2023;13 000;7000000;\n", encoding="utf-8")
    read = read_sheet(sheet)
    assert read == {
        SeriesKind.GDP: {2022: Decimal("12500.5"), 2023: Decimal(13_000)},
        SeriesKind.POPULATION: {2023: Decimal(7_000_000)},
    }
    for kind, values in read.items():
        keep_series(dossier, Series(kind, "BF", values, "INSD"))
    assert own_series(dossier)[SeriesKind.GDP, "BF"].currency == "XOF"
    sheet.write_text("Année;PIB\n2022;beaucoup\n", encoding="utf-8")
    with pytest.raises(SeriesUnreadable, match="B2"):
        read_sheet(sheet)


def test_the_total_of_the_state_that_was_entered_answers_the_topic_of_its_share(dossier: Dossier) -> None:
    keep_series(dossier, STATE)
    items = {one.item.id: one for one in answer_checklist(dossier).items}
    proposed = items["C11"].proposed
    assert proposed is not None
    assert [str(one.figure) for one in proposed.evidence] == ["4000000000", "0.25", "5000000000", "0.28"]
    assert all(explain(dossier, one.figure, raw=False).holds for one in proposed.evidence)
