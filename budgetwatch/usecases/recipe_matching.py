"""A recipe laid over a new sheet: what it does again there, what differs, and what it cannot do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from budgetwatch.domain.code import normalised
from budgetwatch.domain.layout import Column, Evidence, Layout, PrintedUnit, TableKind
from budgetwatch.domain.measure import Flow
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.usecases.headers import NEAR, Pair, fingerprint, nearness, pairs
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.recipe_area import AreaRule, with_area_rule
from budgetwatch.usecases.recipe_columns import column_differences, laid_over
from budgetwatch.usecases.recipe_rows import Repainted, RowRule, repainted


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table was read: its columns, its unit, what the document is, and what a person changed of the rest.

    `unit` is the one that counted, `printed` what the sheet alone said. `flow`, `dashes`, `area` and `rows` are empty
    where nobody changed them. `taken` is a table that was not proposed; `left` are the headers of those left out.
    """

    name: str
    kind: TableKind
    columns: tuple[Column, ...]
    unit: PrintedUnit
    document_type: str
    institution: str
    country: str
    author: str
    at: datetime
    printed: PrintedUnit | None = None
    flow: Flow | None = None
    dashes: Absent | None = None
    area: AreaRule | None = None
    rows: tuple[RowRule, ...] = ()
    taken: bool = False
    left: tuple[str, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands over its columns, as printed then."""
        return tuple(column.header for column in self.columns)


@dataclass(frozen=True, slots=True)
class RecipeMatch:
    """A recipe that fits a table of a draft: `layout` is the table under it; `near` is 1 for the same headers.

    `replayed` says what the recipe does beyond the columns, `differences` what is otherwise here or cannot be done
    again. `rows` are painted by the recipe; `left_out` are other tables of the file that it leaves out.
    """

    recipe: Recipe
    differences: tuple[Message, ...]
    table: str
    pairs: tuple[Pair, ...]
    near: float
    layout: Layout
    replayed: tuple[Message, ...] = ()
    rows: frozenset[int] = frozenset()
    left_out: tuple[str, ...] = ()

    @property
    def columns(self) -> frozenset[int]:
        """The columns of the sheet about which something differs, counted from 1."""
        now = {one.index: one for one in self.layout.columns}
        return frozenset(
            pair.now.index
            for pair in self.pairs
            if pair.now is not None and (pair.earlier is None or pair.renamed or now[pair.now.index] != pair.now)
        )


def matched(recipe: Recipe, draft: ImportDraft, table: str) -> RecipeMatch:
    """The recipe laid over a table as the file alone says it."""
    proposed = draft.proposed(table)
    grid = next(grid for grid in draft.workbook.grids if grid.sheet == proposed.sheet)
    layout, done, missed = with_area_rule(grid, proposed, recipe.area) if recipe.area else (proposed, (), ())
    paired = pairs(recipe.columns, layout.columns)
    near = nearness(paired)
    rows = repainted(grid, layout, recipe.rows) if near >= NEAR else Repainted(layout)
    others = (one.layout for one in draft.inspection.tables if one.layout.id in draft.tables and one.layout.id != table)
    left_out = tuple(one.id for one in others if recipe.left and fingerprint(one.columns) in recipe.left)
    return RecipeMatch(
        recipe,
        (*column_differences(paired), *_unit_differences(recipe, proposed.unit), *missed, *rows.missed),
        table,
        paired,
        near,
        replace(rows.layout, columns=laid_over(paired), flow=recipe.flow or layout.flow),
        (*done, *rows.done, *_decided_again(recipe, proposed, draft), *_left_out(left_out)),
        rows.rows,
        left_out,
    )


def with_recipe(draft: ImportDraft, match: RecipeMatch) -> ImportDraft:
    """The draft with the table read as the recipe says, where the new sheet leaves it open or has the same header.

    What a renamed column or a printed unit says otherwise stays as the sheet says, and is among the differences.
    """
    table, layout = draft.present(match.table), match.layout
    if layout != next(one.layout for one in draft.inspection.tables if one.layout.id == table):
        draft = draft.with_layout(layout, table)
    return _filed(_chosen(_decided(draft, match.recipe, layout), match), match.recipe)


def overrules(recipe: Recipe, unit: PrintedUnit) -> bool:
    """Whether a person overruled the unit that the sheet printed then, and it prints the same words again."""
    then = recipe.printed
    if then is None or not unit.text or normalised(unit.text) != normalised(then.text or ""):
        return False
    return (then.scale, then.currency) != (recipe.unit.scale, recipe.unit.currency)


def _unit_differences(recipe: Recipe, now: PrintedUnit) -> Iterator[Message]:
    earlier = recipe.unit
    if overrules(recipe, now):
        return
    if now.how is not Evidence.ASSUMED and now.scale != earlier.scale:
        yield msg(
            "One printed unit is worth {now} here, and {earlier} in the recipe.", now=now.scale, earlier=earlier.scale
        )
    if now.currency and earlier.currency and now.currency != earlier.currency:
        yield msg(
            "The amounts are in {now} here, and in {earlier} in the recipe.", now=now.currency, earlier=earlier.currency
        )


def _decided_again(recipe: Recipe, proposed: Layout, draft: ImportDraft) -> Iterator[Message]:
    """What was decided about the table as a whole and is decided again."""
    if recipe.flow is not None and recipe.flow is not proposed.flow:
        expenditure = recipe.flow is Flow.EXPENDITURE
        told = msg("The table is read as expenditure, as in the recipe.")
        yield told if expenditure else msg("The table is read as revenue, as in the recipe.")
    if overrules(recipe, proposed.unit):
        yield msg(
            "One printed unit is worth {scale}, as in the recipe, although the sheet says “{text}”.",
            scale=recipe.unit.scale,
            text=proposed.unit.text or "",
        )
    if recipe.dashes is Absent.UNKNOWN:
        yield msg("A printed dash is an amount that is not given, as in the recipe.")
    if recipe.taken and proposed.id not in draft.tables:
        yield msg("The table is imported too, as in the recipe.")


def _left_out(tables: Iterable[str]) -> Iterator[Message]:
    return (msg("Table {table} is left out, as in the recipe.", table=table) for table in tables)


def _decided(draft: ImportDraft, recipe: Recipe, layout: Layout) -> ImportDraft:
    """The draft with the recipe's unit where the sheet is silent or was overruled, and with what its dashes mean."""
    unit, decided = layout.unit, draft.decided_for(layout.id)
    anew = overrules(recipe, unit)
    filled = replace(
        decided,
        scale=decided.scale or (recipe.unit.scale if anew or unit.how is Evidence.ASSUMED else None),
        currency=decided.currency or (recipe.unit.currency if anew or unit.currency is None else None),
        dashes=decided.dashes or recipe.dashes,
    )
    return draft if filled == decided else draft.with_decisions(filled, layout.id)


def _chosen(draft: ImportDraft, match: RecipeMatch) -> ImportDraft:
    """The draft with the tables that were taken and without those that were left out."""
    table, left_out = match.layout.id, frozenset(map(draft.present, match.left_out))
    wanted = {*draft.tables, table} if match.recipe.taken else set(draft.tables)
    tables = tuple(one.layout.id for one in draft.inspection.tables if one.layout.id in wanted - left_out)
    return draft if tables == draft.tables else draft.with_tables(tables)


def _filed(draft: ImportDraft, recipe: Recipe) -> ImportDraft:
    filing = draft.filing
    filled = replace(
        filing,
        document_type=filing.document_type or recipe.document_type,
        institution=filing.institution or recipe.institution,
        country=filing.country or recipe.country,
    )
    return replace(draft, filing=filled)
