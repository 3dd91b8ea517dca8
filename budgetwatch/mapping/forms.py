"""The form in which amounts are printed where no mark proves it: what they add up to, or what the table says of them."""

from __future__ import annotations

from collections.abc import Sequence

from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.layout import Column, Evidence, PrintedUnit
from budgetwatch.domain.money import Absent
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.numbers import Form, may_be_mangled, parse_column, printed

_MOST = 2_000  # cells of a column that a person may have typed
_POINT, _COMMA = Form("."), Form(",")
_MILLIARD = 10**9
_COMMA_IN_ENGLISH = ("ZAR", "NAD", "SZL", "LSL")  # where English is printed with the decimal comma too
_ENGLISH = (
    r"approved|estimates?|expenditures?|actuals?|outturns?|appropriations?|original budget|revised budget|ministry|"
    r"departments?|description|vote title|payments?|compensation of employees|goods and services|line item"
)
_GERMAN = r"soll|ist|ansatz|zweckbestimmung|ausgaben|bezeichnung|haushalt\w*"
_OTHERS = (
    r"libelles?|intitules?|designations?|credits?|dotations?|depenses?|paye\w*|paiements?|engage\w*|ordonnance\w*|ministeres?|"
    r"montants?|lfi|lfr|liquid\w*|mandat\w*|exercice|dotac\w+|orcament\w*|presupuest\w*|pag[oa]s?|despesas?|gastos?"
)


def form_of_sums(cells: Sequence[CellValue]) -> Form | None:
    """The form in which an amount adds up those beside it, some of them without a mark, where only one form does."""
    if len(cells) > _MOST:
        return None
    ways = (cells, cells[::-1])  # totals stand below or above what they add
    adding = [form for form in (_POINT, _COMMA) if any(_adds_up(way, form) for way in ways)]
    return adding[0] if len(adding) == 1 else None


def _adds_up(cells: Sequence[CellValue], form: Form) -> bool:
    """Whether an amount with a mark is the sum of all those before it back to the last such sum, one of them without."""
    parsed = parse_column(cells, form)
    added = count = bare = 0
    found = False
    for cell, value in zip(cells, parsed.values, strict=True):
        if isinstance(value, Absent):
            continue
        marked = isinstance(cell, str) and ("," in cell or "." in cell)
        if marked and bare and count > 1 and value == added:
            found, added, count, bare = True, 0, 0, 0
            continue
        added, count = added + value, count + 1
        bare += bool(value) and not marked
    return found


def separates_thousands(cells: Sequence[CellValue], unit: PrintedUnit, columns: Sequence[Column]) -> bool:
    """Whether the one mark of a column, always before three digits, can be no decimal one.

    English is printed with a decimal point, German with a comma. Of milliards, thousandths are as likely as thousands.
    """
    texts = [cell for cell in cells if isinstance(cell, str) and printed(cell)]
    if may_be_mangled(cells):
        return False
    marks = {mark for mark in ",." if any(mark in text for text in texts)}
    if len(marks) != 1 or unit.how is Evidence.ASSUMED or unit.scale >= _MILLIARD:
        return False
    headers = " ; ".join(column.header for column in columns)
    if names_table(headers, _OTHERS):
        return False
    german = names_table(headers, _GERMAN)
    if marks == {"."}:
        return german
    return not german and names_table(headers, _ENGLISH) and unit.currency not in _COMMA_IN_ENGLISH
