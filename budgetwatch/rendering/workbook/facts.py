"""The sheet of data: one row for each amount of the document that comes straight from lines, contracts or records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from budgetwatch.domain.explanation import Explanation
from budgetwatch.domain.figure import (
    CellSelection,
    ContractSelection,
    FactSelection,
    Figure,
    Operation,
    Quantity,
    RecordSelection,
    Selection,
    Trace,
)
from budgetwatch.domain.message import msg
from budgetwatch.domain.stored import StoredCode
from budgetwatch.domain.terms import MEASURES
from budgetwatch.i18n import Language
from budgetwatch.rendering.marks import Marks, number_of
from budgetwatch.rendering.places import Labelled
from budgetwatch.rendering.safe_cells import exact_number
from budgetwatch.rendering.words import opening, spoken
from budgetwatch.rendering.workbook.book import Line, Sheet
from budgetwatch.rendering.workbook.cells import Number, Written, exactly_shown

_ASKED = (FactSelection, ContractSelection, RecordSelection, CellSelection)
_HEADS = (
    msg("No."),
    msg("Figure"),
    msg("Code"),
    msg("Label"),
    msg("Year"),
    msg("Stage"),
    msg("Basis"),
    msg("Amount"),
    msg("Unit"),
    msg("Source"),
)

Explain = Callable[[Figure], Explanation]
PlacesOf = Callable[[Figure], Sequence[StoredCode]]


def facts_sheet(name: str, marks: Marks, language: Language, explain: Explain, places: PlacesOf) -> Sheet:
    """The amounts, in the order of their numbers."""
    lines = tuple(
        Line(_row(number, what, asked, language, (explain(one.figure), places(one.figure)), one.figure))
        for number, one, what in numbered(marks, language)
        for asked in _fact(one.figure)
    )
    told = language.word(
        msg("Each amount of the pack that the documents give, once: nothing worked out, nothing rounded.")
    )
    return Sheet(name, name, tuple(map(language.word, _HEADS)), lines, (told,), filtered=True, widest=44)


def numbered(marks: Marks, language: Language) -> Iterator[tuple[str, Labelled, str]]:
    """Every figure of the document, once, with its number and what it is: its row and column, or what it stands in."""
    for mark in marks.listed:
        for place, one in enumerate(mark.figures):
            words = [spoken(word, language) for word in one.labels or (mark.title,)]
            yield number_of(mark, place), one, opening(" · ".join(words))


def _fact(figure: Figure) -> Iterator[Selection]:
    """The one question that an amount answers; none for what is worked out from several."""
    trace: Trace = figure.trace
    plain = trace.operation in (Operation.SUM, Operation.AS_PRINTED) and figure.unit.quantity is Quantity.MONEY
    if plain and len(trace.inputs) == 1 and isinstance(trace.inputs[0], _ASKED):
        yield trace.inputs[0]


def _row(
    number: str,
    what: str,
    asked: Selection,
    language: Language,
    told: tuple[Explanation, Sequence[StoredCode]],
    figure: Figure,
) -> tuple[Written, ...]:
    explanation, places = told
    year, stage, basis = _when(asked, language)
    return (
        number,
        what,
        " / ".join(place.code for place in places if place.code),
        " / ".join(place.label for place in places if place.label),
        year,
        stage,
        basis,
        Number(exact_number(figure.amount), exactly_shown(figure)),
        language.currency(figure.unit.currency),
        "; ".join(files_of(explanation)),
    )


def _when(asked: Selection, language: Language) -> tuple[Written, str, str]:
    """Year, stage and basis, where the question names them; of a register, the field."""
    match asked:
        case FactSelection():
            return Number(asked.year, "0"), language.word(MEASURES[asked.measure]), asked.basis or ""
        case ContractSelection() | RecordSelection():
            return "", asked.field, ""
        case _:
            return "", "", ""


def files_of(explanation: Explanation) -> Iterable[str]:
    """The names of the files behind a figure, each once."""
    return dict.fromkeys(cell.source.name for cell in explanation.every_cell)
