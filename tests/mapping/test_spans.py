"""Printed amounts that add up several tables show that these are money of their own."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import RowKind

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]
Draw = Callable[..., Grid]

MINISTRIES = """
    | Budget 2021            |        |
    | (en milliers de FCFA)  |        |
    |                        |        |
    | SECTION 210 : DÉFENSE  |        |
    | Libellé                | LFI    |
    | Soldes                 | 710010 |
    | Primes                 | 20002  |
    | TOTAL SECTION 210      | 730012 |
    |                        |        |
    | SECTION 230 : SÉCURITÉ |        |
    | Libellé                | LFI    |
    | Soldes                 | 310010 |
    | Primes                 | 10003  |
    | TOTAL SECTION 230      | 320013 |
    |                        |        |
    | TOTAL GÉNÉRAL          | {total} |
"""


def test_a_grand_total_below_adds_up_the_tables_above_it(read: Read, verdict: Judge) -> None:
    readings = read(MINISTRIES.format(total=1050025))
    assert [str(table.totals[0].stated) for table in readings] == ["730012000", "320013000"]
    assert readings[1].layout.rows[-1] is RowKind.NOTE
    assert verdict(readings) == (Verdict.READY, [])


def test_a_grand_total_that_adds_up_to_nothing_stays_a_gap(read: Read, verdict: Judge) -> None:
    readings = read(MINISTRIES.format(total=1060025))
    assert verdict(readings) == (Verdict.REVIEW, ["total-disagrees"])


def test_tables_of_the_same_lines_that_a_recapitulation_adds_up_are_no_versions(
    read: Read, verdict: Judge, grid: Draw
) -> None:
    def sheet(name: str, *amounts: int) -> Grid:
        rows = "\n".join(f"| {label} | {amount} |" for label, amount in zip(("Soldes", "Primes"), amounts, strict=True))
        return grid(f"| {name} |\n| Budget 2021 (en FCFA) |\n| Libellé | LFI |\n{rows}", sheet=name)

    recap = grid("""
        | Récapitulatif 2021 (en FCFA) |        |
        | Partie                       | LFI    |
        | Volet A                      | 730012 |
        | Volet B                      | 320013 |
    """)
    parts = sheet("Volet A", 710010, 20002), sheet("Volet B", 310010, 10003)
    assert verdict(read(*parts)) == (Verdict.REVIEW, ["tables-overlap"])
    readings = read(recap, *parts)
    assert [table.layout.primary for table in readings] == [False, True, True]
    assert verdict(readings) == (Verdict.READY, [])


def test_sheets_that_bear_the_names_of_institutions_hold_money_of_their_own(
    read: Read, verdict: Judge, grid: Draw
) -> None:
    drawing = """
        | Budget 2021 (en FCFA) |        |
        | Libellé               | LFI    |
        | Soldes                | {pay}  |
        | Primes                | 20002  |
    """
    apart = [
        grid(drawing.format(pay=pay), sheet=name) for pay, name in ((710010, "Défense"), (310010, "Sécurité 2021"))
    ]
    readings = read(*apart)
    assert [table.layout.owner and table.layout.owner.label for table in readings] == ["Défense", "Sécurité"]
    assert verdict(readings) == (Verdict.READY, [])
    versions = [
        grid(drawing.format(pay=pay), sheet=name) for pay, name in ((710010, "Défense"), (310010, "Défense v2"))
    ]
    assert verdict(read(*versions)) == (Verdict.REVIEW, ["tables-overlap"])


def test_a_unit_alone_over_the_first_table_is_that_of_the_sheet(read: Read, verdict: Judge) -> None:
    drawing = """
        | Budget 2021           |        |
        | (en milliers de FCFA) |        |
        | Libellé               | LFI    |
        | Soldes                | 710010 |
        | Total                 | 710010 |
        |                       |        |
        | Libellé               | Payé   |
        | Soldes                | 600001 |
    """
    assert [table.layout.unit.scale for table in read(drawing)] == [1000, 1000]
    numbered = drawing.replace("Budget 2021          ", "Tableau 1, budget 2021")
    assert [table.layout.unit.scale for table in read(numbered)] == [1000, 1]


def test_a_table_of_each_ministry_gives_its_lines_to_that_ministry(read: Read, verdict: Judge) -> None:
    readings = read(MINISTRIES.format(total=1050025).replace("TOTAL GÉNÉRAL ", "Source : loi").replace("1050025", ""))
    held = [
        [f"{code.level} {code.code} {code.label}".replace("  ", " ") for code in one.lines[0].codes] for one in readings
    ]
    assert held == [["1 210 DÉFENSE", "2 Soldes"], ["1 230 SÉCURITÉ", "2 Soldes"]]
    assert verdict(readings) == (Verdict.READY, [])


def test_one_ministry_over_all_tables_of_a_file_adds_no_level(read: Read) -> None:
    readings = read(MINISTRIES.format(total=1050025).replace("230 : SÉCURITÉ", "210 : DÉFENSE "))
    assert not any(code.label == "DÉFENSE" for one in readings for code in one.lines[0].codes)
