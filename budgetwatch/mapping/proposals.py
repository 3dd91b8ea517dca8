"""Layouts proposed for the tables of a workbook, each carried out, with what is primary among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Workbook
from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.layout import Column, Evidence, Layout, PrintedUnit, Role, RowKind, TableKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.record import IN_MONEY
from budgetwatch.domain.source import Area, CellRef
from budgetwatch.jobs import Job
from budgetwatch.mapping import words
from budgetwatch.mapping.bilingual import in_one_language
from budgetwatch.mapping.calendars import find_calendar
from budgetwatch.mapping.cells import Cells, parse_cells
from budgetwatch.mapping.columns import main_label, propose_columns
from budgetwatch.mapping.context import (
    Context,
    find_unit,
    find_year,
    part_year,
    with_context,
    with_printed_currency,
    year_agrees,
)
from budgetwatch.mapping.currencies import in_one_currency, unit_conflict
from budgetwatch.mapping.examples import without_example
from budgetwatch.mapping.extent import check_extent, outermost
from budgetwatch.mapping.flows import flow_of
from budgetwatch.mapping.meanings import names_table
from budgetwatch.mapping.owners import owner_of, several
from budgetwatch.mapping.presentations import count_once
from budgetwatch.mapping.printed_currencies import with_currency_of_amounts
from budgetwatch.mapping.programming import as_tranches
from budgetwatch.mapping.readings import read_table
from budgetwatch.mapping.record_columns import record_columns
from budgetwatch.mapping.record_rows import sort_record_rows
from budgetwatch.mapping.regions import Caption, Region, find_regions
from budgetwatch.mapping.register_columns import register_columns
from budgetwatch.mapping.register_rows import sort_register_rows
from budgetwatch.mapping.row_units import with_unit_column, with_unit_of_rows
from budgetwatch.mapping.rows import sort_rows
from budgetwatch.mapping.sections import heading_text, with_sections
from budgetwatch.mapping.shapes import Shaping
from budgetwatch.mapping.shared_forms import with_form_of_others
from budgetwatch.mapping.sheets import Sheet
from budgetwatch.mapping.sides import cut_by_side
from budgetwatch.mapping.sorter import Rows
from budgetwatch.mapping.spans import recapitulations, with_grand_totals, with_part
from budgetwatch.mapping.tables import reasons_against, recapitulated
from budgetwatch.mapping.text import shown
from budgetwatch.mapping.year_rows import with_years_in_rows

_ALONE = msg("No other table of the file holds its amounts.")
_LOOKED_AT = 500  # rows whose labels are looked at: a table of revenue is short


def propose_tables(workbook: Workbook, job: Job, begun: Mapping[int, Shaping]) -> list[Reading]:
    """Every table of a workbook as it is proposed to be read; of some sheets, by their places, the shaping has begun."""
    sheets = [Sheet.of(grid, begun.get(place)) for place, grid in enumerate(workbook.grids)]
    regions = [_regions(sheet) or find_calendar(sheet) for sheet in sheets]
    check_extent(sum(map(len, regions)))
    covers = _texts_of_covers(sheets, regions)
    named = _is_named(workbook)
    owners = [
        owner_of(region, sheet.grid.sheet if named else "")
        for sheet, found in zip(sheets, regions, strict=True)
        for region in found
    ]
    told = iter(owners if several(owners) else [None] * len(owners))
    readings: list[Reading] = []
    for number, (sheet, found) in enumerate(zip(sheets, regions, strict=True)):
        job.step(msg("Reading the tables"), number, len(sheets))
        for region in found:
            context = Context(
                workbook.source.sha256,
                sheet.grid.sheet,
                region,
                covers,
                next(told),
                named=named,
                file=workbook.source.name,
            )
            readings.append(_table(sheet, context))
    return _with_primary(workbook.source.sha256, with_grand_totals(with_form_of_others(sheets, readings)))


def _regions(sheet: Sheet) -> list[Region]:
    """The tables of a sheet, each on one side of the budget where titles among its rows tell the sides apart."""
    return [part for region in find_regions(sheet) for part in cut_by_side(sheet, region)]


def _is_named(workbook: Workbook) -> bool:
    """Whether the sheets have names of their own; text files have one sheet under the name of the file."""
    return workbook.source.format not in ("csv", "json", "jsonl")


def _texts_of_covers(sheets: Sequence[Sheet], regions: Sequence[Sequence[Region]]) -> tuple[tuple[str, Caption], ...]:
    """The texts of sheets without a table, such as a cover: they speak of the whole file.

    What stands above a table on another sheet speaks of that table only.
    """
    found = [
        (sheet.grid.sheet, Caption(row, column, sheet.text(row, column)))
        for sheet, tables in zip(sheets, regions, strict=True)
        if not tables
        for row in range(1, min(sheet.height, 30) + 1)
        for column, letter in enumerate(sheet.shape(row), 1)
        if letter == "t"
    ]
    return tuple(outermost(found))


def _table(sheet: Sheet, context: Context) -> Reading:
    """One region with its layout decided, read."""
    context = replace(context, region=in_one_language(sheet, context.region))
    layout, cells, issues = _decided(sheet, context)
    reading = read_table(context.sha256, sheet, without_example(sheet, layout), cells)
    return replace(reading, issues=(*reading.issues, *issues))


def _decided(sheet: Sheet, context: Context) -> tuple[Layout, Cells | None, list[Issue]]:
    """The layout of a region: of a register where its headers say so, else of budget lines."""
    other = record_columns(sheet, context.region)
    if other is not None:
        return _records(sheet, context, *other)
    columns = register_columns(sheet, context.region)
    return _budget(sheet, context) if columns is None else _register(sheet, context, columns)


def _records(
    sheet: Sheet, context: Context, kind: TableKind, columns: tuple[Column, ...]
) -> tuple[Layout, None, list[Issue]]:
    """The layout of a register beside budgets and contracts; counts and days have no unit."""
    columns = _of_titled_year(context, columns, (Role.AMOUNT, Role.QUANTITY, Role.DATE))
    rows = sort_record_rows(sheet, context.region, columns)
    unit, contradicting = find_unit(context, columns)
    if kind in IN_MONEY:
        unit = with_printed_currency(context, unit, columns, sheet)
    else:
        unit, contradicting = PrintedUnit(None, 1, Evidence.HEADER), ()
    return _layout(context, kind, columns, rows, unit), None, _conflicts(sheet, unit, contradicting)


def _confidence(issues: Sequence[Issue]) -> float:
    """One divided by one more than the kinds of doubt: it informs, and decides nothing."""
    return round(1 / (1 + len({issue.code for issue in issues if issue.severity is not Severity.INFO})), 2)


def _budget(sheet: Sheet, context: Context) -> tuple[Layout, Cells, list[Issue]]:
    """The layout of a table of budget lines."""
    region = context.region
    columns = in_one_currency(with_context(context, propose_columns(sheet, region)))
    cells = parse_cells(sheet, columns, region.top, region.bottom)
    rows = sort_rows(sheet, region, columns, cells)
    lines = [row for row, kind in enumerate(rows.kinds, region.top) if kind is RowKind.LINE]
    columns = count_once(with_sections(columns, _names(sheet, region, columns, rows)), cells, lines)
    unit, contradicting = _unit(sheet, context, columns, lines)
    kind = _kind(context, columns)
    if kind is TableKind.PROGRAMMING:
        columns = as_tranches(columns)
        columns, rows = with_years_in_rows(sheet, region, columns) or (columns, rows)
        cells = parse_cells(sheet, columns, region.top, region.bottom)
    layout = _layout(context, kind, columns, rows, unit)
    issues = _conflicts(sheet, unit, contradicting)
    if not year_agrees(context, columns):
        issues.append(
            Issue(
                "year-conflict",
                Severity.WARNING,
                msg("The title and the name of the sheet {sheet} speak of different years.", sheet=context.sheet),
            )
        )
    flow, why = flow_of(context, columns, *(_labels(sheet, layout, kind) for kind in (RowKind.TOTAL, RowKind.LINE)))
    return replace(layout, flow=flow, flow_reason=why), cells, [*issues, *_part_year(context, columns)]


def _names(sheet: Sheet, region: Region, columns: Sequence[Column], rows: Rows) -> list[str]:
    """The texts of the headings."""
    label = main_label(columns)
    headings = [row for row, kind in enumerate(rows.kinds, region.top) if kind is RowKind.HEADING]
    return [heading_text(sheet, row, label, region.header.left, region.header.right) for row in headings]


def _labels(sheet: Sheet, layout: Layout, kind: RowKind) -> list[str]:
    """What the rows of one kind are called."""
    label = main_label(layout.columns)
    rows = [row for row, one in enumerate(layout.rows, layout.area.top) if one is kind][:_LOOKED_AT]
    return [shown(cell) for cell in sheet.cells(label.index, rows)] if label else []


def _unit(
    sheet: Sheet, context: Context, columns: Sequence[Column], lines: Sequence[int]
) -> tuple[PrintedUnit, tuple[CellRef, ...]]:
    """The unit of the amounts in some lines, and the cells that contradict it: what is said nearest to them holds."""
    around, contradicting = find_unit(context, columns)
    printed = with_printed_currency(context, around, columns, sheet)
    unit = with_unit_of_rows(context, printed, sheet, columns, lines)
    if around.cell is not None and around.scale != unit.scale:  # the rows say another unit than the table
        contradicting = (*contradicting, around.cell)
    return with_currency_of_amounts(context, unit, sheet, columns, lines), contradicting


def _of_titled_year(
    context: Context, columns: tuple[Column, ...], roles: Collection[Role] = (Role.AMOUNT,)
) -> tuple[Column, ...]:
    """The columns, those of some roles of the year that the title gives where no column gives that of each row."""
    if any(column.role is Role.YEAR for column in columns):
        return columns
    year, _ = find_year(context)
    return tuple(replace(one, year=one.year or year) if one.role in roles else one for one in columns)


def _register(sheet: Sheet, context: Context, columns: tuple[Column, ...]) -> tuple[Layout, Cells, list[Issue]]:
    """The layout of a contract register; a column may name the currency of every row."""
    region = context.region
    columns = with_unit_column(sheet, region, _of_titled_year(context, columns))
    cells = parse_cells(sheet, columns, region.top, region.bottom)
    rows = sort_register_rows(sheet, region, columns, cells)
    lines = [row for row, kind in enumerate(rows.kinds, region.top) if kind is RowKind.LINE]
    unit, contradicting = _unit(sheet, context, columns, lines)
    layout = _layout(context, TableKind.CONTRACTS, columns, rows, unit)
    return layout, cells, _conflicts(sheet, unit, contradicting)


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
        owner=context.owner,
    )


def _conflicts(sheet: Sheet, unit: PrintedUnit, cells: Sequence[CellRef]) -> list[Issue]:
    """Texts that state another unit than the one chosen."""
    return [unit_conflict(cell, sheet.text(cell.row, cell.column), unit, header=False) for cell in dict.fromkeys(cells)]


def _part_year(context: Context, columns: Sequence[Column]) -> list[Issue]:
    """That the amounts do not cover a whole year, to know when it is compared with others."""
    found = part_year(context, columns)
    if found is None:
        return []
    text = msg("The amounts of this table are counted up to {date}, not for the whole year.", date=found[0])
    return [Issue("part-year", Severity.INFO, text, found[1])]


def _kind(context: Context, columns: Sequence[Column]) -> TableKind:
    """What a table is about, by its amounts and the words around it."""
    amounts = [column for column in columns if column.role is Role.AMOUNT and column.counts]
    texts = " ; ".join(caption.text for caption in context.above)
    headers = " ; ".join(column.header for column in columns)
    if names_table(f"{texts} ; {headers}", words.HEADCOUNT) and not any(column.measure for column in amounts):
        return TableKind.HEADCOUNT
    if names_table(headers, words.SERIES) and not any(column.measure for column in amounts):
        return TableKind.SERIES
    spoken = " ; ".join([texts, *(column.header for column in amounts)])
    if not amounts or names_table(spoken, words.NO_BUDGET) or names_table(headers, words.THRESHOLDS):
        return TableKind.OTHER
    if names_table(texts, words.PROGRAMMING) and not any(column.measure for column in amounts):
        return TableKind.PROGRAMMING
    return TableKind.BUDGET


def _with_primary(sha256: str, readings: Sequence[Reading]) -> list[Reading]:
    """The tables, those that repeat others' money not primary."""
    wholes, against = recapitulated(readings), reasons_against(readings)
    parts = dict(recapitulations(sha256, readings, [why is None for why in against]))
    done = [
        replace(
            reading,
            layout=replace(reading.layout, primary=against[n] is None, primary_reason=against[n] or _ALONE),
            issues=(*reading.issues, *([_added_up(readings[wholes[n]])] if n in wholes else [])),
        )
        for n, reading in enumerate(readings)
    ]
    done = [with_part(reading, parts[n]) if n in parts else reading for n, reading in enumerate(done)]
    return [replace(one, layout=replace(one.layout, confidence=_confidence(one.issues))) for one in done]


def _added_up(whole: Reading) -> Issue:
    """That a part of the year is in the table that adds up all of them, which is imported in its place."""
    text = msg("{table} adds up this table and others: it alone is imported.", table=whole.layout.id)
    return Issue("table-added-up", Severity.INFO, text)
