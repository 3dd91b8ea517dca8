"""A table that a person typed from a document which came without a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """The cells as they were typed, and what they were typed from: document, page, its date, and who typed.

    `date` is that of the document, as a person writes it. Rows may be ragged.
    """

    document: str
    page: str
    author: str
    rows: Cells
    date: str = ""

    @property
    def place(self) -> str:
        """The document and the page, as the name of the sheet: `Loi de finances 2024, p. 12`."""
        dated = f"{self.document} ({self.date})" if self.date else self.document
        return f"{dated}, p. {self.page}" if self.page else dated

    @property
    def name(self) -> str:
        """What the source is called beside figures: document, page and who typed."""
        return f"{self.place} · {self.author}"
