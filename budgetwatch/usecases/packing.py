"""Make the pack for the hearing from one frozen snapshot of the dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from budgetwatch import briefs, rendering
from budgetwatch.briefs import OUTLINES
from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.document import Document, Section
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.pack import PackKind, PackPlan
from budgetwatch.i18n import Language
from budgetwatch.jobs import SILENT, Job
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import chosen_audiences
from budgetwatch.usecases.correcting import corrected_among
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.pack_content import USUAL, PackAsked, gather
from budgetwatch.usecases.pack_files import FORMATS, PackFile, draw_formats, known_formats, write_files
from budgetwatch.usecases.produced_packs import PackMade, remember_pack

__all__ = [
    "FORMATS",
    "OUTLINES",
    "Pack",
    "PackAsked",
    "PackFile",
    "PackKind",
    "PackPlan",
    "compose",
    "count_pages",
    "draw_page",
    "draw_pdf",
    "list_parts",
    "make_pack",
    "preview",
]


@dataclass(frozen=True, slots=True)
class Pack:
    """What was produced: the files, the snapshot they share, and how many distinct figures they carry."""

    files: tuple[PackFile, ...]
    snapshot: str
    figures: int


def make_pack(
    dossier: Dossier,
    out: Path,
    language: Language,
    asked: PackAsked = USUAL,
    formats: tuple[str, ...] = ("pdf",),
    job: Job = SILENT,
    author: str = "",
) -> Pack:
    """Write the pack to the folder `out`, which is made if needed; whole files or none. The dossier remembers it.

    Raises:
        BudgetWatchError: a format that this version does not write.
        StorageFailed: the folder cannot be written.
    """
    formats = known_formats(formats)
    job.step(msg("Gathering figures"), 0, 3)
    document = compose(dossier, asked)
    job.step(msg("Laying out pages"), 1, 3)
    explained = Explained(dossier, job, asked.audience)
    drawn = draw_formats(dossier, document, language, formats, explained, job)
    job.step(msg("Writing files"), 2, 3)
    name = f"{dossier.path.stem}-{asked.plan.kind.value}-{asked.audience.value}-{language.code}"
    written = write_files(out, name, drawn)
    remember_pack(dossier, document, PackMade(asked.plan.kind.value, language.code, formats, author), explained.sources)
    return Pack(written, document.snapshot, len(document.figures()))


def draw_pdf(dossier: Dossier, language: Language, asked: PackAsked = USUAL, job: Job = SILENT) -> bytes:
    """The pack as PDF bytes, to be looked at or printed; nothing is written or remembered."""
    job.step(msg("Gathering figures"), 0, 3)
    document = compose(dossier, asked)
    job.step(msg("Laying out pages"), 1, 3)
    explained = Explained(dossier, job, asked.audience)
    return rendering.render_pdf(document, language, explained, corrected_among(dossier, explained))


def preview(dossier: Dossier, language: Language, asked: PackAsked = USUAL, job: Job = SILENT) -> tuple[bytes, ...]:
    """The pages of the pack as PNG pictures, in grey as most printers give them."""
    content = draw_pdf(dossier, language, asked, job)
    job.step(msg("Drawing pages"), 2, 3)
    return rendering.preview_pages(content)


def count_pages(pdf: bytes) -> int:
    """How many pages the PDF has."""
    return rendering.count_pages(pdf)


def draw_page(pdf: bytes, number: int, width: int) -> bytes:
    """A page of the PDF, counted from 1, as a PNG picture in grey that many pixels wide."""
    return rendering.draw_page(pdf, number, width)


def compose(dossier: Dossier, asked: PackAsked = USUAL) -> Document:
    """The pack as content, in no language yet: what the audience may see, from the dossier as it stands."""
    plan = asked.plan
    document = briefs.compose_pack(gather(dossier, asked))
    return replace(document, paper=plan.paper, letterhead=plan.letterhead, signatories=plan.signatories)


def list_parts(dossier: Dossier, asked: PackAsked) -> tuple[Message, ...]:
    """The titles of the main parts that the outline gives, in its own order, those that the plan leaves out included."""
    whole = replace(asked, plan=replace(asked.plan, parts=()))
    blocks = briefs.compose_pack(gather(dossier, whole)).blocks
    return tuple(block.title for block in blocks if isinstance(block, Section))


class Explained:
    """Explains the figures of a pack, each once, without opening the received files again.

    Who corrected a cell and why is left out where the audience may not see it; what was received and what is read stay.
    """

    def __init__(self, dossier: Dossier, job: Job = SILENT, audience: Audience = Audience.CLOSED) -> None:
        self._dossier, self._job, self._audience = dossier, job, audience
        self._chosen = chosen_audiences(dossier)
        self._told: dict[Figure, Explanation] = {}

    def __call__(self, figure: Figure) -> Explanation:
        """How the figure is made, and from which cells."""
        if figure not in self._told:
            self._told[figure] = self._seen(explain(self._dossier, figure, self._job, raw=False))
        return self._told[figure]

    def _seen(self, told: Explanation) -> Explanation:
        if all(one.correction is None for one in told.every_cell):
            return told
        cells, inputs = tuple(map(self._seen_cell, told.cells)), tuple(map(self._seen, told.inputs))
        return replace(told, cells=cells, inputs=inputs)

    def _seen_cell(self, cell: SourceCell) -> SourceCell:
        circle = self._chosen.get(correction_item(cell.cell), Audience.COMMITTEE)
        if cell.correction is None or self._audience.may_see(circle):
            return cell
        return replace(cell, correction=replace(cell.correction, reason="", author=""))

    @property
    def sources(self) -> frozenset[str]:
        """The hashes of the files that the figures explained so far come from."""
        return frozenset(cell.source.sha256 for one in self._told.values() for cell in one.every_cell)
