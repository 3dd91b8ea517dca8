"""How many tables and columns a file may have: beyond them nobody typed it, and comparing them would take minutes."""

from __future__ import annotations

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.message import msg

_TABLES = 600
_COLUMNS = 1_024


def check_extent(tables: int, columns: int = 0) -> None:
    """Let pass as many tables of a file and columns of a table as can be compared within seconds.

    Raises:
        Unreadable: `too-slow` where there are more.
    """
    if tables > _TABLES or columns > _COLUMNS:
        raise Unreadable(
            "too-slow",
            msg("Reading this file takes longer than a received file is allowed."),
            msg("Ask for the table alone as .csv, or split the file into smaller ones."),
        )
