"""What is doubtful about how a file was read, as issues."""

from __future__ import annotations

from budgetwatch.domain.issue import Issue, Severity
from budgetwatch.domain.message import msg
from budgetwatch.domain.source import CellRef

_DOUBTS = {
    "form-not-read": (
        Severity.INFO,
        msg("This sheet is so large that its bold cells and indents were not looked at."),
    ),
    "marks-not-read": (
        Severity.WARNING,
        msg("This workbook is of an old kind: a cell in error, such as #REF!, appears as an empty cell."),
    ),
    "encoding-guessed": (
        Severity.INFO,
        msg("The file does not say how its letters are encoded: check that accents look right."),
    ),
    "encoding-mixed": (
        Severity.WARNING,
        msg("This file mixes two encodings: check that accents look right."),
    ),
    "encoding-doubled": (
        Severity.WARNING,
        msg(
            "Accents were encoded twice in this file (“Ã©” stood for “é”): they were repaired. Check that they look right."
        ),
    ),
    "null-characters": (
        Severity.INFO,
        msg("This file holds null characters, which stand for nothing: they were left out."),
    ),
    "quotes-not-closed": (
        Severity.WARNING,
        msg("A quotation mark in this file is never closed: quotation marks were read as ordinary characters."),
    ),
}


def issue_of(code: str, sha256: str, sheet: str) -> Issue:
    """The issue for a doubt about a sheet; KeyError for a code that is not listed."""
    severity, message = _DOUBTS[code]
    return Issue(code, severity, message, CellRef(sha256, sheet, 1, 1))
