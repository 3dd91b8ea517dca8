"""Figures on their way to a spreadsheet: plain numbers there, whatever the language of either program."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from budgetwatch.domain.figure import Figure
from budgetwatch.i18n import Language

BlockCell: TypeAlias = Figure | str


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of cells next to each other."""

    rows: tuple[tuple[BlockCell, ...], ...]


def copy_number(language: Language, figure: Figure) -> None:
    """Copy one figure, exact and ungrouped, with the decimal mark of the language."""
    QGuiApplication.clipboard().setText(plain(language, figure))


def copy_block(language: Language, block: Block) -> None:
    """Copy cells as a table: as text with tabs, and as HTML that tells spreadsheets the exact numbers."""
    made = QMimeData()
    made.setText(as_text(language, block))
    made.setHtml(as_html(language, block))
    QGuiApplication.clipboard().setMimeData(made)


def as_text(language: Language, block: Block) -> str:
    """The cells between tabs, a row a line."""
    return "\n".join("\t".join(_text(language, cell) for cell in row) for row in block.rows)


def as_html(language: Language, block: Block) -> str:
    """The cells as a table; every number is given apart from its text, so that no decimal mark is guessed."""
    rows = "".join(f"<tr>{''.join(_html(language, cell) for cell in row)}</tr>" for row in block.rows)
    spaces = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'
    return f'<html {spaces}><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


def plain(language: Language, figure: Figure) -> str:
    """A figure to its last digit, without groups or unit."""
    return str(figure.amount).replace(".", "," if language.code == "fr" else ".")


def _text(language: Language, cell: BlockCell) -> str:
    return plain(language, cell) if isinstance(cell, Figure) else " ".join(cell.split())


def _html(language: Language, cell: BlockCell) -> str:
    if not isinstance(cell, Figure):
        return f"<td>{escape(_text(language, cell))}</td>"
    value = str(cell.amount)
    return f'<td x:num="{value}" sdval="{value}" sdnum="1033;0;General">{plain(language, cell)}</td>'
