"""Reading: the bytes of a received file become sheets of values.

Comes in: bytes nobody vouches for, and the name they came under. Goes out: a `Workbook` of `Grid`s with the issues met,
or `Unreadable` with what to do next. Must never run or follow anything a file holds, trust its suffix, guess what a
value means, or read a workbook in the process that shows the window.
"""

from budgetwatch.reading.files import load
from budgetwatch.reading.ocds import is_ocds, ocds_releases
from budgetwatch.reading.typed import FORMAT as TYPED
from budgetwatch.reading.typed import is_typed, typed_content, typed_sheet
from budgetwatch.reading.workbook import read_workbook

__all__ = ["TYPED", "is_ocds", "is_typed", "load", "ocds_releases", "read_workbook", "typed_content", "typed_sheet"]
