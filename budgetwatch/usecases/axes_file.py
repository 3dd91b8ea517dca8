"""The axes of a policy as a file: TOML as the program writes it, or a table that a person filled in."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from budgetwatch import reading
from budgetwatch.domain.axis import PolicyAxis
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.code import normalised
from budgetwatch.domain.errors import BudgetWatchError
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.grid import CellValue
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import column_letters
from budgetwatch.jobs import SILENT, Job
from budgetwatch.paths import resources
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.audiences import refuse_narrower_documents
from budgetwatch.usecases.axes import WrongAxes, check_axes, keep_axes, list_axes, merged
from budgetwatch.usecases.done import Done
from budgetwatch.usecases.writing import write_whole

_LARGEST = 1_000_000
_HEAD = "# BudgetWatch: the axes of a national security policy, as entered by people.\nformat = 1\n"
_COLUMNS = {
    "number": r"n|no|numero|number|ordre|order|axe n|axe no",
    "fr": r"(?:intitule|titre|axe|libelle)(?: .*)?(?: fr| francais)?|fr|francais",
    "en": r"(?:title|axis|name)(?: .*)?|(?:intitule|titre|libelle) en|en|english|anglais",
    "source": r"source.*|document.*|reference.*",
    "words": r"mots.*|words.*|keywords.*",
}
_PATTERNS = {name: re.compile(text) for name, text in _COLUMNS.items()}
_TITLES_EN = re.compile(r".*\b(?:en|english|anglais)")
_HEADER_ROWS = 10


class AxesUnreadable(BudgetWatchError):
    """This file holds no axes that can be read."""

    code = "axes-unreadable"
    default = msg("This file holds no axes that can be read.")
    default_advice = msg(
        "Give a table with the columns number, title (fr), title (en), source, or a file after the example that comes "
        "with the program. Nothing was entered."
    )


def example_axes() -> tuple[PolicyAxis, ...]:
    """The example that comes with the program, to be checked and replaced: nobody's policy."""
    return read_axes(resources() / "axes" / "example.toml")


def read_axes(path: Path, job: Job = SILENT) -> tuple[PolicyAxis, ...]:
    """The axes of a TOML file, or of the first table of a sheet that has a column of titles.

    Raises:
        AxesUnreadable: no such file, no such table, or a value that cannot be read; the message names the cell.
    """
    axes = _from_toml(path) if path.suffix.casefold() == ".toml" else _from_sheet(path, job)
    try:
        check_axes(axes)
    except WrongAxes as error:
        raise AxesUnreadable from error
    return axes


def import_axes(dossier: Dossier, path: Path, author: str = "", job: Job = SILENT) -> Done[int]:
    """Take over the axes of a file: the same number is the same axis and keeps its tags; how many the file has."""
    given = read_axes(path, job)
    done = keep_axes(dossier, merged(list_axes(dossier), given), author)
    return Done(len(given), done.topics, done.label)


def export_axes(dossier: Dossier, path: Path, audience: Audience = Audience.COMMITTEE) -> int:
    """Write the axes to a TOML file that another dossier can take over and that says whom it is for; how many there are.

    Raises:
        NotForAudience: the words that find lines may come from a document that the audience may not see.
    """
    refuse_narrower_documents(dossier, audience)
    axes = list_axes(dossier)
    write_whole(path, (_HEAD + f"# Audience: {audience.value}\n" + "".join(map(_written, axes))).encode())
    return len(axes)


def _written(axis: PolicyAxis) -> str:
    fields = {
        "number": str(axis.number),
        "fr": _text(axis.title.fr),
        "en": _text(axis.title.en),
        "source": _text(axis.source),
        "checked": str(axis.checked).lower(),
        "words": _text(axis.words),
    }
    return "\n[[axis]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items())


def _text(text: str) -> str:
    """A basic string of TOML: JSON's, but for the one control character that JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _from_toml(path: Path) -> tuple[PolicyAxis, ...]:
    try:
        if path.stat().st_size > _LARGEST:
            raise AxesUnreadable
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_axis(record, content) for record in content["axis"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise AxesUnreadable from error


def _axis(record: dict[str, Any], shared: dict[str, Any]) -> PolicyAxis:
    return PolicyAxis(
        int(record["number"]),
        Bilingual(str(record.get("fr", "")), str(record.get("en", ""))),
        str(record.get("source", shared.get("source", ""))),
        record.get("checked", shared.get("checked", False)) is True,
        str(record.get("words", "")),
    )


def _from_sheet(path: Path, job: Job) -> tuple[PolicyAxis, ...]:
    workbook, _ = reading.read_workbook(reading.load(path), path.name, job=job)
    for grid in workbook.grids:
        for at, row in enumerate(grid.rows[:_HEADER_ROWS]):
            columns = _columns(row)
            if columns.keys() & {"fr", "en"} and len(columns) > 1:
                return tuple(_rows(grid.rows, at, columns))
    raise AxesUnreadable


def _columns(row: Sequence[CellValue]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        text = normalised(str(cell)) if cell is not None else ""
        name = (
            "en"
            if _TITLES_EN.fullmatch(text)
            else next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(text)), "")
        )
        if name:
            found.setdefault(name, place)
    return found


def _rows(rows: Sequence[Sequence[CellValue]], header: int, columns: dict[str, int]) -> Iterator[PolicyAxis]:
    """One axis a filled row; without a column of numbers they are counted."""
    counted = 0
    for at, row in enumerate(rows[header + 1 :], start=header + 2):
        texts = {name: _cell(row, place) for name, place in columns.items()}
        if not (texts.get("fr") or texts.get("en")):
            continue
        counted += 1
        number = _number(texts["number"], columns["number"], at) if "number" in columns else counted
        title = Bilingual(texts.get("fr", ""), texts.get("en", ""))
        yield PolicyAxis(number, title, texts.get("source", ""), words=texts.get("words", ""))


def _cell(row: Sequence[CellValue], place: int) -> str:
    cell = row[place] if place < len(row) else None
    return "" if cell is None else str(cell).strip()


def _number(text: str, place: int, row: int) -> int:
    found = re.fullmatch(r"(?:axe|axis|n°)?\s*(\d{1,2})(?:\.0)?[.)]?", text.casefold())
    if found is None:
        cell = f"{column_letters(place + 1)}{row}"
        raise AxesUnreadable(msg("Cell {cell} cannot be read: “{text}”.", cell=cell, text=text))
    return int(found[1])
