"""The command `inspect`: read a file and say what it is taken for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from budgetwatch.cli.shapes import inspection as shape
from budgetwatch.cli.told import Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.fact import Inspection, Reading, TotalCheck, Verdict
from budgetwatch.domain.layout import Layout, PrintedUnit, Role
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import column_letters
from budgetwatch.domain.terms import COUNTED_ROWS, MEASURES, TABLE_KINDS, VERDICTS, counted_rows
from budgetwatch.i18n import Language
from budgetwatch.usecases import inspecting
from budgetwatch.usecases.column_choices import with_columns
from budgetwatch.usecases.importing import draft_import

WIDTH, HEADER_WIDTH = 44, 36


def inspect(asked: Namespace, language: Language) -> Told:
    """`inspect FILE`: status 1 where the file is refused."""
    try:
        told = _inspected(asked, language)
    except Unreadable as problem:
        return Told(shape.refusal(asked.file, problem, language), _refused(problem, language), 1)
    return Told(shape.inspection(told, language, lines=asked.lines), _text(told, language))


def _inspected(asked: Namespace, language: Language) -> Inspection:
    """The file as proposed, or with columns taken for what was asked."""
    if not asked.column:
        return inspecting.inspect_file(asked.file, asked.password, watched(language))
    return with_columns(draft_import(asked.file, asked.password, watched(language)), asked.column).inspection


def _refused(problem: Unreadable, language: Language) -> str:
    sentences = (VERDICTS[Verdict.REFUSED], problem.message, problem.advice)
    return "\n".join(language.word(sentence) for sentence in sentences if sentence is not None)


def _text(told: Inspection, language: Language) -> str:
    lines = [f"{told.source.name} · {told.source.format} · {told.source.short_hash}"]
    for table in told.tables:
        lines += _table(table, language)
    lines.append(language.word(VERDICTS[told.verdict]))
    lines += [f"  – {language.word(reason.message)}" for reason in told.reasons]
    return "\n".join(lines)


def _table(table: Reading, language: Language) -> Iterable[str]:
    layout = table.layout
    present = [(kind, layout.count(kind)) for kind in COUNTED_ROWS if layout.count(kind)]
    counted = ", ".join(language.word(counted_rows(kind, count)) for kind, count in present)
    kind, unit = language.word(TABLE_KINDS[layout.kind]), language.unit(layout.unit.scale, layout.unit.currency)
    if not unit and table.amounts:
        unit = language.word(msg("unit not known"))
    parts = (layout.id, kind, f"{unit}{_evidence(layout.unit, language)}", counted)
    yield " · ".join(part for part in parts if part)
    for total in table.totals:
        stage = language.word(MEASURES[total.measure]) if total.measure else f"? {_header(layout, total)}"
        name = " ".join(str(part) for part in (stage, total.basis, total.year, total.variant) if part)
        printed = ""
        if total.stated is not None:
            printed = language.word(
                msg("= printed total {cell}", cell=total.stated_cell or "")
                if total.agrees
                else msg("printed total {stated}, gap {gap}", stated=total.stated, gap=total.gap or total.stated)
            )
        yield f"  {name:<{WIDTH}} {language.number(total.lines_sum.decimal):>26} {printed}"


def _evidence(unit: PrintedUnit, language: Language) -> str:
    """The cell and the words that say the unit, where the sheet prints it."""
    if unit.cell is None or not unit.text:
        return ""
    evidence = msg("({cell} “{text}”)", cell=unit.cell.a1, text=unit.text)
    return f" {language.word(evidence)}"


def _header(layout: Layout, total: TotalCheck) -> str:
    """The column that a total without a stage stands in: its letter and what its header says."""
    printed = total.stated_cell.column if total.stated_cell else None
    for column in sorted(layout.columns, key=lambda column: column.index != printed):
        same = (column.measure, column.basis, column.variant) == (total.measure, total.basis, total.variant)
        if column.role is Role.AMOUNT and same and column.year in (None, total.year):
            return f"[{column_letters(column.index)}] {column.header}"[:HEADER_WIDTH]
    return ""
