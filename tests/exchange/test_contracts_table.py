"""Contracts as a plain table: every cell is a value that other programs read."""

from __future__ import annotations

from datetime import date

from budgetwatch.domain.contract import Amendment, Contract
from budgetwatch.domain.contract_line import NO_LINE
from budgetwatch.domain.money import Amount
from budgetwatch.exchange import contracts_table


def test_amendments_are_amounts_days_and_subjects_one_after_the_other() -> None:
    amendments = (Amendment(Amount(250_000), date(2024, 3, 1), "délai"), Amendment(Amount(-5)), Amendment())
    table = contracts_table([Contract("M-01", (2,), amendments=amendments)], [NO_LINE])
    (row,) = table.rows
    cells = dict(zip((field.name for field in table.fields), row, strict=True))
    assert cells["amendments"] == "250000 2024-03-01 délai; -5; "
