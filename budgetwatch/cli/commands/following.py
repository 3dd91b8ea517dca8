"""The command `axes`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import axes as shape
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.axis import AxesReport
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import EXECUTION, Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.usecases import axes, axes_file, comparing
from budgetwatch.usecases.axes_words import doubts, named, question_of, title_of, untagged
from budgetwatch.usecases.dossiers import Dossier

_WRITES = frozenset({"set", "example", "tag", "untag"})
_WIDTH = 46


def follow(asked: Namespace, language: Language) -> Told:
    """`axes DOSSIER`: what was asked is done, then axes, tags and the report are told."""
    with opened(asked, write=asked.action in _WRITES) as dossier:
        done = _do(dossier, asked)
        if asked.action in ("places", "questions"):
            return _places(dossier, asked, language)
        report = axes.report_axes(dossier)
        told = {
            "axes": [shape.axis(one) for one in axes.list_axes(dossier)],
            "tags": shape.tags(axes.list_tags(dossier), axes.list_axes(dossier), report, language),
            "report": shape.report(report, language),
            **done,
        }
        text = _listed(dossier, language) if asked.action == "list" else "\n".join(_report(report, language))
    return Told(told, text)


def _do(dossier: Dossier, asked: Namespace) -> Json:
    values: list[str] = asked.values
    match asked.action, values:
        case "set", [path]:
            return {"entered": axes_file.import_axes(dossier, Path(path), asked.author).value}
        case "example", []:
            wanted = axes.merged(axes.list_axes(dossier), axes_file.example_axes())
            return {"entered": axes.keep_axes(dossier, wanted, asked.author).value}
        case "export", [path]:
            return {"exported": axes_file.export_axes(dossier, Path(path), Audience(asked.audience)), "file": path}
        case "tag", [number, *names] if names and number.isdigit():
            axis, places = axes.find_axis(dossier, int(number)), _found(dossier, asked, names)
            return {"tagged": axes.tag_places(dossier, places, axis, asked.author).value}
        case "untag", [_, *_]:
            places = _found(dossier, asked, values)
            return {"untagged": axes.untag_places(dossier, places, asked.author).value}
        case (("report" | "list" | "places" | "questions"), []):
            return {}
    raise WrongQuestion(
        msg("This cannot be done with axes."), msg("Write set FILE, tag AXIS PLACE…, untag PLACE…, or nothing.")
    )


def _found(dossier: Dossier, asked: Namespace, names: list[str]) -> tuple[axes.Tagged, ...]:
    return tuple(one.tagged for one in axes.find_places(dossier, _levels(dossier, asked.by), names))


def _levels(dossier: Dossier, by: str) -> list[CompareQuery]:
    """The levels at which a name is looked for: the one asked for, every one of a classification, else all and the lines."""
    if by and by != "line" and ":" not in by:
        levels = [level for one, level in comparing.choices(dossier).levels if one == by]
        return [CompareQuery(Classification(by), level) for level in levels] or [_query(dossier, by)]
    if by:
        return [_query(dossier, by)]
    return [*(CompareQuery(one, level) for one, level in comparing.choices(dossier).levels), CompareQuery()]


def _query(dossier: Dossier, by: str) -> CompareQuery:
    """The level asked for, the coarsest that lines have where it is not said; the one that a summary cuts by without either."""
    if not by:
        return comparing.main_query(dossier)
    name, _, level = by.partition(":")
    try:
        return (
            CompareQuery()
            if by == "line"
            else CompareQuery(Classification(name), int(level or _coarsest(dossier, name)))
        )
    except ValueError as problem:
        raise WrongQuestion(
            msg("{by} is not a classification.", by=by),
            msg("Use one of: line, {names}.", names=", ".join(Classification)),
        ) from problem


def _coarsest(dossier: Dossier, name: str) -> int:
    return min((level for one, level in comparing.choices(dossier).levels if one == name), default=1)


def _places(dossier: Dossier, asked: Namespace, language: Language) -> Told:
    query, known = _query(dossier, asked.by), axes.list_axes(dossier)
    if asked.action == "places":
        places = axes.taggable_places(dossier, query)
        numbers = {axis.id: axis.number for axis in known}
        lines = [f"{_numbers(one.axes, numbers):>8}  {one.code} {one.label}"[:120] for one in places]
        return Told({"places": [shape.place(one, numbers) for one in places]}, "\n".join(lines))
    questions = axes.ask_about_places(dossier, query)
    return Told(
        {"questions": [shape.question(one, language) for one in questions]},
        "\n".join(language.word(question_of(one, language)) for one in questions),
    )


def _numbers(served: frozenset[int | None], numbers: dict[int, int]) -> str:
    return ",".join(sorted(str(numbers[one]) if one is not None else "–" for one in served))


def _listed(dossier: Dossier, language: Language) -> str:
    lines: list[str] = []
    tags = axes.list_tags(dossier)
    for axis in axes.list_axes(dossier):
        unchecked = language.word(msg("to be checked"))
        state = "" if axis.checked else f" ({unchecked})"
        lines.append(f"{axis.number}. {axis.title.text(language.code)}{state}  {axis.source}")
        lines += [f"    {language.word(named(tag.tagged))}" for tag in tags if tag.axis == axis.id]
    return "\n".join(lines) or language.word(msg("No axis is entered yet."))


def _report(report: AxesReport, language: Language) -> Iterator[str]:
    word = language.word
    heads: tuple[Message, ...] = (
        msg("voted"),
        msg("executed"),
        msg("share of the vote"),
        msg("growth"),
        msg("beside the whole"),
    )
    yield f"{language.currency(report.currency):<{_WIDTH}}" + "".join(f"{word(head):>20}" for head in heads)
    for line in report.lines:
        for one in line.years:
            executed = next((stage for stage in reversed(EXECUTION) if stage in one.row.stages), None)
            money = (one.row.stages.get(Measure.VOTED), one.row.stages.get(executed) if executed else None)
            shares = (one.shares.get(Measure.VOTED), one.growth.get(Measure.VOTED), one.beside.get(Measure.VOTED))
            cells = [language.number(figure.amount.decimal) if figure else "—" for figure in money]
            cells += [language.share(figure.amount) if figure else "—" for figure in shares]
            name = f"{one.row.year} {title_of(line, language)}"[: _WIDTH - 1]
            yield f"{name:<{_WIDTH}}" + "".join(f"{cell:>20}" for cell in cells)
    if report.latest_year is not None:
        yield word(untagged(report, report.latest_year))
    yield from map(word, doubts(report))
    yield from (language.told_of(note.year, word(note.reason)) for note in report.notes)
