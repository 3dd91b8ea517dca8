"""Letters from percentages: bands, the year that is forgiven, and the weakest link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from budgetwatch.analysis.pefa.bands import LETTERS, Bands
from budgetwatch.analysis.pefa.years import measured
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pefa import BudgetHead, Credibility, Dimension, HeadKind, OutturnYear

FEWEST = 2  # heads between which spending may shift
RATED, ENOUGH = 3, 2  # three consecutive completed years, of which two must be in the band
WORST = "D"
ORDER = ("D", "D+", "C", "C+", "B", "B+", "A")
_Band: TypeAlias = Callable[[str, Fraction], bool]


def rate(
    heads: Iterable[BudgetHead],
    bands: Bands,
    natures: Iterable[BudgetHead] = (),
    unapproved: frozenset[int] = frozenset(),
    unplaced: Mapping[Dimension, frozenset[int]] | None = None,
    partly: frozenset[int] = frozenset(),
) -> Credibility:
    """The credibility of the budget over the years of the heads; the last three are scored if they follow each other.

    `natures` are the same years by economic type. `unapproved` are years without an approved budget in time. `unplaced`
    are, for the composition by head and by nature, the years of which a part stands at none: they are not measured, and
    a composition that lacks one of the three years has no letter. `partly` are the years some of whose amounts nobody
    knows: their percentages are those of the others and are marked, and where one is among the three no letter is given,
    since it might be another.
    """
    by_year, by_nature, apart = _by_year(heads), _by_year(natures), unplaced or {}
    by_head_apart, by_nature_apart = (apart.get(one, frozenset()) for one in (Dimension.BY_HEAD, Dimension.BY_NATURE))
    years = [
        measured(
            year,
            by_year.get(year, ()),
            by_nature.get(year, ()) if year not in by_nature_apart else (),
            bands,
            approved=year not in unapproved,
            placed=year not in by_head_apart,
            partly=year in partly,
        )
        for year in sorted({*by_year, *unapproved})
    ]
    rated, notes = years[-RATED:], _notes(years, bands)
    nothing: Mapping[Dimension, str | None] = dict.fromkeys(Dimension)
    if not _consecutive(rated):
        return Credibility(tuple(years), nothing, (*notes, _NOT_THREE))
    if any(year.partly for year in rated):
        return Credibility(tuple(years), nothing, (*notes, _PARTLY))
    alone = {year.year for year in rated if _is_alone(by_year.get(year.year, ()))}
    lacking = {**apart, Dimension.BY_HEAD: apart.get(Dimension.BY_HEAD, frozenset()) | alone}
    rated_years = {year.year for year in rated}
    scores = _scores(rated, bands, {one for one, years_of in lacking.items() if years_of & rated_years})
    left_aside = _forgiven(rated, scores, bands)
    marked = tuple(replace(one, outlier=one.outlier or one.year in left_aside) for one in years)
    return Credibility(marked, scores, (*notes, *([_ALONE] if alone else [])))


def _is_alone(heads: Iterable[BudgetHead]) -> bool:
    """Whether there are not two heads between which spending may shift."""
    return sum(one.kind is HeadKind.HEAD for one in heads) < FEWEST


def weakest(letters: Iterable[str | None]) -> str | None:
    """The lowest letter, with a plus where another is higher (method M1); dimensions without a letter are left out."""
    known = [letter for letter in letters if letter is not None]
    if not known:
        return None
    lowest = min(known, key=ORDER.index)
    return f"{lowest}+" if any(letter != lowest for letter in known) else lowest


def _scores(rated: Sequence[OutturnYear], bands: Bands, apart: Collection[Dimension]) -> dict[Dimension, str | None]:
    """The letters; none for the compositions that are `apart`, of which a year was not measured."""
    suspended = any(one.suspense is not None and one.suspense > bands.most_suspense for one in rated)
    variances = [] if Dimension.BY_HEAD in apart else [one.variance for one in rated]
    natures = [] if Dimension.BY_NATURE in apart else [one.by_nature for one in rated]
    by_head = WORST if suspended else _two_of_three(variances, _below(bands))
    by_nature = _two_of_three(natures, _below(bands))
    contingency = _mean_band([one.contingency for one in rated], bands)
    composition = WORST if suspended else weakest((by_head, by_nature, contingency))
    return {
        Dimension.OUTTURN: _two_of_three([one.outturn for one in rated], _within(bands)),
        Dimension.BY_HEAD: by_head,
        Dimension.BY_NATURE: by_nature,
        Dimension.CONTINGENCY: contingency,
        Dimension.COMPOSITION: composition,
    }


def _two_of_three(percents: Sequence[Fraction | None], meets: _Band) -> str | None:
    """The best letter that two years meet; a year that cannot be computed meets none. None where no year can."""
    known = [percent for percent in percents if percent is not None]
    if not known:
        return None
    return next((letter for letter in LETTERS if sum(meets(letter, one) for one in known) >= ENOUGH), WORST)


def _mean_band(shares: Sequence[Fraction | None], bands: Bands) -> str | None:
    """The letter of the mean of all the years; no year is forgiven. None where a year is missing."""
    known = [share for share in shares if share is not None]
    if len(known) < RATED:
        return None
    mean, limits = sum(known, Fraction()) / len(known), bands.contingency
    if mean < limits["A"]:
        return "A"
    if mean <= limits["B"]:
        return "B"
    return "C" if mean < limits["C"] else WORST


def _within(bands: Bands) -> _Band:
    def meets(letter: str, percent: Fraction) -> bool:
        least, most = bands.outturn[letter]
        return least <= percent <= most

    return meets


def _below(bands: Bands) -> _Band:
    return lambda letter, percent: percent < bands.composition[letter]


def _forgiven(rated: Sequence[OutturnYear], scores: Mapping[Dimension, str | None], bands: Bands) -> frozenset[int]:
    """The years outside the band that the other two reach."""
    left: set[int] = set()
    within, below = _within(bands), _below(bands)
    for one in rated:
        for dimension, percent, meets in (
            (Dimension.OUTTURN, one.outturn, within),
            (Dimension.BY_HEAD, one.variance, below),
            (Dimension.BY_NATURE, one.by_nature, below),
        ):
            letter = scores[dimension]
            if percent is not None and letter in LETTERS and not meets(letter, percent):
                left.add(one.year)
    return frozenset(left)


def _by_year(heads: Iterable[BudgetHead]) -> dict[int, list[BudgetHead]]:
    found: dict[int, list[BudgetHead]] = {}
    for head in heads:
        found.setdefault(head.year, []).append(head)
    return found


def _consecutive(years: Sequence[OutturnYear]) -> bool:
    return len(years) == RATED and years[-1].year - years[0].year == RATED - 1


_ALONE = msg(
    "With a single head nothing can shift between heads: the composition by head is not rated. Choose a finer level."
)
_PARTLY = msg("No letter is given: amounts that nobody knows could change it.")
_NOT_THREE = msg("No letter is given: that takes three completed years in a row.")


def _notes(years: Sequence[OutturnYear], bands: Bands) -> tuple[Message, ...]:
    notes = [
        msg("PEFA logic applied to the figures of this dossier: not a PEFA assessment, which rates a whole State.")
    ]
    for one in years:
        if one.partly:
            notes.append(
                msg("{year}: some amounts are not known. The percentages are those of the others.", year=str(one.year))
            )
        if one.outturn is None:
            notes.append(
                msg(
                    "{year}: no approved budget or no outturn above zero. The year cannot be computed.",
                    year=str(one.year),
                )
            )
        if one.suspense is not None and one.suspense > bands.most_suspense:
            notes.append(
                msg(
                    "{year}: suspense accounts exceed {limit} % of spending. Composition is scored D.",
                    year=str(one.year),
                    limit=str(bands.most_suspense),
                )
            )
        if one.largest_heads is not None:
            notes.append(
                msg(
                    "{year}: with the {count} largest heads apart and the others as one, the variance is {percent} %.",
                    year=str(one.year),
                    count=bands.most_heads,
                    percent=Decimal(round(one.largest_heads * 100)).scaleb(-2),
                )
            )
    if not any(one.contingency is not None for one in years):
        notes.append(msg("No head is named as contingency: PI-2.3 is not rated."))
    if bands.unverified:
        notes.append(msg("The limits of the bands of PI-1 are still to be checked in the framework."))
    return tuple(notes)
