"""The command `import`: one transaction per file, decisions from the options."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from budgetwatch.cli.shapes.inspection import totals
from budgetwatch.cli.shapes.values import error, issues
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import CURRENCY_OF_COUNTRY
from budgetwatch.i18n import Language
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.documents import DocumentRow, list_documents
from budgetwatch.usecases.dossiers import Dossier, discard_dossier, open_or_create
from budgetwatch.usecases.importing import Filing, draft_import, import_draft


def import_files(asked: Namespace, language: Language) -> Told:
    """Every file in turn; status 1 if one was not imported, with the first reason as the error."""
    decisions, filing = _decisions(asked), _filing(asked)
    problems: list[BudgetWatchError] = []
    files: list[Json] = []
    added: set[int] = set()
    with _dossier(asked.dossier) as dossier:
        for path in asked.files:
            try:
                added |= _import_one(dossier, path, asked, decisions, filing, language)
                files.append({"name": path.name, "status": "imported", "error": None})
            except BudgetWatchError as problem:
                problems.append(problem)
                files.append({"name": path.name, "status": "refused", **error(problem, language)})
        rows = [row for row in list_documents(dossier) if row.dataset.id in added]
    shape: Json = {"datasets": [_dataset(row, language) for row in rows], "files": files}
    if problems:
        shape |= error(problems[0], language)
    return Told(shape, _text(rows, files, language), 1 if problems else 0)


@contextmanager
def _dossier(path: Path) -> Iterator[Dossier]:
    """The dossier at `path`, made if needed; a new one into which nothing came is not left behind."""
    existed = path.exists()
    dossier = open_or_create(path)
    try:
        yield dossier
    finally:
        empty = not existed and not list_documents(dossier)
        dossier.close()
        if empty:
            discard_dossier(path)


def _import_one(
    dossier: Dossier, path: Path, asked: Namespace, decisions: Decisions, filing: Filing, language: Language
) -> set[int]:
    job = watched(language)
    draft = replace(draft_import(path, asked.password, job), filing=filing).with_decisions(decisions)
    if asked.table:
        draft = draft.with_tables(tuple(asked.table))
    done = import_draft(dossier, draft, asked.author, accept_review=asked.accept_review, job=job)
    return {dataset.id for dataset in done.value}


def _decisions(asked: Namespace) -> Decisions:
    general: Measure | None = None
    columns: dict[str, Measure] = {}
    for choice in asked.measure:
        column, _, name = choice.rpartition("=")
        if name not in set(Measure):
            raise UnknownMeasure(
                msg("{measure} is not a stage.", measure=name), msg("Use one of: {names}.", names=", ".join(Measure))
            )
        if column:
            columns[column.upper()] = Measure(name)
        else:
            general = Measure(name)
    return Decisions(
        year=asked.year,
        measure=general,
        basis=Basis(asked.basis) if asked.basis else None,
        scale=asked.scale,
        currency=asked.currency or CURRENCY_OF_COUNTRY.get(asked.country.upper()),
        columns=columns,
    )


def _filing(asked: Namespace) -> Filing:
    return Filing(document_type=asked.document_type, institution=asked.institution, country=asked.country.upper())


def _dataset(row: DocumentRow, language: Language) -> Json:
    dataset = row.dataset
    return {
        "id": dataset.id,
        "table": dataset.table,
        "file": dataset.source.name,
        "kind": dataset.kind.value,
        "currency": dataset.currency,
        "years": list(dataset.years),
        "measures": [measure.value for measure in dataset.measures],
        "lines": dataset.lines,
        "facts": dataset.facts,
        "contracts": dataset.contracts,
        "totals": totals(row.checks.totals),
        "issues": issues(row.checks.issues, language),
        "verdict": dataset.filing.verdict.value,
    }


def _text(rows: Sequence[DocumentRow], files: Sequence[Json], language: Language) -> str:
    lines = [
        f"{row.dataset.table}: "
        + language.word(msgn("{count} line", "{count} lines", row.dataset.lines or row.dataset.contracts))
        for row in rows
    ]
    for file in files:
        problem = file["error"]
        if isinstance(problem, dict):
            lines.append(f"{file['name']}: {problem['message']} {problem['advice'] or ''}".rstrip())
            lines += [f"  – {question['message']}" for question in problem.get("questions", ())]
    return "\n".join(lines)


class UnknownMeasure(BudgetWatchError):
    """There is no such stage."""

    code = "unknown-measure"
