"""The marks that values do not carry, and where an .xlsx keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from budgetwatch.domain.source import Area
from budgetwatch.reading import limits
from budgetwatch.reading.archive import Archive
from budgetwatch.reading.extras.divided import divided_in
from budgetwatch.reading.extras.errors import errors_in
from budgetwatch.reading.extras.form import Styles, form_in, styles_of
from budgetwatch.reading.extras.formulas import uncalculated_in
from budgetwatch.reading.extras.hidden import hidden_columns_in, hidden_rows_in
from budgetwatch.reading.extras.places import Place
from budgetwatch.reading.ooxml import Parts
from budgetwatch.reading.safe_xml import checked, tags_only


@dataclass(frozen=True, slots=True)
class Marks:
    """What one sheet says beyond its values; `form_skipped` where it is too large for bold and indents.

    `divided` gives the columns that show numbers divided by a thousand or more, with their first such row.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    bold: frozenset[Place] = frozenset()
    indents: Mapping[Place, int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncalculated: frozenset[Place] = frozenset()
    form_skipped: bool = False
    divided: Mapping[int, int] = field(default_factory=dict)


def styles_in(archive: Archive, parts: Parts) -> Styles:
    """The styles of the workbook; none where it has no such part."""
    return styles_of(archive.read(parts.styles)) if parts.styles else Styles()


def marks_in(sheet: bytes, styles: Styles, *, recalculates: bool) -> Marks:
    """The marks of a sheet; its merges, which calamine gives, excepted.

    Args:
        sheet: its XML.
        styles: the workbook's bold, indented and dividing styles.
        recalculates: whether results of 0 are placeholders until someone calculates.
    """
    sheet = tags_only(checked(sheet))
    large = _has_many_cells(sheet)
    bold, indents = form_in(sheet, styles) if not large else (frozenset[Place](), dict[Place, int]())
    return Marks(
        errors=errors_in(sheet),
        bold=bold,
        indents=indents,
        hidden_rows=hidden_rows_in(sheet),
        hidden_columns=hidden_columns_in(sheet),
        uncalculated=uncalculated_in(sheet, distrust_zero=recalculates),
        form_skipped=large and bool(styles.bold or styles.indents),
        divided=divided_in(sheet, styles.divided),
    )


def _has_many_cells(sheet: bytes) -> bool:
    """Whether a sheet has too many cells to look at each; the first part of a large one mostly tells."""
    first = 64 * limits.CELLS_WITH_FORM
    return any(sheet.count(b"<c", 0, end) > limits.CELLS_WITH_FORM for end in (first, len(sheet)))
