"""Frames: the same sums as the sheets, one currency, exact whatever the size."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.figure import CellSelection, FactSelection
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.domain.year import Period, Year
from budgetwatch.store import frames, selections, undo
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier, create
from budgetwatch.store.imports import add
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import DEFENCE, imported, reading_of, source_of, sum_of


def sums(frame: frames.FactFrame) -> dict[str, Amount]:
    """What each measure adds up to."""
    grouped = frame.facts.groupby("measure", observed=True)["amount"].sum()
    return {str(measure): Amount(int(mantissa), frame.exponent) for measure, mantissa in grouped.items()}


def test_a_frame_has_a_row_per_cell_and_says_why_an_amount_is_missing(dossier: Dossier) -> None:
    imported(dossier)
    frame = frames.facts(dossier)
    shown = frame.facts[["line", "year", "measure", "basis", "amount", "state"]].astype(object).to_numpy().tolist()
    assert (frame.exponent, frame.currency, shown) == (
        -2,
        "XOF",
        [
            [1, 2013, "voted", "CP", 100000, ""],
            [2, 2013, "voted", "CP", 50000, ""],
            [3, 2013, "voted", "CP", 725, ""],
            [1, 2013, "paid", "CP", 90000, ""],
            [2, 2013, "paid", "CP", 0, "nil"],
            [3, 2013, "paid", "CP", 725, ""],
        ],
    )


def test_the_codes_of_a_line_lead_to_their_parents(dossier: Dossier) -> None:
    imported(dossier)
    frame = frames.facts(dossier)
    codes = frame.standing.merge(frame.codes)
    shown = codes[["line", "level", "code", "parent_id", "code_id"]].to_numpy().tolist()
    assert shown == [
        [1, 1, "01", 0, 1],
        [1, 2, "01.06", 1, 2],
        [2, 1, "01", 0, 1],
        [2, 2, "01.07", 1, 3],
        [3, 1, "02", 0, 4],
        [3, 2, "02.01", 4, 5],
    ]


def test_the_lines_and_the_tables_are_named(dossier: Dossier) -> None:
    imported(dossier)
    frame = frames.facts(dossier)
    assert frame.lines[["line", "row"]].to_numpy().tolist() == [[1, 2], [2, 3], [3, 4]]
    assert frame.labels().tolist() == ["Army", "Navy", "Reserves"]
    assert frame.datasets[["dataset", "table", "name", "status"]].to_numpy().tolist() == [
        [1, "Sheet1!A1:D4", "defence.csv", "voted"]
    ]


def test_an_empty_dossier_gives_empty_frames(dossier: Dossier) -> None:
    frame = frames.facts(dossier)
    assert (len(frame.facts), len(frame.codes), len(frame.lines), len(frame.datasets)) == (0, 0, 0, 0)
    assert (frame.exponent, frame.currency, frame.left_out) == (0, None, ())


def test_amounts_of_two_currencies_are_never_in_one_frame(dossier: Dossier) -> None:
    imported(dossier)
    imported(dossier, "code|label|paid 2013 CP\n1|Army|3\n", "EUR", "euros.csv")
    frame, euros = frames.facts(dossier), frames.facts(dossier, "EUR")
    assert (frame.currency, frame.left_out, len(frame.facts)) == ("XOF", ("EUR",), 6)
    assert (euros.currency, euros.left_out, sums(euros)) == ("EUR", ("XOF",), {"paid": Amount(3)})


def test_the_budget_of_the_state_is_taken_before_longer_tables_of_a_partner(dossier: Dossier) -> None:
    support = "code|label|voted 2013 CP\n" + "".join(f"{at}|Lot {at}|{at}\n" for at in range(1, 6))
    imported(dossier, support, "EUR", "support.csv")
    imported(dossier, "code|label|voted 2013 CP\n1|Army|300\n")
    frame = frames.facts(dossier)
    assert (frame.currency, frame.elsewhere) == ("XOF", (("EUR", "support.csv", (2013,)),))


def test_tables_of_different_exponents_are_brought_to_the_finest(dossier: Dossier) -> None:
    imported(dossier, "code|label|paid 2013 CP\n1|A|7\n", name="whole.csv")
    imported(dossier, "code|label|paid 2013 CP\n1|A|0.125\n", name="fine.csv")
    frame = frames.facts(dossier)
    assert (frame.exponent, sums(frame)) == (-3, {"paid": Amount.parse("7.125")})


def test_sums_beyond_64_bits_stay_exact(dossier: Dossier) -> None:
    huge = 2**63 - 1
    imported(dossier, f"code|label|paid 2013 CP\n1|A|{huge}\n2|B|{huge}\n3|C|{huge}\n")
    assert sums(frames.facts(dossier)) == {"paid": Amount(3 * huge)}
    assert selections.total(dossier, FactSelection(Measure.PAID, 2013)) == Amount(3 * huge)
    assert all(check.ok for check in verify(dossier))


def test_the_year_and_period_of_a_line_hold_where_the_column_has_none(dossier: Dossier) -> None:
    drawn = reading_of("code|label|paid 2013 CP\n1|A|10\n2|B|20\n")
    lines = tuple(Line(2 + at, "A", (), Year(2015 + at), Period(f"M0{at + 1}")) for at in range(2))
    column = AmountColumn(3, Measure.PAID, None, None, None, None, counts=True, values=(10, 20))
    reading = Reading(drawn.layout, 0, lines, (column,), (), ())
    with dossier.change(msg("Import")) as change:
        add(change, source_of("years"), b"years", [(reading, Filing())])
    shown = frames.facts(dossier).facts[["year", "period", "amount"]].astype(object).to_numpy().tolist()
    assert shown == [[2015, "M01", 10], [2016, "M02", 20]]
    assert selections.total(dossier, FactSelection(Measure.PAID, 2016)) == Amount(20)


def test_a_presentation_of_the_same_money_does_not_count_but_can_be_asked_for(dossier: Dossier) -> None:
    drawn = reading_of("code|label|paid 2013 CP\n1|A|10\n")
    columns = tuple(
        AmountColumn(3 + at, Measure.VOTED, None, Year(2013), None, variant, counts=counts, values=(value,))
        for at, (variant, counts, value) in enumerate([("Base", False, 7), ("OCO", False, 3), ("Total", True, 10)])
    )
    with dossier.change(msg("Import")) as change:
        reading = Reading(drawn.layout, 0, drawn.lines, columns, (), ())
        add(change, source_of("variants"), b"variants", [(reading, Filing())])
    assert selections.total(dossier, FactSelection(Measure.VOTED, 2013)) == Amount(10)
    assert selections.total(dossier, FactSelection(Measure.VOTED, 2013, variant="OCO")) == Amount(3)
    assert frames.facts(dossier).facts[["variant", "counts"]].astype(object).to_numpy().tolist() == [
        ["Base", False],
        ["OCO", False],
        ["Total", True],
    ]


def test_the_frame_is_made_again_only_when_other_imports_stand(dossier: Dossier) -> None:
    imported(dossier)
    first = frames.facts(dossier)
    assert frames.facts(dossier) is first
    undo.undo(dossier)
    assert frames.facts(dossier) is not first


def test_a_selection_is_narrowed_by_lines_tables_and_basis(dossier: Dossier) -> None:
    first = imported(dossier)
    imported(dossier, DEFENCE.replace("CP", "AE"), name="ceilings.csv")
    assert str(selections.total(dossier, FactSelection(Measure.VOTED, 2013))) == "3014.5"
    assert str(selections.total(dossier, FactSelection(Measure.VOTED, 2013, Basis.AE))) == "1507.25"
    assert str(selections.total(dossier, FactSelection(Measure.VOTED, 2013, datasets=(first,)))) == "1507.25"
    assert str(selections.total(dossier, FactSelection(Measure.VOTED, 2013, lines=(1, 4)))) == "2000"
    assert len(selections.cells(dossier, FactSelection(Measure.VOTED, 2013), limit=2)) == 2


def test_cells_named_one_by_one_give_what_was_read_there(dossier: Dossier) -> None:
    imported(dossier)
    sha = source_of(DEFENCE).sha256
    named = CellSelection(tuple(CellRef(sha, "Sheet1", row, column) for row, column in ((2, 4), (3, 4), (1, 1))))
    found = selections.cells(dossier, named)
    assert [(cell.label, cell.value) for cell in found] == [("Army", Amount(900)), ("Navy", Absent.NIL), ("", None)]
    assert selections.total(dossier, named) == Amount(900)
    assert selections.count(dossier, CellSelection((CellRef("0" * 64, "Sheet1", 1, 1),))) == 0


CELLS = st.one_of(st.decimals(-(10**12), 10**12, places=2).map(str), st.sampled_from(["nil", "unknown", "error", "0"]))
ROWS = st.lists(st.tuples(st.sampled_from(["", "1", "1.1", "1.2", "02.01"]), CELLS, CELLS), min_size=1, max_size=30)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_what_is_imported_adds_up_to_what_the_sheet_does(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    drawn = "code|label|voted 2013 CP|paid 2013 CP\n" + "\n".join(f"{a}|Line|{b}|{c}" for a, b, c in rows)
    with create(tmp_path_factory.mktemp("sums") / "sums.budget") as dossier:
        imported(dossier, drawn)
        expected = {measure: sum_of(dossier, drawn, measure) for measure in (Measure.VOTED, Measure.PAID)}
        assert sums(frames.facts(dossier)) == expected
        assert {m: selections.total(dossier, FactSelection(m, 2013)) for m in expected} == expected
        assert [check.name for check in verify(dossier) if not check.ok] == []
