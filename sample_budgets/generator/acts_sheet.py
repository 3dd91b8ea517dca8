"""The register of acts as a worksheet, and what a right reading of it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.acts import Act, acts, led_to, moved, named
from generator.budget import amounts
from generator.documents import COUNTRY, FICTION, THOUSANDS
from generator.layouts import HEADER_FILL, SUBTOTAL_FILL, print_on_one_width
from generator.nomenclature import PROGRAMMES
from generator.writing import empty_workbook

YEAR = 2024
TITLES = (COUNTRY, f"Registre des actes modificatifs de crédits – exercice {YEAR}", THOUSANDS)
HEADER_ROW = len(TITLES) + 2
COLUMNS: tuple[tuple[str, int, Callable[[Act], str | int | date | None]], ...] = (
    ("N° de l’acte", 15, lambda act: act.number),
    ("Date", 12, lambda act: act.dated),
    ("Nature de l’acte", 28, lambda act: act.nature),
    ("Programme d’origine", 32, lambda act: named(act.source) or None),
    ("Programme de destination", 32, lambda act: named(act.target) or None),
    ("Montant CP", 16, lambda act: act.amount),
    ("Ratifié (oui/non)", 12, lambda act: act.ratified or None),
    ("Objet", 36, lambda act: act.purpose),
)
_AMOUNT = 6


def acts_workbook() -> Workbook:
    """The register on one worksheet, with its total."""
    workbook = empty_workbook()
    sheet = workbook.create_sheet(f"Actes {YEAR}")
    for at, title in enumerate(TITLES, start=1):
        sheet.cell(at, 1, title).font = Font(bold=at == 1, italic=at > 1)
    for at, (header, width, _) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(HEADER_ROW, at, header)
        cell.font, cell.fill = Font(bold=True), HEADER_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, act in enumerate(acts(), start=HEADER_ROW + 1):
        for at, (_, _, read) in enumerate(COLUMNS, start=1):
            cell = sheet.cell(row, at, read(act))
            if at == _AMOUNT:
                cell.number_format = "#,##0"
            elif cell.is_date:
                cell.number_format = "DD/MM/YYYY"
    last = HEADER_ROW + len(acts()) + 1
    sheet.cell(last, 1, "TOTAL")
    sheet.cell(last, _AMOUNT, sum(act.amount for act in acts())).number_format = "#,##0"
    for cell in sheet[last][: len(COLUMNS)]:
        cell.font, cell.fill = Font(bold=True), SUBTOTAL_FILL
    sheet.cell(last + 1, 1, FICTION).font = Font(italic=True, size=9)
    print_on_one_width(sheet)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    return workbook


def acts_expectation(file: str) -> str:
    """The expected reading of the register, and the bridge of every programme that it names; amounts in whole FCFA."""
    listed = acts()
    total = sum(act.amount for act in listed) * 1000
    cell = f"{get_column_letter(_AMOUNT)}{HEADER_ROW + len(listed) + 1}"
    text = [
        f"file       {file}",
        "kind       acts",
        "verdict    ready",
        "currency   XOF",
        "scale      1000",
        f"acts       {len(listed)}",
        f"total      {total}, printed {total} in {cell}",
    ]
    return "\n".join([*text, *_bridges()]) + "\n"


def _bridges() -> list[str]:
    text = []
    for programme in PROGRAMMES:
        if any(programme.code in (act.source, act.target) for act in acts()):
            own = [line for code, line in amounts(YEAR).items() if code.startswith(programme.code)]
            voted, revised = (sum(line.get(stage, 0) for line in own) for stage in ("voted", "revised"))
            expected, (received, given) = led_to(programme.code, voted), moved(programme.code)
            text.append(
                f"bridge     {programme.code}: voted {voted * 1000}, expected {expected * 1000}, "
                f"revised {revised * 1000}, gap {(revised - expected) * 1000}, "
                f"received {_share(received, voted)}, given {_share(given, voted)}"
            )
    return text


def _share(part: int, voted: int) -> str:
    """A share in millionths of the whole, `-` where nothing was moved."""
    return str((part * 2_000_000 + voted) // (2 * voted)) if part else "-"
