"""Correspondences of places, worded for the page that reviews them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from budgetwatch.domain.crosswalk import LinkState
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.terms import CLASSIFICATIONS, MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.models.rows import Cell, Heading

if TYPE_CHECKING:
    from budgetwatch.usecases.crosswalk import LinkRow, LinkSide
    from budgetwatch.usecases.dossiers import Dossier

ORDER = (LinkState.TO_REVIEW, LinkState.CONFIRMED, LinkState.APART, LinkState.UNMATCHED, LinkState.CERTAIN)
"""The filters, what waits for a person first."""
TONES = {
    LinkState.TO_REVIEW: "att",
    LinkState.CONFIRMED: "ok",
    LinkState.APART: "inf",
    LinkState.UNMATCHED: "plain",
    LinkState.CERTAIN: "plain",
}
BEFORE, AFTER, WHY = 1, 2, 4
"""Columns that the page speaks of."""
_COLUMNS = (
    (msg("From"), True),
    (msg("Before"), False),
    (msg("After"), False),
    (msg("What became of it"), False),
    (msg("Why"), False),
)
_MOST = 10**9
_SMALL = 100
"""Amounts of fewer whole units would be shown as nothing much: they keep a decimal."""


@dataclass(frozen=True, slots=True)
class CrosswalkView:
    """Every correspondence of a dossier; `years` tells whether there is anything to compare at all."""

    rows: tuple[LinkRow, ...]
    years: tuple[int, ...]

    def kept(self, state: LinkState) -> tuple[LinkRow, ...]:
        """The correspondences of a state."""
        return tuple(row for row in self.rows if row.state is state)

    @property
    def counts(self) -> Counter[LinkState]:
        """How many correspondences there are of each state."""
        return Counter(row.state for row in self.rows)


def look(dossier: Dossier, _job: Job) -> CrosswalkView:
    """The correspondences of a dossier."""
    from budgetwatch.usecases.comparing import choices
    from budgetwatch.usecases.crosswalk import review_links

    return CrosswalkView(review_links(dossier), choices(dossier).years)


def headings(language: Language) -> tuple[Heading, ...]:
    """The heads of the list."""
    return tuple(Heading(language.word(text), right) for text, right in _COLUMNS)


def cells(row: LinkRow, scale: int, language: Language) -> tuple[Cell, ...]:
    """One correspondence: from which year, both sides with their amounts, what it is, and why."""
    why = row.reason or " ".join(language.word(reason) for reason in row.reasons)
    return (
        Cell(str(row.year), right=True, tone="ink2"),
        _side(row.before, scale, language),
        _side(row.after, scale, language),
        Cell(kind_of(row, language), tone=TONES[row.state], tag=True),
        Cell(why, tip=why, tone="ink2"),
    )


def kind_of(row: LinkRow, language: Language) -> str:
    """What became of the places: "merged", or that they are two where a person said so."""
    from budgetwatch.domain.crosswalk import LinkKind
    from budgetwatch.usecases.crosswalk_words import KINDS

    text = language.word(KINDS[LinkKind.APART if row.state is LinkState.APART else row.kind])
    return text[:1].upper() + text[1:]


def _side(sides: Sequence[LinkSide], scale: int, language: Language) -> Cell:
    if not sides:
        return Cell("—", tone="ink3", spoken=language.word(msg("no place")))
    names = " + ".join(name_of(side) for side in sides)
    amounts = " + ".join(amount_of(side, scale, language) for side in sides)
    shown = language.word(_dated(sides[0], amounts))
    return Cell(names, meta=shown, tip="\n".join(tip_of(side, language) for side in sides))


def _dated(side: LinkSide, amounts: str) -> Message:
    if side.measure is None:
        return msg("{year}: {amount}", year=str(side.year), amount=amounts)
    return msg("{year}, {stage}: {amount}", year=str(side.year), stage=MEASURES[side.measure], amount=amounts)


def amount_of(side: LinkSide, scale: int, language: Language) -> str:
    """The amount of a place in the unit of the window; "n/a" where no document gives it."""
    if side.figure is None:
        return language.absent(Absent.UNKNOWN)
    small = scale == _MOST or abs(side.figure.amount.decimal) < _SMALL * scale
    return language.scaled(side.figure.amount, scale, 1 if small and scale > 1 else 0)


def name_of(side: LinkSide) -> str:
    """The code and label of a place."""
    return f"{side.place.code} {side.place.label}".strip()


def tip_of(side: LinkSide, language: Language) -> str:
    """A place in full: name, where it stands, exact amount."""
    place = side.place
    level = msg(
        "{classification}, level {level}", classification=CLASSIFICATIONS[place.classification], level=place.level
    )
    parts = [name_of(side), language.word(level)]
    if place.under:
        parts.append(language.word(msg("under {place}", place=place.under)))
    if side.figure is not None:
        parts.append(language.exact(side.figure.amount, side.figure.unit.currency))
    return " · ".join(parts)
