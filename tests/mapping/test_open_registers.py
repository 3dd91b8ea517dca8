"""What a register leaves open is said and counted; no contract is left out for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from budgetwatch.domain.contract import Amendment
from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.money import Amount

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

OPEN = """
    | N° du marché | Titulaire    | Mode de passation | Montant attribué (FCFA) | Date de signature |
    | A1           | Fildora SARL | AOO               | 7500                    | 31/02/2016        |
    | A2           |              |                   |                         | 28/02/2016        |
    | A3           | Tamblé SA    | AOR               | 1250                    | 12/06/2202        |
    | A3           | Tamblé SA    | AOR               | 1250                    | 12/06/2202        |
"""


def said(reading: Reading, code: str) -> list[str]:
    return [str(issue.message) for issue in reading.issues if issue.code == code]


def test_days_that_no_calendar_has_are_counted_and_unknown(read: Read, verdict: Judge) -> None:
    readings = read(OPEN)
    assert [one.signed for one in readings[0].contracts] == [None, date(2016, 2, 28), None]
    assert said(readings[0], "contract-dates-unreadable") == [
        "date of signature: 2 cells are no day of the calendar (“31/02/2016” …); they count as unknown."
    ]
    assert verdict(readings) == (Verdict.REVIEW, ["contract-dates-unreadable"])


def test_days_whose_month_is_a_word_are_read(read: Read) -> None:
    worded = OPEN.replace("31/02/2016", "3 mars 2016").replace("12/06/2202", "le 1er août 2017")
    assert [one.signed for one in read(worded)[0].contracts] == [date(2016, 3, 3), date(2016, 2, 28), date(2017, 8, 1)]


def test_blank_fields_are_counted_and_their_contracts_stay(read: Read) -> None:
    (table,) = read(OPEN)
    assert len(table.contracts) == 3
    assert len(said(table, "contract-fields-blank")) == 4
    assert "contract holder: 1 contract of 3 gives none; it stays in the register." in said(
        table, "contract-fields-blank"
    )


def test_a_missing_column_is_said(read: Read) -> None:
    (table,) = read(OPEN)
    assert said(table, "contract-column-missing") == [
        "No column gives this: buyer. What needs it is unavailable, not clean."
    ]


def test_a_contract_printed_twice_counts_once_and_is_said(read: Read) -> None:
    (table,) = read(OPEN)
    assert said(table, "contract-printed-twice") == ["1 contract is printed twice to the letter; it counts once."]


def test_suppliers_without_a_number_are_said_to_be_told_apart_by_name(read: Read) -> None:
    assert said(read(OPEN)[0], "suppliers-by-name")
    numbered = OPEN.replace("| Titulaire    |", "| N° IFU       |")
    assert not said(read(numbered)[0], "suppliers-by-name")


def test_each_amendment_has_its_amount_day_and_subject(read: Read) -> None:
    (table,) = read("""
        | N° marché | Titulaire | Montant (FCFA) | Avenant 1 - montant | Avenant 1 - date | Avenant 1 - objet | Avenant 2 - montant | Avenant 2 - date |
        | M1        | BATI      | 100000         | 4000                | 03/04/2024       | délais            | 5000                | 25/04/2024       |
        | M2        | TEX       | 50000          |                     |                  |                   |                     |                  |
    """)
    first, second = table.contracts
    assert first.amendments == (
        Amendment(Amount(4000), date(2024, 4, 3), "délais"),
        Amendment(Amount(5000), date(2024, 4, 25)),
    )
    assert (str(first.amended), second.amendments) == ("9000", ())


def test_a_guarantee_may_be_a_yes_an_amount_or_a_bank(read: Read) -> None:
    (table,) = read("""
        | N° marché | Titulaire | Montant (FCFA) | Avance versée | Caution d'avance |
        | M1        | BATI      | 100000         | 4000          | O                |
        | M2        | TEX       | 50000          | 4000          | Banque du Sable  |
        | M3        | BATI      | 50000          | 4000          | néant            |
        | M4        | BATI      | 50000          |               |                  |
    """)
    assert [one.guaranteed for one in table.contracts] == [True, True, False, None]
