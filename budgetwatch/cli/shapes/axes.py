"""The JSON of `axes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from budgetwatch.cli.shapes.values import figure, labelled
from budgetwatch.cli.told import Json
from budgetwatch.domain.axis import (
    AxesReport,
    AxisLine,
    AxisQuestion,
    AxisTag,
    AxisYear,
    Contest,
    PolicyAxis,
    Tagged,
    TaggedPlace,
)
from budgetwatch.domain.crosswalk import PlaceName
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.measure import CHAIN, Measure
from budgetwatch.i18n import Language
from budgetwatch.usecases.axes_words import named, question_of


def axis(one: PolicyAxis) -> Json:
    """An axis as entered."""
    return {
        "number": one.number,
        "title": {"fr": one.title.fr, "en": one.title.en},
        "source": one.source,
        "checked": one.checked,
        "words": one.words,
    }


def tags(made: Sequence[AxisTag], axes: Sequence[PolicyAxis], told: AxesReport, language: Language) -> list[Json]:
    """Every tag with the number of its axis, and whether a document still prints its place."""
    numbers, lost = {one.id: one.number for one in axes}, {tag.id for tag in told.lost}
    return [
        {
            "axis": numbers.get(tag.axis),
            "on": language.word(named(tag.tagged)),
            **_tagged(tag.tagged),
            "author": tag.author,
            "at": tag.at,
            "found": tag.id not in lost,
        }
        for tag in made
    ]


def report(told: AxesReport, language: Language) -> Json:
    """The money by axis and year; the last of `axes` is what is untagged, with the axis null."""
    return {
        "currency": told.currency,
        "tags": told.tags,
        "axes": [_line(line, language) for line in told.lines],
        "totals": [{"year": row.year, **_stages(row.stages)} for row in told.totals],
        "lost": [language.word(named(tag.tagged)) for tag in told.lost],
        "contested": [_contest(one, language) for one in told.contested],
        "notes": [{"year": note.year, "reason": language.word(note.reason)} for note in told.notes],
    }


def place(one: TaggedPlace, numbers: Mapping[int, int]) -> Json:
    """A place that may be tagged, with the axes that its lines serve; null among them for lines without."""
    return {
        **_tagged(one.tagged),
        "code": one.code,
        "label": one.label,
        "level": one.level,
        "axes": sorted((numbers.get(axis) if axis else None for axis in one.axes), key=lambda known: known or 0),
        "own": numbers.get(one.own) if one.own else None,
        "amount": figure(one.amount),
    }


def question(one: AxisQuestion, language: Language) -> Json:
    """A suggestion as the question that it is."""
    return {
        "code": one.place.code,
        "label": one.place.label,
        "axis": one.axis.number,
        "word": one.word,
        "question": language.word(question_of(one, language)),
    }


def _line(line: AxisLine, language: Language) -> Json:
    return {
        "axis": line.axis.number if line.axis else None,
        "title": line.axis.title.text(language.code) if line.axis else None,
        "years": [_year(one) for one in line.years],
    }


def _year(one: AxisYear) -> Json:
    return {
        "year": one.row.year,
        **_stages(one.row.stages),
        "execution_rate": figure(one.row.rate),
        "unknown": [measure.value for measure in CHAIN if measure in one.row.unknown],
        "lines": one.row.n_lines,
        "shares": _given(one.shares),
        "growth": _given(one.growth),
        "beside_the_whole": _given(one.beside),
    }


def _stages(stages: Mapping[Measure, Figure]) -> Json:
    return {stage.value: figure(stages.get(stage)) for stage in CHAIN}


def _given(figures: Mapping[Measure, Figure]) -> Json:
    return {stage.value: figure(one) for stage, one in figures.items()}


def _contest(one: Contest, language: Language) -> Json:
    return {
        "kept": language.word(named(one.kept.tagged)),
        "other": language.word(named(one.other.tagged)),
        "figures": labelled(one.figures, language),
    }


def _tagged(tagged: Tagged) -> Json:
    return {"places": [_place(one) for one in tagged.places], "line_label": tagged.label}


def _place(one: PlaceName) -> Json:
    return {
        "classification": one.classification.value,
        "level": one.level,
        "code": one.code,
        "label": one.label,
        "under": one.under,
    }
