"""Figures on their way to a spreadsheet: plain numbers under heads that name their unit, whatever language either speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication

from budgetwatch.domain.figure import ContractSelection, Figure, Quantity, Trace
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.series import PriceChange
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.copying import may_copy, reminder

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier
    from ui.session import Session

BlockCell: TypeAlias = Figure | str
Row: TypeAlias = tuple[BlockCell, ...]
CellOf: TypeAlias = Callable[[QModelIndex], BlockCell]
Walked: TypeAlias = tuple[QAbstractItemModel, CellOf]
_TOP = QModelIndex()
_PERCENT = "0.0%"
_ANY = "General"
MOST_ROWS = 20_000
"""Rows of a table that the clipboard takes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of cells next to each other."""

    rows: tuple[Row, ...]


def headed(language: Language, names: Sequence[str], rows: Sequence[Row]) -> Block:
    """The rows under their heads; each head names the unit of the figures below it."""
    heads = tuple(_head(language, name, [row[at] for row in rows if at < len(row)]) for at, name in enumerate(names))
    return Block((heads, *rows))


def copy_number(session: Session, figure: Figure) -> None:
    """Copy one figure, exact and ungrouped, with the decimal mark of the language, where the chosen circle may see it."""
    if not may_copy(session):
        return
    if _of_contracts(figure.trace):
        _copy_where_seen(session, figure)
    else:
        QGuiApplication.clipboard().setText(plain(session.language, figure))


def _copy_where_seen(session: Session, figure: Figure) -> None:
    """Copy a figure once the dossier says that the circle may see the contracts behind it."""
    audience = session.audience

    def work(dossier: Dossier, _job: Job) -> None:
        from budgetwatch.usecases.figures_for import refuse_narrower_figure

        refuse_narrower_figure(dossier, figure, audience)

    session.read(work, lambda _seen: QGuiApplication.clipboard().setText(plain(session.language, figure)))


def _of_contracts(trace: Trace) -> bool:
    return any(
        isinstance(one, ContractSelection) or (isinstance(one, Trace) and _of_contracts(one)) for one in trace.inputs
    )


def copy_block(session: Session, block: Block) -> None:
    """Copy cells as a table: as text with tabs, and as HTML that tells spreadsheets the exact numbers; then whom they are for."""
    language, told = session.language, reminder(session)
    signed = Block((*block.rows, (told,))) if told else block
    made = QMimeData()
    made.setText(as_text(language, signed))
    made.setHtml(as_html(language, signed))
    QGuiApplication.clipboard().setMimeData(made)


def copy_table(session: Session, block: Block | None) -> None:
    """Copy a whole table and say how much that is; a table too long for a clipboard is refused, with the way out."""
    if block is None:
        session.say(msg("This table is too long to copy. Export the dossier as a workbook instead."))
        return
    if not may_copy(session):
        return
    copy_block(session, block)
    rows = len(block.rows) - 1
    session.say(msgn("{count} row copied, with its heads.", "{count} rows copied, with their heads.", rows))


def whole_block(session: Session, names: Sequence[str], models: Sequence[Walked]) -> Block | None:
    """Every row of the models one after the other, those that are folded away too; None where there are too many.

    Where rows stand below rows, the second column says how deep: adding up all of them would count amounts twice.
    """
    found = [one for model, cell in models for one in islice(_walk(model, cell), MOST_ROWS + 1)]
    if len(found) > MOST_ROWS:
        return None
    if all(depth == 1 for depth, _ in found):
        return headed(session.language, names, [row for _, row in found])
    deep = [(row[0], str(depth), *row[1:]) for depth, row in found]
    return headed(session.language, (names[0], session.word(msg("Level")), *names[1:]), deep)


def _walk(
    model: QAbstractItemModel, cell: CellOf, parent: QModelIndex = _TOP, depth: int = 1
) -> Iterator[tuple[int, Row]]:
    while model.canFetchMore(parent) and model.rowCount(parent) <= MOST_ROWS:
        model.fetchMore(parent)
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield depth, tuple(cell(model.index(row, at, parent)) for at in range(model.columnCount()))
        yield from _walk(model, cell, index, depth + 1)


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


def _head(language: Language, name: str, cells: Sequence[BlockCell]) -> str:
    first = next((cell for cell in cells if isinstance(cell, Figure)), None)
    unit = _unit(language, first) if first is not None else ""
    return language.word(msg("{lines} ({unit})", lines=name, unit=unit)) if name and unit else name or unit


def _unit(language: Language, figure: Figure) -> str:
    match figure.unit.quantity:
        case Quantity.MONEY:
            currency, base = language.currency(figure.unit.currency), _prices(figure.trace)
            told = msg("{text}, at prices of {year}", text=currency, year=str(base))
            return currency if base is None else language.word(told)
        case Quantity.SHARE:
            return language.word(msg("1 = 100%"))
        case _:
            return ""


def _prices(trace: Trace) -> int | None:
    """The year at whose prices a figure stands; None for a nominal one."""
    for asked in trace.inputs:
        base = asked.base if isinstance(asked, PriceChange) else _prices(asked) if isinstance(asked, Trace) else None
        if base is not None:
            return base
    return None


def _text(language: Language, cell: BlockCell) -> str:
    return plain(language, cell) if isinstance(cell, Figure) else " ".join(cell.split())


def _html(language: Language, cell: BlockCell) -> str:
    """One cell; a name is marked as text, so that no code loses its zeros and no name is taken for a formula."""
    if not isinstance(cell, Figure):
        return f'<td style=\'mso-number-format:"\\@"\' sdnum="1033;0;@">{escape(_text(language, cell))}</td>'
    value, form = str(cell.amount), _PERCENT if cell.unit.quantity is Quantity.SHARE else _ANY
    return (
        f'<td x:num="{value}" style=\'mso-number-format:"{form}"\' sdval="{value}" '
        f'sdnum="1033;0;{form}">{plain(language, cell)}</td>'
    )
