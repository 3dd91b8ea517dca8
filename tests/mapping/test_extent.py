"""A file with more tables or columns than anyone types is refused in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Reading

Read = Callable[..., tuple[Reading, ...]]


def _stacked(tables: int) -> str:
    block = (
        "| Section {n} : LFI 2022 (en FCFA) | |\n| Libellé | LFI |\n| Solde | {n}5000 |\n| Vivres | {n}7000 |\n| | |\n"
    )
    return "".join(block.format(n=n) for n in range(1, tables + 1))


def test_a_few_dozen_tables_on_a_sheet_are_read(read: Read) -> None:
    assert len(read(_stacked(40))) == 40


def test_thousands_of_tables_are_refused_with_advice(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(_stacked(700))
    assert refused.value.code == "too-slow"
    assert refused.value.advice is not None


def test_a_table_of_thousands_of_columns_is_refused(read: Read) -> None:
    header = "| Libellé | " + " | ".join(f"LFI {1990 + n % 40}" for n in range(1100)) + " |"
    line = "| Solde | " + " | ".join(str(5000 + n) for n in range(1100)) + " |"
    with pytest.raises(Unreadable) as refused:
        read(f"{header}\n{line}\n{line}")
    assert refused.value.code == "too-slow"
