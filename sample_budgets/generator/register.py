"""The contract register as a worksheet: title rows, one header row, one row per contract, a total."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.contracts import Award
from generator.documents import FICTION
from generator.layouts import HEADER_FILL, SUBTOTAL_FILL, print_on_one_width
from generator.writing import empty_workbook

TITLES = (
    "RÉPUBLIQUE DU TAMARIS (exemple fictif) – DIRECTION DES MARCHÉS PUBLICS",
    "Registre des marchés de la défense et de la sécurité, exercices 2022 à 2024",
    "Montants en FCFA, toutes taxes comprises",
)
HEADER_ROW = len(TITLES) + 2
Cell = str | int | date | None


def _yes_or_no(value: bool | None) -> str | None:  # noqa: FBT001 - the value of a cell
    return None if value is None else "O" if value else "N"


COLUMNS: tuple[tuple[str, int, Callable[[Award], Cell]], ...] = (
    ("N° du marché", 12, lambda award: award.number),
    ("Objet du marché", 34, lambda award: award.subject),
    ("Autorité contractante", 34, lambda award: award.buyer),
    ("Exercice", 10, lambda award: award.signed.year),
    ("Mode de passation", 24, lambda award: award.mode),
    ("Base légale", 28, lambda award: award.basis or None),
    ("Secret (O/N)", 9, lambda award: _yes_or_no(award.secret)),
    ("Catégorie", 24, lambda award: award.category),
    ("Montant attribué (FCFA TTC)", 18, lambda award: award.awarded),
    ("Date d’attribution", 13, lambda award: award.decided),
    ("Date de signature", 13, lambda award: award.signed),
    ("Date de fin prévue", 13, lambda award: award.due),
    ("Date de réception", 13, lambda award: award.received),
    ("Nombre d’offres", 9, lambda award: award.offers),
    ("Titulaire", 28, lambda award: award.firm.name),
    ("RCCM", 17, lambda award: award.firm.registration),
    ("Bénéficiaire effectif", 25, lambda award: award.firm.owner or None),
    ("Montant des avenants (FCFA)", 16, lambda award: award.amended),
    ("Montant payé (FCFA)", 18, lambda award: award.paid),
    ("Montant livré (FCFA)", 18, lambda award: award.delivered),
    ("Pénalités (FCFA)", 14, lambda award: award.penalty),
    ("Autorité d’approbation", 24, lambda award: award.approval or None),
    ("Ligne budgétaire", 11, lambda award: award.line),
    ("Avance (FCFA)", 16, lambda award: award.advance),
    ("Caution de l’avance (O/N)", 12, lambda award: _yes_or_no(award.guaranteed)),
)
SUMMED = {
    "Montant attribué (FCFA TTC)": "awarded",
    "Montant des avenants (FCFA)": "amended",
    "Montant payé (FCFA)": "paid",
    "Montant livré (FCFA)": "delivered",
    "Pénalités (FCFA)": "penalty",
    "Avance (FCFA)": "advance",
}


def register_workbook(contracts: tuple[Award, ...]) -> Workbook:
    """The register on one worksheet."""
    workbook = empty_workbook()
    sheet = workbook.create_sheet("Marchés 2022-2024")
    for at, title in enumerate(TITLES, start=1):
        sheet.cell(at, 1, title).font = Font(bold=at == 1, italic=at > 1)
    for at, (header, width, _) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(HEADER_ROW, at, header)
        cell.font, cell.fill = Font(bold=True), HEADER_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, contract in enumerate(contracts, start=HEADER_ROW + 1):
        for at, (_, _, read) in enumerate(COLUMNS, start=1):
            cell = sheet.cell(row, at, read(contract))
            if isinstance(cell.value, int) and cell.value > 9999:
                cell.number_format = "#,##0"
            elif cell.is_date:
                cell.number_format = "DD/MM/YYYY"
    _write_total(workbook, contracts)
    sheet.cell(HEADER_ROW + len(contracts) + 2, 1, FICTION).font = Font(italic=True, size=9)
    print_on_one_width(sheet)
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    return workbook


def _write_total(workbook: Workbook, contracts: tuple[Award, ...]) -> None:
    sheet, row = workbook.worksheets[0], HEADER_ROW + len(contracts) + 1
    sheet.cell(row, 1, "TOTAL")
    for at, (header, _, read) in enumerate(COLUMNS, start=1):
        if header in SUMMED:
            amounts = [value for value in map(read, contracts) if isinstance(value, int)]
            sheet.cell(row, at, sum(amounts)).number_format = "#,##0"
    for cell in sheet[row][: len(COLUMNS)]:
        cell.font, cell.fill = Font(bold=True), SUBTOTAL_FILL
