"""A small document of the invented Republic of Tamaris, a way to print it, and a way to read what was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from budgetwatch.domain.document import Block, Document
from budgetwatch.domain.explanation import Explanation, SourceCell
from budgetwatch.domain.figure import CellSelection, Figure, Operation, Trace, money
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef, Source
from budgetwatch.i18n import language
from budgetwatch.rendering import render_pdf

SOURCE = Source("LFI_2024.xlsx", "7c1e09af" * 8, 48_213, "xlsx", received=datetime(2025, 10, 2, tzinfo=UTC))

Print = Callable[..., bytes]
Read = Callable[[bytes], list[str]]


def _figure(value: int, row: int = 1) -> Figure:
    """An amount in francs that stands in column D of the sheet."""
    cell = CellRef(SOURCE.sha256, "LFI", row, 4)
    return money(Amount(value), "XOF", Trace(Operation.AS_PRINTED, (CellSelection((cell,)),)))


def _explain(figure: Figure) -> Explanation:
    selection = figure.trace.inputs[0]
    cells = selection.cells if isinstance(selection, CellSelection) else ()
    found = tuple(SourceCell(SOURCE, cell, str(figure.value), figure.amount) for cell in cells)
    return Explanation(figure, figure.trace.operation, figure, found)


@pytest.fixture(scope="session")
def figure() -> Callable[..., Figure]:
    return _figure


@pytest.fixture(scope="session")
def explain() -> Callable[[Figure], Explanation]:
    return _explain


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """A document of the blocks given, for the committee."""

    def made(*blocks: Block, **changes: Any) -> Document:
        parts: dict[str, Any] = {
            "title": msg("Execution of the defence budget"),
            "subtitle": None,
            "institution": ("République du Tamaris", "Assemblée nationale"),
            "audience": Audience.COMMITTEE,
            "snapshot": "S-17",
            "made": datetime(2025, 11, 12, 14, 30, tzinfo=UTC),
            "hearing": date(2025, 11, 18),
            "fictional": True,
            "blocks": blocks,
        }
        return Document(**(parts | changes))

    return made


@pytest.fixture(scope="session")
def printed(document: Callable[..., Document]) -> Print:
    """The bytes of a document of the blocks given."""

    def made(*blocks: Block, code: str = "en", **changes: Any) -> bytes:
        return render_pdf(document(*blocks, **changes), language(code), _explain)

    return made


@pytest.fixture(scope="session")
def read() -> Read:
    """The text of each page."""

    def pages(pdf: bytes) -> list[str]:
        from pypdfium2 import PdfDocument

        with PdfDocument(pdf) as opened:
            return [opened[place].get_textpage().get_text_bounded() for place in range(len(opened))]

    return pages
