"""Which parts a dossier for the hearing has, in which order. Comes in: PackContent. Goes out: blocks, one outline per file.

An outline chooses among the sections that `briefs` makes; it words its titles and no figure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.outlines import committee, memorandum, themes
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.document import Block
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.message import msg

Parts = Callable[[PackContent], tuple[Block | None, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline by its short name, what people call it, and the parts it gives."""

    name: str
    title: Bilingual
    parts: Parts


OUTLINES = (
    Outline(
        "committee",
        Bilingual(
            "Canevas de commission : contexte, présentation, programmation, écoutes, coût, recommandations",
            "Committee outline: context, presentation, programming, hearings, cost, recommendations",
        ),
        committee.parts,
    ),
    Outline(
        "memorandum",
        Bilingual(
            "Mémorandum budgétaire : changements importants et leurs explications",
            "Estimates memorandum: significant changes and their explanations",
        ),
        memorandum.parts,
    ),
    Outline("themes", Bilingual("Par thèmes d’analyse", "By themes of analysis"), themes.parts),
)
"""The outlines that a pack may follow, the default one first."""


def outline_named(name: str) -> Outline:
    """The outline of a short name; the default one for an empty name.

    Raises:
        NotFound: no outline has that name.
    """
    if not name:
        return OUTLINES[0]
    found = next((one for one in OUTLINES if one.name == name), None)
    if found is None:
        raise NotFound(
            msg("There is no outline named {name}.", name=name),
            msg("Choose among: {names}.", names=", ".join(one.name for one in OUTLINES)),
        )
    return found
