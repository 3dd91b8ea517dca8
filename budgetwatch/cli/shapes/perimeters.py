"""The JSON of `perimeters`."""

from __future__ import annotations

from collections.abc import Iterable

from budgetwatch.cli.shapes.values import figure
from budgetwatch.cli.told import Json
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.measure import CHAIN
from budgetwatch.domain.message import msg
from budgetwatch.domain.perimeter import Perimeter
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.usecases.perimeter_places import SideBySide


def perimeters(kept: Iterable[Perimeter], used: Perimeter) -> Json:
    """Every perimeter, and the name of the one in force: none where everything counts."""
    return {"perimeters": [perimeter(one) for one in kept], "in_force": used.name or None}


def proposals(found: Iterable[Perimeter]) -> Json:
    """Perimeters to start from, none of them kept, every place to be checked."""
    return {"proposals": [perimeter(one) for one in found], "status": "à vérifier"}


def perimeter(one: Perimeter) -> Json:
    """What a perimeter counts and leaves out, with its footnote."""
    return {
        "name": one.name,
        "counted": [_place(place) for place in one.counted],
        "left_out": [_place(place) for place in one.left_out],
        "footnote": one.footnote,
        "author": one.author,
        "at": one.at or None,
    }


def _place(place: PlaceName) -> Json:
    return {
        "classification": place.classification.value,
        "level": place.level,
        "code": place.code,
        "label": place.label,
        "under": place.under,
    }


def side_by_side(told: SideBySide, language: Language) -> Json:
    """For each perimeter its totals by year and what must be known of them."""
    return {
        "years": list(told.years),
        "perimeters": [
            {
                "name": one.name or None,
                "footnote": one.footnote,
                "totals": [
                    {
                        "year": row.year,
                        **{measure.value: figure(row.stages.get(measure)) for measure in CHAIN},
                        "execution_rate": figure(row.rate),
                        "unknown": [measure.value for measure in CHAIN if measure in row.unknown],
                    }
                    for row in compared.totals
                ],
                "notes": [{"year": note.year, "reason": language.word(note.reason)} for note in compared.notes],
            }
            for one, compared in zip(told.perimeters, told.comparisons, strict=True)
        ],
    }


def table(told: SideBySide, language: Language) -> str:
    """The same to read: a line for each year, stage and perimeter."""
    everything = language.word(msg("Everything in the documents"))
    lines = []
    for one, compared in zip(told.perimeters, told.comparisons, strict=True):
        lines.append(one.name or everything)
        for row in compared.totals:
            for measure, known in row.stages.items():
                amount = language.exact(known.amount, known.unit.currency)
                lines.append(f"  {row.year}  {language.word(MEASURES[measure]):<16} {amount:>30}")
        lines += [f"  {language.told_of(note.year, language.word(note.reason))}" for note in compared.notes]
    return "\n".join(lines)
