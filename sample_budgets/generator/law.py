"""The invented programming law 2022-2026: tranches by year and category, and what a right reading of it says."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.budget import amounts, column_sum
from generator.documents import COUNTRY, FICTION
from generator.layouts import HEADER_FILL, SUBTOTAL_FILL, print_on_one_width
from generator.writing import empty_workbook

YEARS = (2022, 2023, 2024, 2025, 2026)
TRANCHES = {
    "Personnel": (98000, 107000, 116000, 124000, 131000),
    "Fonctionnement": (72000, 79000, 86000, 92000, 97000),
    "Équipement": (48000, 66000, 88000, 97000, 104000),
    "Infrastructures": (22000, 26000, 31000, 34000, 36000),
}
"""Millions of FCFA."""
TITLES = (
    COUNTRY,
    "Loi de programmation de la défense et de la sécurité 2022-2026 – Annexe financière",
    "(en millions de FCFA)",
)
HEADER_ROW = len(TITLES) + 2


def law_workbook() -> Workbook:
    """The schedule on one worksheet: a row per category, a column per year, totals both ways."""
    workbook = empty_workbook()
    sheet = workbook.create_sheet("Programmation 2022-2026")
    for at, title in enumerate(TITLES, start=1):
        sheet.cell(at, 1, title).font = Font(bold=at == 1, italic=at > 1)
    for at, header in enumerate(("Catégorie", *YEARS, "Total"), start=1):
        cell = sheet.cell(HEADER_ROW, at, header)
        cell.font, cell.fill = Font(bold=True), HEADER_FILL
        cell.alignment = Alignment(horizontal="center")
        sheet.column_dimensions[get_column_letter(at)].width = 26 if at == 1 else 14
    for row, (label, tranches) in enumerate([*TRANCHES.items(), ("TOTAL", _totals())], start=HEADER_ROW + 1):
        sheet.cell(row, 1, label)
        for at, amount in enumerate((*tranches, sum(tranches)), start=2):
            sheet.cell(row, at, amount).number_format = "#,##0"
    for cell in sheet[HEADER_ROW + len(TRANCHES) + 1]:
        cell.font, cell.fill = Font(bold=True), SUBTOTAL_FILL
    sheet.cell(HEADER_ROW + len(TRANCHES) + 2, 1, FICTION).font = Font(italic=True, size=9)
    print_on_one_width(sheet)
    return workbook


def law_expectation(file: str) -> str:
    """The expected reading of the schedule, and each year beside the votes that the dossier has; in whole FCFA."""
    totals, million = _totals(), 1_000_000
    text = [
        f"file       {file}",
        "kind       programming",
        "verdict    ready",
        "currency   XOF",
        "scale      1000000",
        f"total      {sum(totals) * million}",
    ]
    for year, tranche in zip(YEARS, totals, strict=True):
        voted = _voted(year)
        beside = f", voted {voted}, gap {voted - tranche * million}" if voted is not None else ""
        text.append(f"tranche    {year}: {tranche * million}{beside}")
    text += [f"category   {label}: {sum(tranches) * million}" for label, tranches in TRANCHES.items()]
    return "\n".join(text) + "\n"


def _totals() -> tuple[int, ...]:
    return tuple(map(sum, zip(*TRANCHES.values(), strict=True)))


def _voted(year: int) -> int | None:
    """What the initial law of a year voted; None for the years to come."""
    if year > 2024:
        return None
    lines = amounts(year)
    return column_sum({code: stages.get("voted", 0) for code, stages in lines.items()}, lines) * 1000
