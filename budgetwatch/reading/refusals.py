"""Why a file is refused: one sentence and one advice per code."""

from __future__ import annotations

from budgetwatch.domain.errors import NeedsPassword, Unreadable
from budgetwatch.domain.message import Message, msg

_AGAIN = msg("Ask the sender for the file again, or for a copy as .xlsx or .csv.")
_RESAVE = msg("Open it in Excel or LibreOffice, save it as .xlsx, and open the copy.")
_SPLIT = msg("Ask for the table alone as .csv, or split the file into smaller ones.")
_CAUTION = msg("Do not open it in another program. Ask the sender for a new copy as .xlsx or .csv.")

_REFUSALS: dict[str, tuple[Message, Message]] = {
    "missing-file": (
        msg("There is no file at this place."),
        msg("Check the name, or whether the disk or the USB key is still plugged in."),
    ),
    "not-a-file": (msg("This is a folder, not a file."), msg("Choose a file inside it.")),
    "not-stored": (
        msg("This is a device or a pipe, not a stored file."),
        msg("Save what it holds as a file, then name that file."),
    ),
    "no-permission": (
        msg("You do not have the right to read this file."),
        msg("Copy it to a folder of yours, or ask its owner for access."),
    ),
    "file-unreadable": (
        msg("The file cannot be read from its disk."),
        msg("Check whether the disk or the USB key is still plugged in, then copy the file to this computer."),
    ),
    "empty-file": (msg("This file is empty: it holds no byte at all."), _AGAIN),
    "too-large": (msg("This file is too large to be opened."), _SPLIT),
    "too-many-cells": (msg("This file holds, or claims to hold, more cells than can be read."), _SPLIT),
    "too-much-memory": (msg("Reading this file takes more memory than a received file is allowed."), _SPLIT),
    "too-slow": (msg("Reading this file takes longer than a received file is allowed."), _SPLIT),
    "not-a-spreadsheet": (msg("This file is not a spreadsheet."), _AGAIN),
    "no-sheet": (msg("This workbook holds no sheet of cells."), _AGAIN),
    "html-table": (msg("This file is a web page, saved under the name of a spreadsheet."), _RESAVE),
    "html-nested": (msg("This file is a web page in which a table stands inside another."), _RESAVE),
    "xml-spreadsheet": (msg("This file is a spreadsheet in an XML format that is not read."), _RESAVE),
    "other-spreadsheet": (msg("This file is a spreadsheet in a format that is not read."), _RESAVE),
    "archive": (
        msg("This file is an archive, which holds other files."),
        msg("Extract it, then open the spreadsheet it holds."),
    ),
    "old-workbook": (
        msg("This workbook is in the format of a version of Excel of before 1995, which is not read."),
        _RESAVE,
    ),
    "damaged": (msg("This file is damaged: a part of it is missing or does not fit the rest."), _AGAIN),
    "zip-bomb": (msg("This file would swell far beyond its size when opened. It was not opened."), _CAUTION),
    "unsafe-xml": (
        msg("This file holds XML declarations that no spreadsheet program writes. It was not opened."),
        _CAUTION,
    ),
    "endless-line": (msg("A line of this file is too long for a table."), _AGAIN),
    "unsupported-encryption": (
        msg("This file is protected by a kind of encryption that is not read."),
        msg("Open it with its password in Excel or LibreOffice and save a copy without password."),
    ),
}

_PASSWORDS: dict[str, tuple[Message | None, Message | None]] = {
    "needs-password": (None, None),
    "wrong-password": (
        msg("This password does not open the workbook."),
        msg("Check capitals and accents, or ask the sender for the password again."),
    ),
}

CODES = frozenset(_REFUSALS) | frozenset(_PASSWORDS)
"""Every code a file may be refused with."""


def refusal(code: str) -> Unreadable:
    """The error to raise for a code, with its sentence and its advice; KeyError for a code that is not listed."""
    if code in _PASSWORDS:
        return NeedsPassword(code, *_PASSWORDS[code])
    return Unreadable(code, *_REFUSALS[code])
