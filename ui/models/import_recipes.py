"""The recipes that fit a file: what they would do again, what differs, and where to look on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from budgetwatch.domain.message import Message, msgn

if TYPE_CHECKING:
    from budgetwatch.usecases.recipes import RecipeMatch
    from ui.models.import_course import Standing

Marks = dict[tuple[int, int], str]


def recipe_words(matches: Sequence[RecipeMatch]) -> Message:
    """The name of the first recipe, and how many things differ."""
    return msgn(
        "Recipe “{name}” · {count} difference",
        "Recipe “{name}” · {count} differences",
        len(differences(matches)),
        name=matches[0].recipe.name,
    )


def differences(matches: Sequence[RecipeMatch]) -> tuple[Message, ...]:
    """What differs between the recipes and the file, each thing once."""
    return tuple({str(one): one for match in matches for one in match.differences}.values())


def replayed(matches: Sequence[RecipeMatch]) -> tuple[Message, ...]:
    """What the recipes do again beyond the columns."""
    return tuple(one for match in matches for one in match.replayed)


def left_to_tell(matches: Sequence[RecipeMatch]) -> Message | None:
    """What differs, in one sentence; None where nothing does."""
    first, *others = differences(matches) or (None,)
    if first is None or not others:
        return first
    return msgn(
        "{first} And {count} more difference.", "{first} And {count} more differences.", len(others), first=first
    )


def followed(standing: Standing, matches: Sequence[RecipeMatch]) -> Standing:
    """A file read as the recipes that fit its tables say, on the same table as before."""
    from budgetwatch.usecases.recipes import with_recipe
    from ui.models.import_course import Standing

    old = draft = standing.draft
    for match in matches:
        draft = with_recipe(draft, match)
    confirmed = frozenset(draft.present(old.proposed(one).id) for one in standing.confirmed)
    return Standing(draft, draft.present(old.proposed(standing.table).id), confirmed, followed=True)


def recipe_marks(matches: Sequence[RecipeMatch], standing: Standing) -> Marks:
    """Where to look on the sheet of the table on show: heads of columns that differ, margins of rows painted again.

    A head stands in row 0, a margin in column 0.
    """
    table = standing.draft.proposed(standing.table).id
    mine = [one for one in matches if standing.draft.proposed(standing.draft.present(one.table)).id == table]
    heads = {(0, column): "att" for one in mine for column in one.columns}
    return heads | {(row, 0): "inf" for one in mine for row in one.rows}
