"""Layouts proposed for the tables of a workbook, each carried out, with what is primary among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Workbook
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Layout, PrintedUnit, Role, RowKind, TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import Area, CellRef
from budgetwatch.jobs import Job
from budgetwatch.mapping import words
from budgetwatch.mapping.cells import parse_cells
from budgetwatch.mapping.columns import propose_columns
from budgetwatch.mapping.context import Context, find_unit, with_context, with_printed_currency
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.presentations import count_once, primary_tables
from budgetwatch.mapping.readings import read_table
from budgetwatch.mapping.regions import Caption, Region, find_regions
from budgetwatch.mapping.register_columns import register_columns
from budgetwatch.mapping.rows import Rows, sort_register_rows, sort_rows
from budgetwatch.mapping.sheets import Sheet


def propose_tables(workbook: Workbook, job: Job) -> list[Reading]:
    """Every table of a workbook as it is proposed to be read."""
    sheets = [Sheet.of(grid) for grid in workbook.grids]
    regions = [find_regions(sheet) for sheet in sheets]
    readings: list[Reading] = []
    for number, (sheet, found) in enumerate(zip(sheets, regions, strict=True)):
        job.step(msg("Reading the tables"), number, len(sheets))
        elsewhere = _titles_elsewhere(sheets, regions, number)
        for region in found:
            context = Context(workbook.source.sha256, sheet.grid.sheet, region, elsewhere, named=_is_named(workbook))
            readings.append(_table(sheet, context))
    return _with_primary(readings)


def _is_named(workbook: Workbook) -> bool:
    """Whether the sheets have names of their own; text files have one sheet under the name of the file."""
    return workbook.source.format not in ("csv", "json", "jsonl")


def _titles_elsewhere(
    sheets: Sequence[Sheet], regions: Sequence[Sequence[Region]], number: int
) -> tuple[tuple[str, Caption], ...]:
    """The titles of the other sheets, and the few texts of sheets without a table, such as a cover."""
    found: list[tuple[str, Caption]] = []
    for other, (sheet, tables) in enumerate(zip(sheets, regions, strict=True)):
        if other == number:
            continue
        last = tables[0].header.rows[0] if tables else min(sheet.height + 1, 30)
        found += [
            (sheet.grid.sheet, Caption(row, column, sheet.text(row, column)))
            for row in range(1, last)
            for column, letter in enumerate(sheet.shape(row), 1)
            if letter == "t"
        ]
    return tuple(found)


def _table(sheet: Sheet, context: Context) -> Reading:
    """One region with its layout decided, read."""
    columns = register_columns(context.region)
    layout, issues = _budget(sheet, context) if columns is None else _register(sheet, context, columns)
    reading = read_table(context.sha256, sheet, layout)
    return replace(reading, issues=(*reading.issues, *issues))


def _budget(sheet: Sheet, context: Context) -> tuple[Layout, list[Issue]]:
    """The layout of a table of budget lines."""
    region = context.region
    columns = with_context(context, propose_columns(sheet, region))
    cells = parse_cells(sheet, columns, region.top, region.bottom)
    rows = sort_rows(sheet, region, columns, cells)
    lines = [row for row, kind in enumerate(rows.kinds, region.top) if kind is RowKind.LINE]
    columns, sure = count_once(columns, cells, lines)
    unit, contradicting = find_unit(context, columns)
    layout = _layout(context, _kind(context, columns), columns, rows, unit)
    return layout, _choices(layout, contradicting, sure=sure)


def _register(sheet: Sheet, context: Context, columns: tuple[Column, ...]) -> tuple[Layout, list[Issue]]:
    """The layout of a contract register; a column may name the currency of every row."""
    region = context.region
    cells = parse_cells(sheet, columns, region.top, region.bottom)
    rows = sort_register_rows(sheet, region, columns, cells)
    unit, contradicting = find_unit(context, columns)
    unit, mixed = with_printed_currency(context, unit, columns, sheet)
    layout = _layout(context, TableKind.CONTRACTS, columns, rows, unit)
    return layout, _choices(layout, [*contradicting, *mixed], sure=True)


def _layout(context: Context, kind: TableKind, columns: tuple[Column, ...], rows: Rows, unit: PrintedUnit) -> Layout:
    region, header = context.region, context.region.header
    return Layout(
        context.sheet,
        Area(region.top, header.left, region.bottom, header.right),
        kind,
        primary=True,
        header_rows=header.rows,
        columns=columns,
        rows=rows.kinds,
        unit=unit,
        row_reasons=rows.reasons,
    )


def _choices(layout: Layout, contradicting: Sequence[CellRef], *, sure: bool) -> list[Issue]:
    """What the proposal chose without proof."""
    issues = [
        Issue("unit-conflict", Severity.WARNING, msg("Another unit is printed here than for the table."), cell)
        for cell in dict.fromkeys(contradicting)
    ]
    if not sure:
        issues.append(
            Issue(
                "columns-overlap",
                Severity.WARNING,
                msg("Several columns of {table} may show the same money; one of them is counted.", table=layout.id),
            )
        )
    return issues


def _kind(context: Context, columns: Sequence[Column]) -> TableKind:
    """What a table is about, by its amounts and the words around it."""
    amounts = [column for column in columns if column.role is Role.AMOUNT and column.measure is not Measure.MOVEMENT]
    texts = " ; ".join(caption.text for caption in context.above)
    headers = " ; ".join(column.header for column in columns)
    if not amounts or names_table(f"{texts} ; {headers}", words.PER_HEAD) or names_table(headers, words.THRESHOLDS):
        return TableKind.OTHER
    if names_table(texts, words.PROGRAMMING) and not any(column.measure for column in amounts):
        return TableKind.PROGRAMMING
    return TableKind.BUDGET


def _with_primary(readings: Sequence[Reading]) -> list[Reading]:
    """The tables, those that repeat others' money not primary."""
    return [
        replace(reading, layout=replace(reading.layout, primary=primary))
        for reading, primary in zip(readings, primary_tables(readings), strict=True)
    ]
