"""The command `import`: one transaction per file, decisions from the options, recipes and newer versions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from budgetwatch.cli.commands.comparing import WrongQuestion
from budgetwatch.cli.dropping import telling_what_drops
from budgetwatch.cli.opened import passphrase_in
from budgetwatch.cli.shapes import versions as version_shapes
from budgetwatch.cli.shapes.inspection import totals
from budgetwatch.cli.shapes.values import error, issues
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg, msgn
from budgetwatch.domain.money import CURRENCY_OF_COUNTRY
from budgetwatch.i18n import Language
from budgetwatch.i18n.currencies import is_currency
from budgetwatch.jobs import Job
from budgetwatch.usecases import recipes, typing_in, versions
from budgetwatch.usecases.column_choices import with_columns
from budgetwatch.usecases.deciding import Decisions
from budgetwatch.usecases.documents import DocumentRow, list_documents
from budgetwatch.usecases.dossiers import Dossier, close_dossier, discard_dossier, open_or_create
from budgetwatch.usecases.importing import Filing, ImportDraft, draft_import, import_draft, spreadsheets_in
from budgetwatch.usecases.versions import Fate, Replacement

YEARS = range(1900, 2200)
"""The years that a budget may be of."""


def import_files(asked: Namespace, language: Language) -> Told:
    """Every file in turn; status 1 if one was not imported, with the first reason as the error."""
    decisions, filing = _decisions(asked), _filing(asked)
    problems: list[BudgetWatchError] = []
    files: list[Json] = []
    added: dict[int, Replacement | None] = {}
    left: dict[str, tuple[str, ...]] = {}
    paths = tuple(_asked_files(asked))
    with (
        _dossier(asked) as dossier,
        telling_what_drops(dossier, asked.warnings),
    ):
        for path in paths:
            try:
                brought = _import_one(dossier, path, asked, decisions, filing, language)
                added |= brought.replaced
                left |= {path.name: brought.left} if brought.left else {}
                files.append({"name": path.name, "status": "imported", "error": None, **brought.told})
            except BudgetWatchError as problem:
                problems.append(problem)
                files.append({"name": path.name, "status": "refused", **error(problem, language)})
        rows = [row for row in list_documents(dossier) if row.dataset.id in added]
    shape: Json = {"datasets": [_dataset(row, added[row.dataset.id], language) for row in rows], "files": files}
    if problems:
        shape |= error(problems[0], language)
    return Told(shape, _text(rows, files, left, language), 1 if problems else 0)


@contextmanager
def _dossier(asked: Namespace) -> Iterator[Dossier]:
    """The dossier that is named, made if needed; a new one into which nothing came is not left behind."""
    path = asked.dossier
    existed = path.exists()
    dossier = open_or_create(path, passphrase_in(asked.passphrase_file))
    try:
        yield dossier
    finally:
        empty = not existed and not list_documents(dossier)
        warned = close_dossier(dossier)
        if empty:
            discard_dossier(path)
        else:
            asked.warnings.extend(warned)


def _asked_files(asked: Namespace) -> Iterator[Path]:
    """Every file asked for, the one typed by hand last."""
    if not asked.files and asked.typed is None:
        raise NoFile
    yield from _named(asked.files)
    if asked.typed is not None:
        yield asked.typed


def _draft(path: Path, asked: Namespace, job: Job) -> ImportDraft:
    if path is not asked.typed:
        return draft_import(path, asked.password, job)
    typed = typing_in.typed_from_file(path, asked.document, asked.page, asked.author, asked.document_date)
    return typing_in.typed_draft(typed, job)


def _named(paths: Sequence[Path]) -> Iterator[Path]:
    """The files, and those in the folders, in the order named."""
    for path in paths:
        yield from spreadsheets_in(path) if path.is_dir() else (path,)


@dataclass(frozen=True, slots=True)
class _Brought:
    """What came of one file: for each new dataset what it replaces, what is told of the file, corrected cells left behind."""

    replaced: dict[int, Replacement | None]
    told: Json
    left: tuple[str, ...] = ()


def _import_one(
    dossier: Dossier, path: Path, asked: Namespace, decisions: Decisions, filing: Filing, language: Language
) -> _Brought:
    job = watched(language)
    draft = replace(_draft(path, asked, job), filing=filing).with_decisions(decisions)
    if asked.table:
        draft = draft.with_tables(tuple(asked.table))
    draft = with_columns(draft, asked.column)
    matches = recipes.recipe_named(dossier, draft, asked.recipe) if asked.recipe else ()
    for match in matches:
        draft = recipes.with_recipe(draft, match)
    found = versions.replaced_by(dossier, draft, job) if asked.replace or asked.keep_both else ()
    for one in found:
        draft = draft.with_replacing(one.table, one.dataset.id if asked.replace else None)
    touched = versions.touched_by(dossier, draft, job) if asked.replace and found and not draft.questions else None
    done = import_draft(dossier, draft, asked.author, accept_review=asked.accept_review, job=job)
    if asked.keep_recipe:
        recipes.keep_recipe(dossier, draft, _recipe_name(asked, path), asked.author)
    of_table = {one.table: one for one in found if asked.replace}
    told: Json = {} if touched is None else {"touched": version_shapes.touched(touched, language)}
    if matches:
        told["recipe"] = [_match(match, language) for match in matches]
    fated = touched.corrections if touched is not None else ()
    left = tuple(f"{one.correction.cell.sheet}!{one.correction.cell.a1}" for one in fated if one.fate is Fate.LEFT)
    return _Brought({dataset.id: of_table.get(dataset.table) for dataset in done.value}, told, left)


def _recipe_name(asked: Namespace, path: Path) -> str:
    """The name asked for; of several files each its own."""
    several = len(asked.files) > 1 or any(one.is_dir() for one in asked.files)
    return f"{asked.keep_recipe} – {path.stem}" if several else asked.keep_recipe


def _match(match: recipes.RecipeMatch, language: Language) -> Json:
    return {
        "name": match.recipe.name,
        "table": match.table,
        "replayed": [language.word(one) for one in match.replayed],
        "differences": [language.word(difference) for difference in match.differences],
    }


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
    if asked.year is not None and asked.year not in YEARS:
        raise WrongQuestion(
            msg("{year} is no year of a budget.", year=str(asked.year)), msg("Write four digits, such as 2023.")
        )
    currency = (asked.currency or "").upper() or None
    if currency and not is_currency(currency):
        raise WrongQuestion(
            msg("{currency} is the code of no currency.", currency=currency),
            msg("Write the three letters of the currency: XOF, EUR, USD …"),
        )
    return Decisions(
        year=asked.year,
        measure=general,
        basis=Basis(asked.basis) if asked.basis else None,
        scale=asked.scale,
        currency=currency,
        home=CURRENCY_OF_COUNTRY.get(asked.country.upper()),
        columns=columns,
    )


def _filing(asked: Namespace) -> Filing:
    return Filing(document_type=asked.document_type, institution=asked.institution, country=asked.country.upper())


def _dataset(row: DocumentRow, replaced: Replacement | None, language: Language) -> Json:
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
        "replaces": dataset.filing.replaces,
        "changes": version_shapes.changes(replaced.changes) if replaced else None,
    }


def _text(
    rows: Sequence[DocumentRow], files: Sequence[Json], left: Mapping[str, Sequence[str]], language: Language
) -> str:
    lines = [
        language.told_of(
            row.dataset.table,
            language.word(msgn("{count} line", "{count} lines", row.dataset.lines or row.dataset.contracts)),
        )
        for row in rows
    ]
    for file in files:
        problem = file["error"]
        if isinstance(problem, dict):
            lines.append(language.told_of(file["name"], f"{problem['message']} {problem['advice'] or ''}".rstrip()))
            lines += dict.fromkeys(f"  – {question['message']}" for question in problem.get("questions", ()))
    for name, cells in left.items():
        told = msg(
            "Corrections of the version before that were left behind, to be looked at again: {cells}",
            cells=", ".join(cells),
        )
        lines.append(language.told_of(name, language.word(told)))
    return "\n".join(lines)


class NoFile(BudgetWatchError):
    """No file to import was named."""

    code = "no-file"
    default = msg("No file to import was named.")
    default_advice = msg("Name spreadsheets or folders, or a typed table with --typed.")


class UnknownMeasure(BudgetWatchError):
    """There is no such stage."""

    code = "unknown-measure"
