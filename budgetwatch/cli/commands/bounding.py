"""The command `perimeters`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import perimeters as shape
from budgetwatch.cli.told import Told
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.i18n import Language
from budgetwatch.usecases import perimeter_places, perimeter_proposals, perimeters
from budgetwatch.usecases.dossiers import Dossier


def bound(asked: Namespace, language: Language) -> Told:
    """`perimeters DOSSIER`: what was asked is done, then the perimeters are listed."""
    changes = bool(asked.keep or asked.use or asked.use_all or asked.drop)
    with opened(asked, write=changes) as dossier:
        if changes:
            _change(asked, dossier)
        if asked.propose:
            found = perimeter_proposals.propose_perimeters(dossier)
            worded = [one.worded(language.code) for one in found]
            return Told(shape.proposals(worded), "\n".join(_named(one, language) for one in worded))
        if asked.beside:
            chosen = [perimeters.find_perimeter(dossier, name) for name in asked.beside]
            beside = perimeter_places.set_beside(dossier, chosen)
            return Told(shape.side_by_side(beside, language), shape.table(beside, language))
        kept, used = perimeters.list_perimeters(dossier), perimeters.in_force(dossier)
    lines = [_named(one, language) + ("  *" if one == used else "") for one in kept]
    everything = language.word(msg("In force: everything in the documents."))
    return Told(shape.perimeters(kept, used), "\n".join(lines if used.name else [*lines, everything]))


def _change(asked: Namespace, dossier: Dossier) -> None:
    if asked.keep:
        counted = tuple(perimeter_places.find_place(dossier, text) for text in asked.count)
        left_out = tuple(perimeter_places.find_place(dossier, text) for text in asked.leave_out)
        made = Perimeter(asked.keep, counted, left_out, asked.footnote)
        perimeters.keep_perimeter(dossier, made, author=asked.author)
    elif asked.drop:
        perimeters.drop_perimeter(dossier, asked.drop, asked.author)
    else:
        perimeters.use_perimeter(dossier, asked.use or "", asked.author)


def _named(one: Perimeter, language: Language) -> str:
    counted = ", ".join(f"{place.code} {place.label}".strip() for place in one.counted)
    left_out = "".join(f" − {place.code} {place.label}".rstrip() for place in one.left_out)
    return language.told_of(one.name, f"{counted}{left_out}")
