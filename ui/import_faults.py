"""A fault of the program on one file: the file is refused with what to do, and the fault is reported all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from budgetwatch.domain.errors import BudgetWatchError, Cancelled
from budgetwatch.domain.message import msg

P = ParamSpec("P")
T = TypeVar("T")


class ProgramFault(BudgetWatchError):
    """BudgetWatch itself failed on this file."""

    code = "program-fault"
    default = msg("BudgetWatch itself failed on this file: the file is not at fault, and nothing was written.")
    default_advice = msg(
        "Go on with the other files. Save this one anew as .xlsx or .csv from Excel or LibreOffice and try again, and send the report to support."
    )


def refusing_faults(work: Callable[P, T]) -> Callable[P, T]:
    """The same work, where an error that nobody expects refuses the file instead of leaving it as it was for ever."""

    def guarded(*given: P.args, **named: P.kwargs) -> T:
        try:
            return work(*given, **named)
        except (BudgetWatchError, Cancelled):
            raise
        except Exception as fault:
            raise ProgramFault from fault

    return guarded


def report_fault(error: BudgetWatchError | None) -> None:
    """Raise the fault behind a refusal again, once the file stands as refused: the window then saves a report."""
    if isinstance(error, ProgramFault) and error.__cause__ is not None:
        raise error.__cause__
