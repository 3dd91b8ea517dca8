"""What is said of axes and tags: one place for window and terminal."""

from __future__ import annotations

from collections.abc import Iterator

from budgetwatch.domain.axis import AxesReport, AxisLine, AxisQuestion, Tagged
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.terms import MEASURES
from budgetwatch.domain.year import Year
from budgetwatch.i18n import Language

NO_AXIS = msg("No axis")


def named(tagged: Tagged) -> Message:
    """What a tag stands on."""
    names = [f"{place.code} {place.label}".strip() for place in tagged.places]
    return Message(" · ".join([*names, tagged.label] if tagged.label else names))


def title_of(line: AxisLine, language: Language) -> str:
    """The number and title of an axis; what the line of the rest is called."""
    if line.axis is None:
        return language.word(NO_AXIS)
    return f"{line.axis.number}. {line.axis.title.text(language.code)}"


def question_of(question: AxisQuestion, language: Language) -> Message:
    """What words alone suggest, as the question that it is."""
    return msg(
        "Does “{place}” serve the axis “{axis}”? Both say “{word}”.",
        place=f"{question.place.code} {question.place.label}".strip(),
        axis=question.axis.title.text(language.code),
        word=question.word,
    )


def untagged(report: AxesReport, year: int) -> Message:
    """The part of a year that serves no axis: always said."""
    given, executed = report.stages_of(year)
    stage, rest = given or executed, report.untagged.of_year(year)
    share = rest.shares.get(stage) if rest and stage else None
    if stage is None or share is None:
        return msg("In {year} every line serves an axis.", year=Year(year))
    return msg(
        "In {year}, {share} of what was {stage} serves no axis that the committee tagged.",
        year=Year(year),
        share=share,
        stage=MEASURES[stage],
    )


def doubts(report: AxesReport) -> Iterator[Message]:
    """What to know of axes and tags: those nobody has read in the policy, places that are gone, tags that cross."""
    unread = sum(line.axis is not None and not line.axis.checked for line in report.lines)
    if unread:
        yield msgn(
            "{count} axis is still to be checked in the document of the policy.",
            "{count} axes are still to be checked in the document of the policy.",
            unread,
        )
    for tag in report.lost:
        yield msg("The tagged place “{place}” is in no document any more.", place=named(tag.tagged))
    for one in report.contested:
        yield msg(
            "“{kept}” and “{other}” share lines and serve different axes: these lines count for “{kept}”, the finer tag.",
            kept=named(one.kept.tagged),
            other=named(one.other.tagged),
        )
