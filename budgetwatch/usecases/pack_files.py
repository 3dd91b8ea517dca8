"""The files of a pack: one document drawn in each format asked for, written together or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgetwatch import briefs, rendering
from budgetwatch.domain.document import Document
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from budgetwatch.rendering import Method
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases import perimeter_words
from budgetwatch.usecases.correcting import corrected_among
from budgetwatch.usecases.figure_places import places_of
from budgetwatch.usecases.perimeters import in_force
from budgetwatch.usecases.writing import write_together

FORMATS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack, with the hash of its bytes; `pages` is 0 where only the program that opens it knows."""

    path: Path
    format: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document in one format."""

    format: str
    content: bytes
    pages: int


def known_formats(asked: Sequence[str]) -> tuple[str, ...]:
    """The formats asked for, each once; UnknownFormat for one that is not written, or for none."""
    for unknown in (one for one in (asked or ("",)) if one not in FORMATS):
        raise UnknownFormat(
            msg("This version does not write {format} files.", format=unknown),
            msg("It writes: {formats}.", formats=", ".join(FORMATS)),
        )
    return tuple(dict.fromkeys(asked))


def draw_formats(
    dossier: Dossier,
    document: Document,
    language: Language,
    formats: Sequence[str],
    explain: Callable[[Figure], Explanation],
    job: Job,
) -> tuple[Drawn, ...]:
    """The document in each format, from the same figures explained the same way."""
    corrected = corrected_among(dossier, explain)
    drawn = []
    for one in formats:
        job.check()
        drawn.append(_draw(one, dossier, document, language, explain, corrected))
    return tuple(drawn)


def _draw(
    asked: str,
    dossier: Dossier,
    document: Document,
    language: Language,
    explain: Callable[[Figure], Explanation],
    corrected: Callable[[Figure], bool],
) -> Drawn:
    match asked:
        case "docx":
            return Drawn(asked, rendering.render_word(document, language, explain, corrected), 0)
        case "xlsx":
            places = places_of(dossier, document.figures(), explain)
            method = Method(tuple(_perimeter(dossier)), briefs.METHOD)
            content = rendering.render_workbook(
                document, language, explain, corrected, lambda figure: places.get(figure, ()), method
            )
            return Drawn(asked, content, 0)
        case _:
            content = rendering.render_pdf(document, language, explain, corrected)
            return Drawn(asked, content, rendering.count_pages(content))


def _perimeter(dossier: Dossier) -> Iterator[Message]:
    perimeter = in_force(dossier)
    if (title := perimeter_words.title(perimeter)) is not None:
        yield title
    yield from perimeter_words.told(perimeter)


def write_files(out: Path, name: str, drawn: Sequence[Drawn]) -> tuple[PackFile, ...]:
    """Write the files under one name, each with the ending of its format; all of them or none."""
    files = {out / f"{name}.{one.format}": one for one in drawn}
    write_together({path: one.content for path, one in files.items()})
    return tuple(
        PackFile(path, one.format, one.pages, hashlib.sha256(one.content).hexdigest()) for path, one in files.items()
    )


class UnknownFormat(BudgetWatchError):
    """This version does not write files of that format."""

    code = "unknown-format"
