"""The budget in proportion as tables: one aspect at a time, a pair of columns for each year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from budgetwatch.domain.figure import Span
from budgetwatch.domain.grouping import Grouping, GroupingKind
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.proportions import Aspect, Proportions
from budgetwatch.domain.series_words import SERIES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.proportion_rows import capital, years_of
from ui.models.rows import Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

ASPECTS: dict[Aspect, Message] = {
    Aspect.STRUCTURE: msg("structure by nature"),
    Aspect.FORCES: msg("spending by force"),
    Aspect.WEIGHT: msg("weight and growth"),
    Aspect.PAYABLES: msg("ordered and not paid"),
    Aspect.OPACITY: msg("opacity rate"),
}
GROUPED: dict[Aspect, GroupingKind] = {
    Aspect.STRUCTURE: GroupingKind.NATURE,
    Aspect.FORCES: GroupingKind.FORCE,
}
"""The aspects whose groups a committee can change, and the list that they use."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose: stage and basis, None taking what the dossier offers first; from when to when growth goes."""

    stage: Measure | None = None
    basis: Basis | None = None
    first: int = 0
    last: int = 9999

    @property
    def span(self) -> Span:
        """The years that growth is looked for in."""
        return Span(self.first, self.last)


@dataclass(frozen=True, slots=True)
class ProportionsView:
    """What was worked out, None without a budget, and the bases to choose from."""

    told: Proportions | None
    bases: tuple[Basis, ...]


def look(dossier: Dossier, asked: Asked, _job: Job) -> ProportionsView:
    """The proportions of a dossier's budgets."""
    from budgetwatch.usecases.comparing import choices
    from budgetwatch.usecases.proportions import ProportionsQuery, work_out

    return ProportionsView(
        work_out(dossier, ProportionsQuery(asked.stage, asked.basis, span=asked.span)), choices(dossier).bases
    )


def headings(told: Proportions, aspect: Aspect, language: Language) -> tuple[Heading, ...]:
    """The name, then for each year an amount and what it is of the whole."""
    first = {
        Aspect.STRUCTURE: msg("Nature of spending"),
        Aspect.FORCES: msg("Force"),
        Aspect.WEIGHT: msg("Set against"),
        Aspect.PAYABLES: msg("Place"),
        Aspect.OPACITY: msg("Component"),
    }[aspect]
    made = [Heading(language.word(first))]
    for year in years_of(told, aspect):
        made.append(Heading(str(year), right=True))
        if aspect is not Aspect.PAYABLES:
            made.append(Heading("%", right=True))
    return tuple(made)


def remarks(told: Proportions, aspect: Aspect) -> tuple[Message, ...]:
    """What to know before reading an aspect: what is left out, what is missing, and why."""
    said: list[Message] = list(told.wageless.values()) if aspect in (Aspect.STRUCTURE, Aspect.WEIGHT) else []
    structure = {Aspect.STRUCTURE: told.natures, Aspect.FORCES: told.forces}.get(aspect)
    if structure is not None and (why := structure.why_whole(told.stage)) is not None:
        said.append(why)
    if aspect is Aspect.WEIGHT:
        for weights in told.weights:
            said += [weights.missing] if weights.missing else [one.missing for one in weights.years if one.missing]
        said += [why for _, why in told.growth.left_out]
        said += list(told.growth.missing)
    if aspect is Aspect.PAYABLES and any(one.part_year for one in told.payables.total.years):
        said.append(msg("Some years stop before their end: what is left to pay is that of the day of the document."))
    return tuple(dict.fromkeys(said))


def sources(told: Proportions) -> tuple[Message, ...]:
    """Whose series the weights and the real growth use, and which of them someone has still to check."""
    return tuple(
        msg("{series}: {source} (to verify)", series=SERIES[one.kind], source=one.source)
        if one.to_verify
        else msg("{series}: {source}", series=SERIES[one.kind], source=one.source)
        for one in told.series
    )


def to_verify(told: Proportions, aspect: Aspect) -> bool:
    """Whether an aspect rests on a list of words that nobody has checked yet."""
    grouping = _list_of(told, aspect)
    return grouping is not None and bool(grouping.status)


def explained(told: Proportions, aspect: Aspect, language: Language) -> str:
    """The definition of an aspect and its limits, as its dated list gives them; the sources of what is set against it."""
    grouping = _list_of(told, aspect)
    if grouping is not None:
        dated = language.word(msg("List of {day}.", day=date.fromisoformat(grouping.since)))
        return f"{grouping.definition.text(language.code)} {grouping.limits.text(language.code)} {dated}"
    if aspect is Aspect.WEIGHT:
        return " · ".join(capital(language.word(one)) for one in sources(told))
    return language.word(
        msg("A place paid above its orders lowers the sum. An excess can be legal: each is listed, none is refused.")
    )


def _list_of(told: Proportions, aspect: Aspect) -> Grouping | None:
    match aspect:
        case Aspect.STRUCTURE:
            return told.natures.grouping
        case Aspect.FORCES:
            return told.forces.grouping
        case Aspect.OPACITY:
            return told.opacity_by
        case _:
            return None
