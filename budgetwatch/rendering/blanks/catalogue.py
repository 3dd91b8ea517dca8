"""Every blank workbook, by the name of its kind."""

from __future__ import annotations

from budgetwatch.rendering.blanks.columns import Blank
from budgetwatch.rendering.blanks.contracts import CONTRACTS
from budgetwatch.rendering.blanks.credits import BUDGET, EXECUTION, PROGRAMMING
from budgetwatch.rendering.blanks.registers import ACTS, ADVANCES, CALENDAR, HEADCOUNT

BLANKS: dict[str, Blank] = {
    one.kind: one for one in (BUDGET, EXECUTION, CONTRACTS, ACTS, PROGRAMMING, HEADCOUNT, ADVANCES, CALENDAR)
}
