"""The title of each kind of pack."""

from __future__ import annotations

from budgetwatch.briefs.content import PackContent
from budgetwatch.briefs.stages import furthest, main_year, total_of
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pack import PackKind
from budgetwatch.domain.year import Year


def title_of(content: PackContent) -> Message:
    """The title of the dossier, or what a note is about: the execution or the vote of its main year."""
    year = main_year(content.comparison) if content.comparison is not None else None
    if year is None or content.comparison is None:
        return content.title
    total = total_of(content.comparison, year)
    match content.kind:
        case PackKind.NOTE if total is not None and furthest(total) is not None:
            return msg("Summary note: the execution of {year}", year=Year(year))
        case PackKind.NOTE:
            return msg("Summary note: the budget of {year}", year=Year(year))
        case PackKind.CITIZENS:
            return msg("The defence and security budget of {year} in plain words", year=Year(year))
        case _:
            return content.title


def subtitle_of(content: PackContent) -> Message | None:
    """The subtitle of the dossier; under a title of a note that of the dossier too."""
    if title_of(content) == content.title:
        return content.subtitle
    if content.subtitle is None:
        return content.title
    return msg("{title}. {subtitle}", title=content.title, subtitle=content.subtitle)
