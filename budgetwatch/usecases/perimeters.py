"""What the committee counts as defence: perimeters kept under a name, and the one in force on every page."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import WHOLE, Perimeter
from budgetwatch.store import perimeters, work
from budgetwatch.store.dossier import Change, Dossier
from budgetwatch.usecases.current import once
from budgetwatch.usecases.done import EVERYTHING, Done

IN_FORCE = "perimeter"


class WrongPerimeter(BudgetWatchError):
    """This perimeter cannot be kept."""

    code = "wrong-perimeter"
    default = msg("This perimeter cannot be kept.")
    default_advice = msg("Give it a name and at least one place, no place both counted and left out.")


def list_perimeters(dossier: Dossier) -> tuple[Perimeter, ...]:
    """The perimeters of this dossier, in the order in which they were first kept."""
    return once(dossier, "perimeters", lambda: perimeters.listed(dossier))


def find_perimeter(dossier: Dossier, name: str) -> Perimeter:
    """The perimeter of that name; the whole of the documents for an empty name.

    Raises:
        NotFound: there is none of that name.
    """
    if not name:
        return WHOLE
    known = {one.name: one for one in list_perimeters(dossier)}
    if name not in known:
        raise NotFound(
            msg("There is no perimeter called {name}.", name=name),
            msg("The perimeters are: {names}.", names=", ".join(known))
            if known
            else msg("No perimeter is kept in this dossier yet: say first what the committee counts as defence."),
        )
    return known[name]


def in_force(dossier: Dossier) -> Perimeter:
    """The perimeter that pages, findings and packs use; the whole of the documents where none was chosen."""
    chosen = once(dossier, "perimeter in force", lambda: work.settings(dossier).get(IN_FORCE, ""))
    return next((one for one in list_perimeters(dossier) if one.name == chosen), WHOLE)


def keep_perimeter(
    dossier: Dossier, perimeter: Perimeter, was: str = "", author: str = "", *, use: bool = False
) -> Done[None]:
    """Keep a perimeter, in place of one of the same name or of the name that it had before; `use` puts it in force.

    Raises:
        WrongPerimeter: it has no name, bounds nothing, or counts and leaves out the same place.
    """
    name = " ".join(perimeter.name.split())
    if not name or perimeter.is_whole or set(perimeter.counted) & set(perimeter.left_out):
        raise WrongPerimeter
    label = msg("Keep the perimeter “{name}”", name=name)
    renamed = bool(was) and was != name
    with dossier.change(label, author) as change:
        if renamed:
            perimeters.drop(change, was)
        perimeters.keep(change, replace(perimeter, name=name))
        if use or (renamed and work.settings(dossier).get(IN_FORCE) == was):
            _put_in_force(change, dossier, name)
    return Done(None, EVERYTHING, label)


def drop_perimeter(dossier: Dossier, name: str, author: str = "") -> Done[None]:
    """Take a perimeter out; where it was in force, the whole of the documents is again."""
    find_perimeter(dossier, name)
    label = msg("Remove the perimeter “{name}”", name=name)
    with dossier.change(label, author) as change:
        perimeters.drop(change, name)
        _put_in_force(change, dossier, "" if work.settings(dossier).get(IN_FORCE) == name else None)
    return Done(None, EVERYTHING, label)


def use_perimeter(dossier: Dossier, name: str, author: str = "") -> Done[None]:
    """Put a perimeter in force on every page; an empty name goes back to the whole of the documents."""
    find_perimeter(dossier, name)
    label = msg("Use the perimeter “{name}”", name=name) if name else msg("Use everything in the documents")
    with dossier.change(label, author) as change:
        _put_in_force(change, dossier, name)
    return Done(None, EVERYTHING, label)


def _put_in_force(change: Change, dossier: Dossier, name: str | None) -> None:
    """Change the perimeter in force; None leaves it."""
    if name is not None and name != work.settings(dossier).get(IN_FORCE, ""):
        work.set_setting(change, IN_FORCE, name or None)
