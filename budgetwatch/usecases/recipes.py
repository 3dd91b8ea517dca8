"""Recipes: how a table was read once, offered for the next file under the same headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.fact import Reading
from budgetwatch.domain.message import msg
from budgetwatch.store import recipes as kept_recipes
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.headers import NEAR, fingerprint
from budgetwatch.usecases.importing import ImportDraft
from budgetwatch.usecases.recipe_area import AreaRule, area_rule
from budgetwatch.usecases.recipe_matching import Recipe, RecipeMatch, matched, with_recipe
from budgetwatch.usecases.recipe_rows import RowRule, row_rules
from budgetwatch.usecases.repainting import with_area

__all__ = [
    "Recipe",
    "RecipeDoesNotFit",
    "RecipeMatch",
    "RecipeUnnamed",
    "forget_recipe",
    "keep_recipe",
    "recipe_for",
    "recipe_named",
    "recipes",
    "recipes_for",
    "with_recipe",
]

TOUCHED = frozenset({Topic.HISTORY})


def recipes(dossier: Dossier) -> tuple[Recipe, ...]:
    """The recipes that the dossier keeps, by name."""
    return tuple(_recipe(one) for one in kept_recipes.listed(dossier))


def recipe_for(dossier: Dossier, draft: ImportDraft, table: str) -> RecipeMatch | None:
    """The recipe that fits a table best; None where none has most of its columns."""
    return _best(recipes(dossier), draft, table)


def recipes_for(dossier: Dossier, draft: ImportDraft) -> tuple[RecipeMatch, ...]:
    """For each chosen table the recipe that fits it best, and that of a table which was taken though not proposed.

    Where several tables may be the one that was taken, none is: a person says which.
    """
    known = recipes(dossier)
    found = (_best(known, draft, table) for table in (draft.tables if known else ()))
    chosen = [one for one in found if one is not None]
    took = [match for recipe in known if recipe.taken and (match := _taken_again(recipe, draft))]
    return tuple(chosen + [one for one in took if one.recipe not in [other.recipe for other in chosen]])


def recipe_named(dossier: Dossier, draft: ImportDraft, name: str) -> tuple[RecipeMatch, ...]:
    """The chosen tables that the recipe of that name fits; NotFound where there is none, `RecipeDoesNotFit` else."""
    found = next((one for one in recipes(dossier) if one.name == name), None)
    if found is None:
        raise NotFound(msg("There is no recipe called {name}.", name=name), msg("List the recipes of the dossier."))
    tables = (one.layout for one in draft.inspection.tables if one.layout.id in draft.tables)
    matches = [matched(found, draft, one.id) for one in tables if one.kind is found.kind]
    near = tuple(match for match in matches if match.near >= NEAR)
    if found.taken and not near and (taken := _taken_again(found, draft)):
        return (taken,)
    if not near:
        raise RecipeDoesNotFit
    return near


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
    body: dict[str, Any] = dict(kept.body)
    area, rows = body.pop("area", None), body.pop("rows", ())
    return Recipe(
        name=kept.name,
        author=kept.author,
        at=datetime.fromisoformat(kept.at),
        area=AreaRule(*area) if area else None,
        rows=tuple(RowRule(*one) for one in rows),
        **body,
    )


def _body(draft: ImportDraft, reading: Reading) -> Mapping[str, object]:
    layout, filing = reading.layout, draft.filing
    return {
        "kind": layout.kind,
        "columns": layout.columns,
        "unit": replace(layout.unit, cell=None),
        "document_type": filing.document_type,
        "institution": filing.institution,
        "country": filing.country,
        **_painted(draft, reading),
    }


def _painted(draft: ImportDraft, reading: Reading) -> Mapping[str, object]:
    """What a person changed of a table beyond its columns, as rules."""
    layout, proposed = reading.layout, draft.proposed(reading.layout.id)
    grid = next(grid for grid in draft.workbook.grids if grid.sheet == layout.sheet)
    area = area_rule(grid, proposed, layout)
    over = with_area(proposed, layout.area, grid) if area else proposed
    left = (one.layout for one in draft.inspection.tables if one.layout.primary and one.layout.id not in draft.tables)
    return {
        "printed": replace(proposed.unit, cell=None),
        "flow": layout.flow if layout.flow is not proposed.flow else None,
        "dashes": draft.decided_for(layout.id).dashes,
        "area": area.plain if area else None,
        "rows": tuple(rule.plain for rule in row_rules(grid, over, layout)),
        "taken": not proposed.primary,
        "left": tuple(fingerprint(one.columns) for one in left),
    }


def _taken_again(recipe: Recipe, draft: ImportDraft) -> RecipeMatch | None:
    """The recipe on the one table, of those not chosen, that it fits; None where several may be meant."""
    tables = (one.layout for one in draft.inspection.tables if one.layout.id not in draft.tables)
    matches = [matched(recipe, draft, one.id) for one in tables if one.kind is recipe.kind]
    near = [match for match in matches if match.near >= NEAR]
    return near[0] if len(near) == 1 else None


def _best(known: tuple[Recipe, ...], draft: ImportDraft, table: str) -> RecipeMatch | None:
    kind = next((one.layout.kind for one in draft.inspection.tables if one.layout.id == table), None)
    matches = [matched(recipe, draft, table) for recipe in known if recipe.kind is kind]
    near = [match for match in matches if match.near >= NEAR]
    return max(near, key=lambda match: (match.near, match.recipe.at), default=None)
