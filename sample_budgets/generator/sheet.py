"""A budget table as rows: headings, lines, subtotals and the grand total, before any spreadsheet exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.budget import column_sum, lines_of
from generator.nomenclature import PROGRAMMES, SECTIONS, TITLES


@dataclass(frozen=True)
class Measured:
    """An amount column: its header below the group's, what it means, and its amounts by line code.

    `faults` replaces what is printed in a subtotal, by section or programme code. A column without a measure is
    a movement: known, and no stage.
    """

    header: str
    measure: str | None
    amounts: Mapping[str, int]
    group: str = ""
    basis: str = "CP"
    faults: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One row of the table: its kind, code, label, titre and one amount per column (None where it has none)."""

    kind: str
    code: str
    label: str
    title: str = ""
    amounts: tuple[int | None, ...] = ()
    subject: str = ""


def table_rows(columns: Sequence[Measured], year: int, *, executed: bool) -> list[Row]:
    """The table from the first section heading to the grand total."""
    rows: list[Row] = []
    for section, name in SECTIONS.items():
        rows.append(Row("heading", "", f"Section {section} – {name}"))
        codes = _programmes(rows, section, columns, year, executed=executed)
        if len(codes) > 1:
            rows.append(_sum_row("subtotal", f"Total Section {section} – {name}", section, columns, codes))
    lines = [row.code for row in rows if row.kind == "line"]
    rows.append(_sum_row("total", "TOTAL GÉNÉRAL", "", columns, lines))
    return rows


def _programmes(rows: list[Row], section: str, columns: Sequence[Measured], year: int, *, executed: bool) -> list[str]:
    """Append a section's programmes; the codes of their lines."""
    codes: list[str] = []
    for programme in PROGRAMMES:
        if programme.section != section:
            continue
        lines = lines_of(programme, year, executed=executed)
        rows.append(Row("heading", "", f"Programme {programme.code} – {programme.label}"))
        rows.extend(
            Row(
                "line",
                line.code,
                line.label,
                TITLES[line.title],
                tuple(column.amounts.get(line.code) for column in columns),
            )
            for line in lines
        )
        own = [line.code for line in lines]
        if len(own) > 1:
            rows.append(_sum_row("subtotal", f"Total programme {programme.code}", programme.code, columns, own))
        codes += own
    return codes


def _sum_row(kind: str, label: str, subject: str, columns: Sequence[Measured], codes: Sequence[str]) -> Row:
    sums = tuple(column.faults.get(subject, 0) + column_sum(column.amounts, codes) for column in columns)
    return Row(kind, "", label, "", sums, subject)
