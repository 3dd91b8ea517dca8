"""Where things come from: the received file, and the cell in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


def column_letters(column: int) -> str:
    """The spreadsheet name of a column counted from 1: 1 is `A`, 28 is `AB`."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column of a spreadsheet name, counted from 1: `A` is 1, `AB` is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was received: name, hash of its bytes, size, and how it is encoded."""

    name: str
    sha256: str
    bytes: int
    format: str
    encoding: str | None = None
    delimiter: str | None = None
    received: datetime | None = None

    @property
    def short_hash(self) -> str:
        """The first eight digits of the hash, as printed on screen and paper: `7c1e 09af`."""
        return f"{self.sha256[:4]} {self.sha256[4:8]}"


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell of one received file; rows and columns count from 1, as the spreadsheet shows them."""

    file_sha256: str
    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """The cell's name in its sheet: `D217`."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return self.a1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all four sides included and counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def a1(self) -> str:
        """The rectangle's name in its sheet: `A5:H230`."""
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"
