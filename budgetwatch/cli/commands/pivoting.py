"""The command `pivot`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.commands.comparing import years_held
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import comparison as cells_shape
from budgetwatch.cli.shapes import pivot as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.code import normalised
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pivot import Member, Path, Pivot, PivotField, PivotQuery, PivotRow
from budgetwatch.i18n import Language
from budgetwatch.usecases import explaining, pivoting
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.perimeters import find_perimeter

_WIDTH, _CELL = 50, 22


def pivot(asked: Namespace, language: Language) -> Told:
    """`pivot DOSSIER --by FIELDS`: the table, or with `--row` the cells behind one figure of it."""
    with opened(asked) as dossier:
        told = pivoting.pivot(dossier, _query(asked, dossier))
        if asked.row is None:
            return Told(shape.pivot(told, language), _table(told, language))
        found = explaining.explain(dossier, _figure(told, asked.row, asked.column), watched(language))
    text = "\n".join(f"{cell.source.name} › {cell.cell.sheet} › {cell.cell.a1}  {cell.label}" for cell in found.cells)
    return Told(cells_shape.explanation(found, language), f"{language.figure(found.recomputed)}\n{text}")


def _query(asked: Namespace, dossier: Dossier) -> PivotQuery:
    offered = pivoting.pivot_choices(dossier).fields

    def fields(text: str) -> tuple[PivotField, ...]:
        return tuple(pivoting.read_field(name.strip(), offered) for name in text.split(",") if name.strip())

    return PivotQuery(
        fields(asked.by),
        fields(asked.columns),
        Measure(asked.measure) if asked.measure else None,
        years_held(asked.years, dossier),
        Basis(asked.basis) if asked.basis else None,
        asked.real,
        None if asked.perimeter is None else find_perimeter(dossier, asked.perimeter),
    )


def _figure(told: Pivot, row: str, column: str) -> Figure:
    """The figure where a row and a column meet, both named by codes or labels; the total for an empty row."""
    names = _names(row)
    rows = [told.total] if not names else [one for one in shape.flat(told.rows) if _meant(one.path, names)]
    columns = [at for at, path in enumerate(told.columns) if _meant(path, _names(column))]
    for found in rows:
        for at in columns:
            cell = found.cells[at]
            if isinstance(cell, Figure):
                return cell
    raise NotFound(
        msg("The table has no such figure."),
        msg("Name its row and its column by codes or labels, from the outermost to the innermost."),
    )


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split("/") if name.strip()]


def _meant(path: Path, names: list[str]) -> bool:
    return len(path) == len(names) and all(map(_called, path, names))


def _called(member: Member, name: str) -> bool:
    return name in (member.code, member.key) or (bool(member.label) and normalised(name) == normalised(member.label))


def _table(told: Pivot, language: Language) -> str:
    heads = [
        " ".join(language.word(pivoting.called(one)) for one in path) or language.currency(told.currency)
        for path in told.columns
    ]
    lines = [
        f"{language.currency(told.currency):<{_WIDTH}}" + "".join(f"{head[: _CELL - 2]:>{_CELL}}" for head in heads)
    ]
    lines += [_line(row, language.word(pivoting.called(row.path[-1])), language) for row in shape.flat(told.rows)]
    lines.append(_line(told.total, language.word(msg("Total")), language))
    lines += [language.told_of(one.year, language.word(one.reason)) for one in (*told.breaks, *told.notes)]
    return "\n".join(lines)


def _line(row: PivotRow, name: str, language: Language) -> str:
    indented = f"{'  ' * max(0, len(row.path) - 1)}{name}"[: _WIDTH - 1]
    return f"{indented:<{_WIDTH}}" + "".join(f"{_cell(cell, language):>{_CELL}}" for cell in row.cells)


def _cell(cell: Figure | Absent | None, language: Language) -> str:
    if isinstance(cell, Figure):
        return language.number(cell.amount.decimal)
    return "" if cell is None else language.absent(cell)
