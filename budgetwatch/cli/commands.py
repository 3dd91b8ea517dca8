"""The commands: each turns its arguments into a use case's question and the answer into JSON and text."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetwatch.cli import texts
from budgetwatch.cli.importing import import_files
from budgetwatch.cli.run import OpenWindow, Told
from budgetwatch.cli.shapes import comparison as compared
from budgetwatch.cli.shapes import findings as found
from budgetwatch.cli.shapes import inspection as inspected
from budgetwatch.cli.watching import watched
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.usecases import (
    checklists,
    comparing,
    contracts,
    demonstrating,
    dossiers,
    explaining,
    findings,
    inspecting,
    packing,
    verifying,
)
from budgetwatch.usecases.dossiers import Dossier


@contextmanager
def _opened(path: Path, *, write: bool = False) -> Iterator[Dossier]:
    dossier = dossiers.open_dossier(path, write=write)
    try:
        yield dossier
    finally:
        dossier.close()


def inspect(asked: Namespace, language: Language) -> Told:
    """`inspect FILE`: status 1 where the file is refused."""
    told = inspecting.inspect_file(asked.file, asked.password, watched(language))
    shape = inspected.inspection(told, language, lines=asked.lines)
    return Told(shape, texts.inspection(told, language), int(told.verdict is Verdict.REFUSED))


def compare(asked: Namespace, language: Language) -> Told:
    """`compare DOSSIER`."""
    with _opened(asked.dossier) as dossier:
        told = comparing.compare(dossier, _query(asked, dossier))
    return Told(compared.comparison(told, language), texts.comparison(told, language))


def trace(asked: Namespace, language: Language) -> Told:
    """`trace DOSSIER --year Y --measure M`."""
    with _opened(asked.dossier) as dossier:
        query = _query(asked, dossier)
        figure = comparing.find_figure(dossier, query, Measure(asked.measure), asked.year, asked.code)
        told = explaining.explain(dossier, figure, watched(language))
    return Told(compared.explanation(told), texts.explanation(told, language))


def list_findings(asked: Namespace, language: Language) -> Told:
    """`findings DOSSIER`."""
    with _opened(asked.dossier) as dossier:
        listed = findings.list_findings(dossier)
    return Told(found.findings(listed, language), texts.findings(listed, language))


def list_flags(asked: Namespace, language: Language) -> Told:
    """`flags DOSSIER|FILE`."""
    if asked.dossier.suffix != ".budget":
        listed = contracts.flag_file(asked.dossier, asked.settings, watched(language))
    else:
        with _opened(asked.dossier) as dossier:
            listed = (
                contracts.flag_dossier(dossier, asked.settings) if asked.settings else contracts.list_flags(dossier)
            )
    return Told(found.flags(listed, language), texts.findings(listed, language))


def checklist(asked: Namespace, language: Language) -> Told:
    """`checklist DOSSIER`."""
    with _opened(asked.dossier) as dossier:
        answered = checklists.answer_checklist(dossier, asked.list)
    return Told(found.checklist(answered, language), texts.checklist(answered, language))


def pack(asked: Namespace, language: Language) -> Told:
    """`pack DOSSIER --out DIR`."""
    formats = tuple(one.strip() for one in asked.formats.split(",") if one.strip())
    with _opened(asked.dossier) as dossier:
        made = packing.make_pack(
            dossier,
            asked.out,
            language,
            packing.PackKind(asked.kind),
            formats,
            Audience(asked.audience),
            watched(language),
        )
    shape = {"files": _files(made.files), "snapshot": made.snapshot, "figures": made.figures}
    return Told(shape, "\n".join(str(one.path) for one in made.files))


def backup(asked: Namespace, language: Language) -> Told:
    """`backup DOSSIER`."""
    del language
    with _opened(asked.dossier, write=True) as dossier:
        files = verifying.back_up(dossier)
    return Told({"files": list(files)}, "\n".join(files))


def verify(asked: Namespace, language: Language) -> Told:
    """`verify DOSSIER`: status 1 when something is not as it should be."""
    with _opened(asked.dossier) as dossier:
        checks = verifying.verify_dossier(dossier, watched(language))
    return _checked(checks, language)


def self_test(asked: Namespace, language: Language) -> Told:
    """`self-test`."""
    del asked
    return _checked(verifying.check_installation(), language)


def demo(asked: Namespace, language: Language) -> Told:
    """`demo`: the sample dossier and its packs, then the window unless told otherwise."""
    made = demonstrating.demonstrate(asked.out, watched(language))
    shape = {"dossier": str(made.dossier), "files": _files(made.files)}
    text = texts.demonstration(made, language)
    return Told(shape, text, then=None if asked.no_window else OpenWindow(made.dossier))


def import_command(asked: Namespace, language: Language) -> Told:
    """`import DOSSIER FILE…`: each file is one transaction."""
    return import_files(asked, language)


COMMANDS: dict[str, Callable[[Namespace, Language], Told]] = {
    "inspect": inspect,
    "import": import_command,
    "compare": compare,
    "trace": trace,
    "findings": list_findings,
    "flags": list_flags,
    "checklist": checklist,
    "pack": pack,
    "backup": backup,
    "verify": verify,
    "demo": demo,
    "self-test": self_test,
}


def _checked(checks: tuple[verifying.Check, ...], language: Language) -> Told:
    sound = all(check.ok for check in checks)
    shape = {
        "ok": sound,
        "checks": [{"name": check.name, "ok": check.ok, "detail": language.word(check.detail)} for check in checks],
    }
    return Told(shape, texts.checks(checks, language), 0 if sound else 1)


def _files(files: tuple[packing.PackFile, ...]) -> list[dict[str, object]]:
    return [{"path": str(one.path), "format": one.format, "pages": one.pages, "sha256": one.sha256} for one in files]


def _query(asked: Namespace, dossier: Dossier) -> CompareQuery:
    classification, level = _rows_by(asked.by, dossier)
    return CompareQuery(
        classification,
        level,
        _years(getattr(asked, "years", "")),
        Basis(asked.basis) if asked.basis else None,
        Measure(getattr(asked, "rate_of", Measure.VOTED)),
    )


def _rows_by(by: str, dossier: Dossier) -> tuple[Classification | None, int]:
    """The classification and level asked for; where none is, the coarsest that the dossier's lines have."""
    if by == "line":
        return None, 1
    if not by:
        levels = comparing.choices(dossier).levels
        return min(levels, key=lambda one: one[1]) if levels else (None, 1)
    name, _, level = by.partition(":")
    try:
        return Classification(name), int(level or 1)
    except ValueError as problem:
        raise WrongQuestion(
            msg("{by} is not a classification.", by=by),
            msg("Use one of: line, {names}.", names=", ".join(Classification)),
        ) from problem


def _years(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    if not found:
        raise WrongQuestion(
            msg("{years} is not a year or a range of years.", years=text), msg("Write 2013 or 2013-2020.")
        )
    first, last = int(found[1]), int(found[2] or found[1])
    return tuple(range(first, last + 1))


class WrongQuestion(BudgetWatchError):
    """The question cannot be understood."""

    code = "wrong-question"
