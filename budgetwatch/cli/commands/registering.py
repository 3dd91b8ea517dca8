"""The commands `template`, `records` and `confirm`."""

from __future__ import annotations

from argparse import Namespace

from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes.inspection import record
from budgetwatch.cli.told import Json, Told
from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.usecases import registers, templates, typing_in
from budgetwatch.usecases.registers import RecordRow
from budgetwatch.usecases.typing_in import TypedSource


def make_template(asked: Namespace, language: Language) -> Told:
    """`template KIND --out FILE`."""
    path = templates.write_template(asked.kind, asked.out)
    shape: Json = {"kind": asked.kind, "files": [str(path)]}
    return Told(shape, language.word(msg("The blank workbook is {path}", path=str(path))))


def list_records(asked: Namespace, language: Language) -> Told:
    """`records DOSSIER KIND`: every record with its fields and cells."""
    with opened(asked) as dossier:
        rows = registers.list_records(dossier, TableKind(asked.kind))
    shape: Json = {"kind": asked.kind, "records": [{"dataset": row.dataset, **record(row.record)} for row in rows]}
    return Told(shape, "\n".join(_text(row, language) for row in rows))


def _text(row: RecordRow, language: Language) -> str:
    figures = (f"{name} {language.figure(figure)}" for name, figure in row.figures.items())
    year = "" if row.record.year is None else str(row.record.year)
    return " · ".join(part for part in (row.record.name, year, *figures) if part)


def confirm(asked: Namespace, language: Language) -> Told:
    """`confirm DOSSIER --source NAME`; without a source, the typed tables that nobody else has read."""
    with opened(asked, write=bool(asked.source)) as dossier:
        if asked.source:
            typing_in.confirm_typed(dossier, typing_in.find_typed(dossier, asked.source).source.sha256, asked.author)
        left = typing_in.unconfirmed(dossier)
    shape: Json = {"confirmed": asked.source, "unconfirmed": [_typed(one) for one in left]}
    return Told(shape, "\n".join(language.word(one.caution) for one in left))


def _typed(one: TypedSource) -> Json:
    sheet = one.sheet
    return {
        "source": one.source.sha256,
        "name": one.source.name,
        "document": sheet.document,
        "page": sheet.page,
        "date": sheet.date,
        "author": sheet.author,
    }
