"""The lists of groups as this dossier uses them: those that come with the program, under what the committee decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from budgetwatch.analysis import proportions
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.grouping import UNALLOCATED, Grouping, GroupingKind, plain_name
from budgetwatch.domain.message import msg
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.current import once
from budgetwatch.usecases.done import EVERYTHING, Done

PREFIX = "group"


class WrongGroup(BudgetWatchError):
    """There is no such group."""

    code = "wrong-group"
    default = msg("There is no such group.")
    default_advice = msg("Name one of the groups of the list, or give it back to the list of the program.")


def grouping(dossier: Dossier, kind: GroupingKind) -> Grouping:
    """The list of that kind, with the committee's own decisions."""
    return once(dossier, f"grouping {kind}", lambda: replace(_shipped(kind), own=_own(dossier, kind)))


def assign(dossier: Dossier, kind: GroupingKind, assignments: Mapping[str, str | None], author: str = "") -> Done[None]:
    """Put labels (or codes) in groups, in one undoable step; None gives one back to the list of the program.

    Raises:
        WrongGroup: a label is empty, or a group is not of the list.
    """
    keys, named = _shipped(kind).keys, {plain_name(label, ""): key for label, key in assignments.items()}
    for label, key in named.items():
        if not label or key not in (*keys, None):
            raise WrongGroup(
                msg("There is no group “{name}” for “{label}”.", name=str(key), label=label),
                msg("Use one of: {names}.", names=", ".join(keys)),
            )
    title = msg("Put lines in groups")
    with dossier.change(title, author) as change:
        for label, key in named.items():
            work.set_setting(change, f"{PREFIX}:{kind}:{label}", key)
    return Done(None, EVERYTHING, title)


def _shipped(kind: GroupingKind) -> Grouping:
    return proportions.shipped_grouping(kind)


def _own(dossier: Dossier, kind: GroupingKind) -> Mapping[str, str]:
    start, keys = f"{PREFIX}:{kind}:", _shipped(kind).keys
    kept = ((name.removeprefix(start), key) for name, key in work.settings(dossier).items() if name.startswith(start))
    return {label: key if key in keys else UNALLOCATED for label, key in kept}
