"""The commands `recipes`, `correct` and `anomalies`: what is remembered, mended and sent back."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Sequence

from budgetwatch.cli.commands.exporting import reminder
from budgetwatch.cli.opened import opened
from budgetwatch.cli.shapes import recipes as shape
from budgetwatch.cli.told import Json, Told
from budgetwatch.cli.watching import watched
from budgetwatch.domain.correction import Correction
from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.domain.source import CellRef, column_number
from budgetwatch.i18n import Language
from budgetwatch.usecases import anomalies, correcting, recipes
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier

_CELL = re.compile(r"(?:'?(?P<sheet>.*?)'?!)?(?P<letters>[A-Za-z]{1,3})(?P<row>[1-9][0-9]*)")


def list_recipes(asked: Namespace, language: Language) -> Told:
    """`recipes DOSSIER [--forget NAME]`."""
    with opened(asked, write=asked.forget is not None) as dossier:
        if asked.forget is not None:
            recipes.forget_recipe(dossier, asked.forget, asked.author)
        listed = recipes.recipes(dossier)
    text = "\n".join(language.told_of(one.name, " | ".join(one.headers)) for one in listed)
    return Told({"recipes": [shape.recipe(one) for one in listed]}, text)


def correct(asked: Namespace, language: Language) -> Told:
    """`correct DOSSIER [--cell SHEET!A1 …]`: without a cell, what is corrected."""
    with opened(asked, write=asked.cell is not None) as dossier:
        if asked.cell is not None:
            _change(dossier, asked)
        listed = correcting.corrections(dossier)
    return Told({"corrections": [shape.correction(one) for one in listed]}, _text(listed, language))


def export_anomalies(asked: Namespace, language: Language) -> Told:
    """`anomalies DOSSIER --out FILE [--audience public|committee|closed]`."""
    audience = Audience(asked.audience)
    with opened(asked) as dossier:
        made = anomalies.export_anomalies(dossier, asked.out, language, watched(language), audience)
    listed: list[Json] = [
        {
            "file": one.source.name,
            "sha256": one.source.sha256,
            "sheet": one.cell.sheet,
            "cell": one.cell.a1,
            "read": one.read,
            "why": language.word(one.why),
            "asked": language.word(one.asked),
        }
        for one in made.anomalies
    ]
    told = f"{made.path}\n{reminder(audience, language)}"
    return Told({"file": str(made.path), "audience": audience.value, "anomalies": listed}, told)


def _change(dossier: Dossier, asked: Namespace) -> None:
    cell = _cell(dossier, asked.cell, asked.file)
    if asked.withdraw:
        correcting.withdraw_correction(dossier, cell, asked.author)
    else:
        correcting.correct_cell(dossier, cell, _value(asked), asked.reason, asked.author)


def _value(asked: Namespace) -> Value:
    if asked.state is not None:
        return Absent(asked.state)
    try:
        return Amount.parse(asked.amount or "")
    except ValueError as error:
        raise NoAmount(msg("{text} is not an amount.", text=asked.amount or "—")) from error


def _cell(dossier: Dossier, place: str, file: str | None) -> CellRef:
    """The cell that a person names; of several sheets or files that may be meant, none is guessed."""
    found = _CELL.fullmatch(place.strip())
    if found is None:
        raise NoCell(msg("{cell} is not the name of a cell.", cell=place))
    tables = {
        (row.dataset.source.sha256, row.dataset.sheet)
        for row in list_documents(dossier)
        if file is None or row.dataset.source.name == file or row.dataset.source.sha256.startswith(file.lower())
    }
    sheet = found["sheet"]
    meant = [one for one in tables if sheet is None or one[1] == sheet]
    if len(meant) != 1:
        message = msg("No imported sheet is meant by {cell}.", cell=place)
        raise NotFound(
            message if not meant else msg("Several imported sheets may be meant by {cell}.", cell=place), ADVICE
        )
    return CellRef(*meant[0], int(found["row"]), column_number(found["letters"]))


ADVICE = msg("Name the sheet, as in Sheet1!F12, and the file by its name or the beginning of its hash (--file).")


def _text(listed: Sequence[Correction], language: Language) -> str:
    if not listed:
        return language.word(msg("Nothing is corrected."))
    return "\n".join(
        language.word(
            msg(
                "{sheet} › {cell}: {corrected} instead of {received}. {reason}",
                sheet=one.cell.sheet,
                cell=one.cell,
                corrected=_told(one.corrected),
                received=_told(one.received),
                reason=one.reason,
            )
        )
        for one in listed
    )


def _told(value: Value) -> Amount | str:
    return value if isinstance(value, Amount) else value.value


class NoAmount(BudgetWatchError):
    """This is not an amount."""

    code = "not-an-amount"
    default_advice = msg("Give plain digits in whole currency units, such as 1234567 or 1234567.5.")


class NoCell(BudgetWatchError):
    """This is not the name of a cell."""

    code = "not-a-cell"
    default_advice = ADVICE
