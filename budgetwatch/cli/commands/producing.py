"""The commands `pack` and `demo`: files for the hearing."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.told import Json, OpenWindow, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.pack import Paper
from budgetwatch.i18n import Language
from budgetwatch.usecases import demonstrating, packing
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.pack_plans import current_plan


def make_pack(asked: Namespace, language: Language) -> Told:
    """`pack DOSSIER --out DIR`."""
    formats = tuple(one.strip() for one in asked.formats.split(",") if one.strip())
    with opened(asked) as dossier:
        made = packing.make_pack(dossier, asked.out, language, _wanted(dossier, asked), formats, watched(language))
    shape: Json = {"files": _files(made.files), "snapshot": made.snapshot, "figures": made.figures}
    return Told(shape, "\n".join(str(one.path) for one in made.files))


def _wanted(dossier: Dossier, asked: Namespace) -> packing.PackAsked:
    """The plan kept in the dossier, for the kind, the outline and the paper that are asked for."""
    kept = current_plan(dossier)
    plan = replace(kept, kind=packing.PackKind(asked.kind), outline=asked.outline or kept.outline)
    paper = Paper(asked.paper) if asked.paper else plan.paper
    return packing.PackAsked(replace(plan, paper=paper), Audience(asked.audience))


def demonstrate(asked: Namespace, language: Language) -> Told:
    """`demo`: the sample dossier and its packs, then the window unless told otherwise."""
    made = demonstrating.demonstrate(asked.out, watched(language))
    shape: Json = {"dossier": str(made.dossier), "files": _files(made.files)}
    text = _text(made, language)
    return Told(shape, text, then=None if asked.no_window else OpenWindow(made.dossier, optional=True))


def _files(files: tuple[packing.PackFile, ...]) -> list[Json]:
    return [
        {"path": str(one.path), "format": one.format, "pages": one.pages or None, "sha256": one.sha256} for one in files
    ]


def _text(made: demonstrating.Demonstration, language: Language) -> str:
    lines = [language.word(msg("The sample dossier is {path}", path=str(made.dossier)))]
    lines += [language.word(msg("The pack is {path}", path=str(file.path))) for file in made.files]
    return "\n".join(lines)
