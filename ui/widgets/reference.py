"""A figure's reference in words: its exact value, how it was made, and the cells it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetwatch.domain.explanation import Explanation, rounded
from budgetwatch.domain.figure import (
    ContractSelection,
    FactSelection,
    Figure,
    Input,
    Operation,
    Quantity,
    RecordSelection,
    Span,
    Trace,
)
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.series import PriceChange, SeriesPoint
from budgetwatch.domain.series_words import SERIES, point_told
from budgetwatch.domain.terms import FIELDS, MEASURES
from budgetwatch.i18n import Language
from budgetwatch.jobs import Job
from ui.copying import copy_text
from ui.session import Notice, Session

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier

_FACTOR = 6
"""Decimals of a price factor as people are shown it."""
_NAMED = 12
"""Cells that a copied reference names one by one."""


def name_of(trace: Trace) -> Message:
    """What a figure is, from how it was made: `paid 2024`, `paid 2024 ÷ voted 2024`."""
    parts = [_named(one) for one in trace.inputs]
    match trace.operation:
        case Operation.RATIO if len(parts) > 1:
            return msg("{left} ÷ {right}", left=parts[0], right=parts[1])
        case Operation.DIFFERENCE if len(parts) > 1:
            return msg("{left} − {right}", left=parts[0], right=parts[1])
        case Operation.COUNT:
            return msg("number of cases")
        case Operation.AT_PRICES_OF if isinstance(change := trace.inputs[-1], PriceChange):
            return msg("{figure}, at prices of {year}", figure=parts[0], year=str(change.base))
        case Operation.IN_PROPORTION if len(parts) > 2:
            return msg("{part} × {top} ÷ {bottom}", part=parts[0], top=parts[1], bottom=parts[2])
        case Operation.SUM_OF_SIZES:
            return msg("deviations without their signs")
        case Operation.COMPOUND_GROWTH if isinstance(span := trace.inputs[-1], Span):
            return msg("growth a year, {first}–{last}", first=str(span.first), last=str(span.last))
        case _:
            return parts[0] if parts else msg("figure")


def _named(asked: Input) -> Message:
    match asked:
        case Trace():
            return name_of(asked)
        case FactSelection():
            return msg("{stage} {year}", stage=MEASURES[asked.measure], year=str(asked.year))
        case ContractSelection():
            return FIELDS.get(asked.field, Message(asked.field))
        case RecordSelection():
            return msg("amount of acts")
        case SeriesPoint():
            return msg("{series} {year}", series=SERIES[asked.kind], year=str(asked.year))
        case _:
            return msg("printed in the sheet")


def exact(language: Language, figure: Figure) -> str:
    """The value to its last digit, with its currency; a share with four decimals of a percent."""
    match figure.unit.quantity:
        case Quantity.SHARE:
            return language.share(figure.amount, 4)
        case Quantity.MONEY:
            return language.exact(figure.amount, figure.unit.currency)
        case _:
            return language.figure(figure)


def how(explanation: Explanation) -> Message:
    """How a figure was made, in words."""
    match explanation.operation:
        case Operation.RATIO:
            return msg("Ratio of two figures")
        case Operation.DIFFERENCE:
            return msg("Difference of two figures")
        case Operation.AT_PRICES_OF:
            return msg("Brought to the prices of another year")
        case Operation.IN_PROPORTION:
            return msg("In proportion to two other figures")
        case Operation.SUM_OF_SIZES:
            return msg("Deviations added up without their signs")
        case Operation.COMPOUND_GROWTH:
            return msg("Compound growth: the last over the first, spread over the years between")
        case _ if explanation.point is not None:
            return msg("Value of a series")
        case Operation.COUNT:
            return msgn("{count} case counted", "{count} cases counted", explanation.figure.value)
        case _ if len(explanation.cells) == 1:
            return msg("Read in one cell")
        case _:
            return msgn("Sum of {count} cell", "Sum of {count} cells", len(explanation.cells))


def prices_told(explanation: Explanation, language: Language) -> Message | None:
    """What brought a printed amount to other prices: the amount, the factor and who published it; None elsewhere."""
    prices = explanation.prices
    if prices is None or not explanation.inputs:
        return None
    nominal = explanation.inputs[0].recomputed
    source = msg("{source}, to verify", source=prices.source) if prices.to_verify else Message(prices.source)
    return msg(
        "{nominal} printed × {factor}: from {year} to prices of {base}, consumer prices of {country}, {source}",
        nominal=exact(language, nominal),
        factor=language.number(rounded(prices.factor, _FACTOR)),
        year=str(prices.year),
        base=str(prices.base),
        country=prices.country,
        source=source,
    )


def series_told(explanation: Explanation, language: Language) -> str:
    """The series behind a figure, each with its source and who entered it, one a line; empty where there is none."""
    own = [prices_told(explanation, language), point_told(explanation.point) if explanation.point else None]
    lines = [language.word(one) for one in own if one is not None]
    lines += [told for part in explanation.inputs if (told := series_told(part, language))]
    return "\n".join(dict.fromkeys(lines))


def reference(language: Language, explanation: Explanation) -> str:
    """Value, operation and cells as plain text, for a letter or a note."""
    figure = explanation.figure
    lines = [f"{exact(language, figure)} · {language.word(name_of(figure.trace))}", language.word(how(explanation))]
    if told := series_told(explanation, language):
        lines.append(told)
    cells = [*explanation.cells, *(cell for one in explanation.inputs for cell in one.cells)]
    lines += [f"{one.source.name} › {one.cell.sheet} › {one.cell.a1}" for one in cells[:_NAMED]]
    if len(cells) > _NAMED:
        lines.append(language.word(msgn("and {count} more cell", "and {count} more cells", len(cells) - _NAMED)))
    return "\n".join(lines)


def copy_reference(session: Session, figure: Figure) -> None:
    """Put a figure's reference on the clipboard, with whom it is for, and say so."""
    audience = session.audience

    def work(dossier: Dossier, job: Job) -> Explanation:
        from budgetwatch.usecases.explaining import explain
        from budgetwatch.usecases.figures_for import refuse_narrower_figure

        refuse_narrower_figure(dossier, figure, audience)
        return explain(dossier, figure, job, raw=False)

    def put(explanation: Explanation) -> None:
        copy_text(session, reference(session.language, explanation))
        session.said.emit(Notice(msg("The number and its reference are on the clipboard.")))

    session.read(work, put)
