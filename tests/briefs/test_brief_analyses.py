"""Movements, programming laws and credibility in the dossier's pack: short where there are some, nothing elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from budgetwatch.briefs import PackContent, compose_pack
from budgetwatch.domain.bridge import CreditBridge, Movement
from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.document import Chart, Document, Section, Table, Verbatim
from budgetwatch.domain.figure import Figure, Operation, RecordSelection, Trace, difference, money, ratio
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.pefa import Credibility, Dimension, WorkedCredibility, WorkedYear
from budgetwatch.domain.programming import LawCategory, LawYear, ProgrammingLaw
from budgetwatch.i18n import language

BARE = PackContent(
    title=msg("Nothing yet"),
    institution=("République du Tamaris",),
    audience=Audience.COMMITTEE,
    snapshot="S-1",
    made=datetime(2025, 11, 12, tzinfo=UTC),
    outline="themes",
)
NEW = {"Movements of credits", "The programming law and the budgets", "Credibility of the budget (logic of PEFA)"}


def figure(value: int, record: int = 1) -> Figure:
    return money(Amount(value, 6), "XOF", Trace(Operation.SUM, (RecordSelection("cp", (record,)),)))


def bridge(code: str, voted: int, received: int) -> CreditBridge:
    """A programme that got credits by virement, and whose revised appropriation is what that leads to."""
    vote, got, revised = figure(voted, 1), figure(received, 2), figure(voted + received, 3)
    return CreditBridge(
        code,
        code,
        "Programme",
        2024,
        vote,
        (Movement(ActKind.VIREMENT, got, None),),
        revised,
        revised,
        difference(revised, revised),
        received_share=ratio(got, vote),
    )


def law() -> ProgrammingLaw:
    """Two years, of which the first has a vote."""
    first, second, vote = figure(110, 4), figure(120, 5), figure(100, 6)
    years = (
        LawYear(2024, first, {Measure.VOTED: vote}, first, vote, difference(vote, first), ratio(vote, first)),
        LawYear(2025, second, {}, figure(230, 7), None, None, None),
    )
    return ProgrammingLaw(3, "loi.xlsx · Annexe!A1:C9", years, (LawCategory("Personnel", {}, first),), figure(230, 7))


def credibility(years: int) -> WorkedCredibility:
    """That many years in which nine tenths of the budget was spent."""
    worked = tuple(
        WorkedYear(year, (), figure(100, year), figure(90, -year), ratio(figure(90), figure(100)), None, None, None)
        for year in range(2025 - years, 2025)
    )
    scores: dict[Dimension, str | None] = dict.fromkeys(Dimension)
    scores[Dimension.OUTTURN] = "B"
    return WorkedCredibility(Credibility((), scores, (msg("{count} years", count=years),)), worked, Measure.PAID)


def sections(document: Document) -> dict[str, Section]:
    return {block.title.text: block for block in document.blocks if isinstance(block, Section)}


def words(cell: object) -> str:
    match cell:
        case Message():
            return language("en").word(cell)
        case Verbatim(text=text):
            return text
        case Figure():
            return language("en").figure(cell)
        case _:
            return str(cell)


def test_a_dossier_without_acts_law_or_three_years_prints_none_of_it() -> None:
    assert NEW.isdisjoint(sections(compose_pack(BARE)))
    assert NEW.isdisjoint(sections(compose_pack(replace(BARE, credibility=credibility(2)))))


def test_the_programme_that_moved_most_comes_first_and_is_drawn() -> None:
    content = replace(BARE, bridges=(bridge("2101", 900, 10), bridge("2105", 100, 40)), cap=msg("more than 10 %"))
    table, chart = sections(compose_pack(content))["Movements of credits"].blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert [words(row.cells[0]) for row in table.rows] == ["2105 Programme", "2101 Programme"]
    assert [words(cell) for cell in table.rows[0].cells[-2:]] == ["40.0%", str(Absent.NIL)]
    assert "2105" in words(chart.caption)
    assert "more than 10 %" in words(table.note)


def test_a_law_is_printed_for_the_years_that_a_budget_answers() -> None:
    said, table, chart = sections(compose_pack(replace(BARE, laws=(law(),))))[
        "The programming law and the budgets"
    ].blocks
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert words(table.caption) == "loi.xlsx, beside the budgets"
    assert [words(row.cells[0]) for row in table.rows] == ["2024"]
    assert [words(category) for category in chart.categories] == ["2024", "2025"]
    assert said is not None


def test_three_years_give_letters_under_the_name_of_the_logic_and_the_stage() -> None:
    content = replace(BARE, credibility=credibility(3))
    (table,) = sections(compose_pack(content))["Credibility of the budget (logic of PEFA)"].blocks
    assert isinstance(table, Table)
    assert words(table.caption) == "Logic of PEFA, outturn measured at the stage “paid”"
    assert [words(cell) for cell in table.rows[-1].cells] == ["Letter", "B", *[str(Absent.UNKNOWN)] * 3]
