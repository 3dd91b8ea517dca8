"""What the composer shows of a plan, and the plan that a person's changes make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pack import PackKind, PackPlan, Paper, PlannedPart

if TYPE_CHECKING:
    from budgetwatch.domain.finding import Audience
    from budgetwatch.usecases.dossiers import Dossier

KINDS = {
    PackKind.DOSSIER: msg("Dossier"),
    PackKind.NOTE: msg("Short note"),
    PackKind.QUESTIONS: msg("Question list"),
    PackKind.CITIZENS: msg("Note for citizens"),
}
PAPERS = {Paper.A4: msg("A4"), Paper.LETTER: msg("US Letter")}


@dataclass(frozen=True, slots=True)
class Composed:
    """The plan of a dossier, the titles of its parts by name in the plan's order, and the templates of this computer."""

    plan: PackPlan
    titles: Mapping[str, Message]
    templates: Mapping[str, PackPlan]


def read_plan(dossier: Dossier, audience: Audience) -> Composed:
    """What the composer needs; the parts are those for that audience."""
    from budgetwatch.usecases.pack_plans import current_plan, list_templates, order
    from budgetwatch.usecases.packing import PackAsked, list_parts

    plan = current_plan(dossier)
    dossier_kind = plan.kind is PackKind.DOSSIER
    listed = {one.text: one for one in list_parts(dossier, PackAsked(plan, audience))} if dossier_kind else {}
    ordered = {name: listed[name] for name in order(tuple(listed), plan.parts)}
    return Composed(plan, ordered, list_templates())


def part_of(plan: PackPlan, name: str) -> PlannedPart:
    """What was decided of a part; printed without a comment where nothing was."""
    return next((one for one in plan.parts if one.name == name), PlannedPart(name))


def rearranged(plan: PackPlan, arrangement: Sequence[tuple[str, bool]]) -> PackPlan:
    """The plan with its parts in another order, printed or not, their comments kept."""
    parts = tuple(replace(part_of(plan, name), printed=printed) for name, printed in arrangement)
    return replace(plan, parts=parts)


def commented(plan: PackPlan, names: Sequence[str], name: str, comment: str) -> PackPlan:
    """The plan with other words under the title of a part; `names` are all the parts of its outline."""
    from budgetwatch.usecases.pack_plans import order

    ordered = (part_of(plan, one) for one in order(names, plan.parts))
    parts = tuple(replace(one, comment=comment) if one.name == name else one for one in ordered)
    return replace(plan, parts=parts)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
