"""Recipes: how a table was read once, offered for the next file under the same headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.layout import Column, Evidence, PrintedUnit, TableKind
from budgetwatch.domain.message import Message, msg
from budgetwatch.store import recipes as kept_recipes
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.headers import NEAR, Pair, fingerprint, nearness, pairs
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.recipe_columns import column_differences, laid_over

TOUCHED = frozenset({Topic.HISTORY})


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a table was read: the roles of its columns, its unit, and what the document is."""

    name: str
    kind: TableKind
    columns: tuple[Column, ...]
    unit: PrintedUnit
    document_type: str
    institution: str
    country: str
    author: str
    at: datetime

    @property
    def headers(self) -> tuple[str, ...]:
        """What stands over its columns, as printed then."""
        return tuple(column.header for column in self.columns)


@dataclass(frozen=True, slots=True)
class RecipeMatch:
    """A recipe that fits a table of a draft, and what differs between the two; `near` is 1 for the same headers."""

    recipe: Recipe
    differences: tuple[Message, ...]
    table: str
    pairs: tuple[Pair, ...]
    near: float


def recipes(dossier: Dossier) -> tuple[Recipe, ...]:
    """The recipes that the dossier keeps, by name."""
    return tuple(_recipe(one) for one in kept_recipes.listed(dossier))


def recipe_for(dossier: Dossier, draft: ImportDraft, table: str) -> RecipeMatch | None:
    """The recipe that fits a table best; None where none has most of its columns."""
    matches = [_match(recipe, reading) for recipe in recipes(dossier) for reading in _tables(draft, (table,))]
    near = [match for match in matches if match.near >= NEAR and match.recipe.kind is _kind(draft, table)]
    return max(near, key=lambda match: (match.near, match.recipe.at), default=None)


def recipe_named(dossier: Dossier, draft: ImportDraft, name: str) -> tuple[RecipeMatch, ...]:
    """The chosen tables that the recipe of that name fits; NotFound where there is none, `RecipeDoesNotFit` else."""
    found = next((one for one in recipes(dossier) if one.name == name), None)
    if found is None:
        raise NotFound(msg("There is no recipe called {name}.", name=name), msg("List the recipes of the dossier."))
    matches = tuple(
        _match(found, reading) for reading in _tables(draft, draft.tables) if reading.layout.kind is found.kind
    )
    near = tuple(match for match in matches if match.near >= NEAR)
    if not near:
        raise RecipeDoesNotFit
    return near


def with_recipe(draft: ImportDraft, match: RecipeMatch) -> ImportDraft:
    """The draft with the table read as the recipe says, where the new sheet leaves it open or has the same header.

    What a renamed column or a printed unit says otherwise stays as the sheet says, and is among the differences.
    """
    reading = next(iter(_tables(draft, (match.table,))))
    columns = laid_over(match.pairs)
    if columns != reading.layout.columns:
        draft = draft.with_layout(replace(reading.layout, columns=columns))
    return _filed(_in_unit(draft, match, reading), match.recipe)


def keep_recipe(dossier: Dossier, draft: ImportDraft, name: str, author: str = "") -> Done[tuple[str, ...]]:
    """Keep how the chosen tables are read; of several the second is kept as "name (2)" and so on."""
    readings = draft.readings
    if not name.strip() or not readings:
        raise RecipeUnnamed
    names = tuple(name if place == 1 else f"{name} ({place})" for place in range(1, len(readings) + 1))
    label = msg("Keep the recipe {name}", name=name)
    with dossier.change(label, author) as change:
        for one, reading in zip(names, readings, strict=True):
            kept_recipes.keep(change, one, fingerprint(reading.layout.columns), _body(draft, reading))
    return Done(names, TOUCHED, label)


def forget_recipe(dossier: Dossier, name: str, author: str = "") -> Done[None]:
    """Take a recipe out of the dossier; undo brings it back."""
    label = msg("Forget the recipe {name}", name=name)
    with dossier.change(label, author) as change:
        kept_recipes.forget(change, name)
    return Done(None, TOUCHED, label)


class RecipeUnnamed(BudgetWatchError):
    """A recipe needs a name and a table."""

    code = "recipe-unnamed"
    default = msg("A recipe needs a name and a table.")


class RecipeDoesNotFit(BudgetWatchError):
    """This recipe was made for a table with other columns."""

    code = "recipe-does-not-fit"
    default = msg("This recipe was made for a table with other columns. Nothing was imported.")
    default_advice = msg("Import the file without it.")


def _recipe(kept: kept_recipes.Kept) -> Recipe:
    return Recipe(name=kept.name, author=kept.author, at=datetime.fromisoformat(kept.at), **kept.body)


def _body(draft: ImportDraft, reading: Reading) -> Mapping[str, object]:
    layout, filing = reading.layout, draft.filing
    return {
        "kind": layout.kind,
        "columns": layout.columns,
        "unit": replace(layout.unit, cell=None),
        "document_type": filing.document_type,
        "institution": filing.institution,
        "country": filing.country,
    }


def _tables(draft: ImportDraft, wanted: Iterable[str]) -> tuple[Reading, ...]:
    names = frozenset(wanted)
    return tuple(one for one in draft.inspection.tables if one.layout.id in names)


def _kind(draft: ImportDraft, table: str) -> TableKind | None:
    return next((one.layout.kind for one in _tables(draft, (table,))), None)


def _match(recipe: Recipe, reading: Reading) -> RecipeMatch:
    paired = pairs(recipe.columns, reading.layout.columns)
    differences = (*column_differences(paired), *_unit_differences(recipe.unit, reading.layout.unit))
    return RecipeMatch(recipe, differences, reading.layout.id, paired, nearness(paired))


def _unit_differences(earlier: PrintedUnit, now: PrintedUnit) -> Iterable[Message]:
    if now.how is not Evidence.ASSUMED and now.scale != earlier.scale:
        yield msg(
            "One printed unit is worth {now} here, and {earlier} in the recipe.", now=now.scale, earlier=earlier.scale
        )
    if now.currency and earlier.currency and now.currency != earlier.currency:
        yield msg(
            "The amounts are in {now} here, and in {earlier} in the recipe.", now=now.currency, earlier=earlier.currency
        )


def _in_unit(draft: ImportDraft, match: RecipeMatch, reading: Reading) -> ImportDraft:
    """The draft with the recipe's unit where the sheet is silent and nobody decided."""
    unit, decided = reading.layout.unit, draft.decided_for(match.table)
    filled = replace(
        decided,
        scale=decided.scale or (match.recipe.unit.scale if unit.how is Evidence.ASSUMED else None),
        currency=decided.currency or (match.recipe.unit.currency if unit.currency is None else None),
    )
    return draft if filled == decided else draft.with_decisions(filled, match.table)


def _filed(draft: ImportDraft, recipe: Recipe) -> ImportDraft:
    filing = draft.filing
    filled = replace(
        filing,
        document_type=filing.document_type or recipe.document_type,
        institution=filing.institution or recipe.institution,
        country=filing.country or recipe.country,
    )
    return replace(draft, filing=filled)
