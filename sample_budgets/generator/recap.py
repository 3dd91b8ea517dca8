"""The hidden sheet of the 2024 execution report: the same money again, in billions, which must not be counted twice."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from openpyxl import Workbook

from generator.layouts import Table
from generator.nomenclature import PROGRAMMES

_SHOWN = ("voted", "revised", "paid")
_BILLION = 1_000_000  # thousands of FCFA


def add_hidden_recap(workbook: Workbook, table: Table) -> None:
    """Add `Feuil2`, hidden: a row per programme with LFI, LFR and paid in billions of FCFA."""
    sheet = workbook.create_sheet("Feuil2")
    sheet.append(["Récapitulatif 2024 (en milliards de FCFA)"])
    sheet.append(["Programme", "LFI (CP)", "LFR (CP)", "Payé (CP)"])
    columns = [at for at, column in enumerate(table.columns) if column.measure in _SHOWN]
    for programme in PROGRAMMES:
        lines = [row for row in table.rows if row.kind == "line" and row.code.startswith(programme.code)]
        sums = [sum(row.amounts[at] or 0 for row in lines) for at in columns]
        billions = [(Decimal(amount) / _BILLION).quantize(Decimal("0.1"), ROUND_HALF_UP) for amount in sums]
        sheet.append([f"{programme.code} {programme.label}", *map(float, billions)])
    sheet.sheet_state = "hidden"
