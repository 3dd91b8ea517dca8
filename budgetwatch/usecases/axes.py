"""The axes of a national security policy: enter them, tag places with them, and see whether the money follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from budgetwatch import analysis, briefs
from budgetwatch.domain.axis import AxesReport, AxisQuestion, AxisTag, PolicyAxis, Tagged, TaggedPlace
from budgetwatch.domain.code import normalised
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.document import Chart
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg, msgn
from budgetwatch.store import axes as kept
from budgetwatch.store import checks, links
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import wage_notes, without_wages
from budgetwatch.usecases.current import facts, imported, once
from budgetwatch.usecases.done import Done, Topic
from budgetwatch.usecases.perimeters import in_force

__all__ = [
    "AxesReport",
    "PolicyAxis",
    "Tagged",
    "TaggedPlace",
    "ask_about_places",
    "chart_axes",
    "find_axis",
    "find_places",
    "keep_axes",
    "list_axes",
    "list_tags",
    "merged",
    "report_axes",
    "tag_places",
    "taggable_places",
    "untag_places",
]

TOUCHED = frozenset({Topic.BUDGET, Topic.HISTORY})
MOST = 99
MEANT = 5
"""So many of the places that a name may mean are told."""


class WrongAxes(BudgetWatchError):
    """These axes cannot be kept."""

    code = "wrong-axes"
    default = msg("These axes cannot be kept.")
    default_advice = msg("Give each axis a number of its own from 1 to 99 and a title.")


def list_axes(dossier: Dossier) -> tuple[PolicyAxis, ...]:
    """The axes of the committee, in their order."""
    return once(dossier, "axes", lambda: kept.listed(dossier))


def list_tags(dossier: Dossier) -> tuple[AxisTag, ...]:
    """Every tag, in the order in which they were made."""
    return once(dossier, "axis tags", lambda: kept.tags(dossier))


def find_axis(dossier: Dossier, number: int) -> PolicyAxis:
    """The axis of that number; NotFound where there is none."""
    for axis in list_axes(dossier):
        if axis.number == number:
            return axis
    raise NotFound(
        msg("There is no axis {number}.", number=number),
        msg("Enter the axes of the policy first, or take over a file of them."),
    )


def keep_axes(dossier: Dossier, wanted: Sequence[PolicyAxis], author: str = "") -> Done[int]:
    """Have exactly these axes: those with an id change, those without are new, those left out go with their tags.

    Raises:
        WrongAxes: a number is used twice or out of range, or a title is missing; nothing is kept then.
    """
    check_axes(wanted)
    gone = {axis.id for axis in kept.listed(dossier)} - {axis.id for axis in wanted}
    label = msg("Enter the axes of the policy")
    with dossier.change(label, author) as change:
        for number in sorted(gone):
            kept.remove(change, number)
        for axis in wanted:
            kept.keep(change, _titled(axis))
    return Done(len(wanted), TOUCHED, label)


def merged(known: Iterable[PolicyAxis], given: Iterable[PolicyAxis]) -> tuple[PolicyAxis, ...]:
    """The axes of a dossier with those of a file laid over them: the same number is the same axis and keeps its tags."""
    by_number = {axis.number: axis for axis in known}
    for axis in given:
        by_number[axis.number] = replace(axis, id=by_number[axis.number].id if axis.number in by_number else 0)
    return tuple(by_number[number] for number in sorted(by_number))


def check_axes(axes: Sequence[PolicyAxis]) -> None:
    """Raise WrongAxes where two axes share a number, one is out of range, or a title is missing."""
    numbers = [axis.number for axis in axes]
    titled = all(axis.title.fr.strip() or axis.title.en.strip() for axis in axes)
    if not titled or len(set(numbers)) < len(numbers) or any(not 0 < number <= MOST for number in numbers):
        raise WrongAxes


def _titled(axis: PolicyAxis) -> PolicyAxis:
    """The axis with the one title it has in both languages, where it has one only."""
    fr, en = axis.title.fr.strip(), axis.title.en.strip()
    return replace(axis, title=replace(axis.title, fr=fr or en, en=en or fr))


def tag_places(dossier: Dossier, tagged: Sequence[Tagged], axis: PolicyAxis, author: str = "") -> Done[int]:
    """Say that places serve an axis, as one step; a tag that stood on one of them before gives way."""
    label = msgn(
        "Tag {count} place: axis {number}", "Tag {count} places: axis {number}", len(tagged), number=axis.number
    )
    with dossier.change(label, author) as change:
        for one in tagged:
            kept.tag(change, one, axis.id)
    return Done(len(tagged), TOUCHED, label)


def untag_places(dossier: Dossier, tagged: Sequence[Tagged], author: str = "") -> Done[int]:
    """Take the tags of places off, as one step; how many there were. A coarser tag above them counts again."""
    label = msgn("Take the tag off {count} place", "Take the tags off {count} places", len(tagged))
    with dossier.change(label, author) as change:
        gone = sum(kept.untag(change, one) for one in tagged)
    return Done(gone, TOUCHED, label)


def taggable_places(dossier: Dossier, query: CompareQuery) -> tuple[TaggedPlace, ...]:
    """The places of a level, or the lines, with the axes that they serve."""
    return once(
        dossier,
        f"axis places {query}",
        lambda: analysis.taggable_places(facts(dossier), query, list_tags(dossier), links.listed(dossier)),
    )


def find_places(dossier: Dossier, queries: Sequence[CompareQuery], names: Sequence[str]) -> tuple[TaggedPlace, ...]:
    """The places of some levels with these codes or labels, one each; of lines only where no level has the name.

    Raises:
        NotFound: a name is that of no place of these levels, or of several; the advice names the levels.
    """
    return tuple(_find_place(dossier, queries, name) for name in names)


def _find_place(dossier: Dossier, queries: Sequence[CompareQuery], name: str) -> TaggedPlace:
    found = [(query, one) for query in queries for one in _called(taggable_places(dossier, query), name)]
    found = [one for one in found if one[0].classification is not None] or found
    if len(found) == 1:
        return found[0][1]
    if found:
        shown = ", ".join(f"{_shown(one)} ({_level(query)})" for query, one in found[:MEANT])
        raise NotFound(
            msg("“{name}” may mean several places: {places}.", name=name, places=shown),
            msg("Name one of them by its code, and its level as it stands there."),
        )
    levels = ", ".join(map(_level, queries))
    raise NotFound(
        msg("No place that may be tagged is called “{name}”.", name=name),
        msg("Use the code or the label as the list of places gives it: {levels}.", levels=levels),
    )


def _called(listed: Sequence[TaggedPlace], name: str) -> list[TaggedPlace]:
    wanted = normalised(name)
    return (
        [one for one in listed if name == one.code]
        or [one for one in listed if one.label and wanted == normalised(one.label)]
        or [one for one in listed if one.code and wanted == normalised(_shown(one))]
    )


def _shown(one: TaggedPlace) -> str:
    return f"{one.code} {one.label}".strip()


def _level(query: CompareQuery) -> str:
    return "--by line" if query.classification is None else f"--by {query.classification}:{query.level}"


def ask_about_places(dossier: Dossier, query: CompareQuery) -> tuple[AxisQuestion, ...]:
    """Places of a level without an axis that share a word with one: questions for a person, nothing is tagged."""
    return analysis.ask_about(taggable_places(dossier, query), list_axes(dossier))


def report_axes(dossier: Dossier, query: CompareQuery | None = None) -> AxesReport:
    """The money of each axis and of what is untagged, by year and stage, beside the whole of the perimeter in force."""
    asked = query or CompareQuery()
    asked = asked if asked.perimeter else replace(asked, perimeter=in_force(dossier))
    return once(dossier, f"axes report {asked}", lambda: _report(dossier, asked))


def _report(dossier: Dossier, query: CompareQuery) -> AxesReport:
    budgets = {one.id for one in imported(dossier) if one.kind is TableKind.BUDGET}
    unfinished = [
        one.dataset
        for one in checks.kept(dossier)
        if one.dataset in budgets and any(issue.code == "part-year" for issue in one.issues)
    ]
    told = analysis.follow_axes(
        facts(dossier),
        query,
        list_axes(dossier),
        list_tags(dossier),
        links.listed(dossier),
        unfinished,
        without_wages(dossier, query),
    )
    return replace(told, notes=(*told.notes, *wage_notes(dossier, query)))


def chart_axes(report: AxesReport, year: int) -> Chart | None:
    """The axes of a year one below the other, with what serves none; None where the year has nothing."""
    return briefs.axes_chart(report, year)
