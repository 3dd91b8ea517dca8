"""The errors a person is shown. The docstring of each class is its default message."""

from __future__ import annotations

from budgetwatch.domain.message import Message, msg


class BudgetWatchError(Exception):
    """The request could not be carried out."""

    code = "cannot-do"
    default = msg("The request could not be carried out.")
    default_advice: Message | None = None

    def __init__(self, message: Message | None = None, advice: Message | None = None) -> None:
        self.message = message or self.default
        self.advice = advice or self.default_advice
        super().__init__(str(self.message))


class Unreadable(BudgetWatchError):
    """This file cannot be read as a spreadsheet."""

    code = "unreadable"
    default = msg("This file cannot be read as a spreadsheet.")
    default_advice = msg("Ask for it again as .xlsx or .csv, or open it in Excel or LibreOffice and save it as .xlsx.")

    def __init__(self, code: str, message: Message | None = None, advice: Message | None = None) -> None:
        super().__init__(message, advice)
        self.code = code


class NeedsPassword(Unreadable):
    """This workbook is protected by a password."""

    default = msg("This workbook is protected by a password.")
    default_advice = msg("Give the password, or ask the sender for it.")


class NeedsDecision(BudgetWatchError):
    """Something must be decided before this table can be imported."""

    code = "needs-decision"
    default = msg("Something must be decided before this table can be imported.")


class AlreadyImported(BudgetWatchError):
    """This table was already imported. Nothing was added."""

    code = "already-imported"
    default = msg("This table was already imported. Nothing was added.")
    default_advice = msg(
        "Nothing is to be done. A corrected file has other content and can be imported; to import this one again, undo its import first."
    )


class NotFound(BudgetWatchError):
    """There is nothing by that name."""

    code = "not-found"
    default = msg("There is nothing by that name.")


class StorageFailed(BudgetWatchError):
    """The dossier could not be written. It is unchanged."""

    code = "storage-failed"
    default = msg("The dossier could not be written. It is unchanged.")

    def __init__(self, code: str, message: Message | None = None, advice: Message | None = None) -> None:
        super().__init__(message, advice)
        self.code = code


class Cancelled(Exception):
    """The person asked to stop. Nothing is shown, nothing was changed."""
