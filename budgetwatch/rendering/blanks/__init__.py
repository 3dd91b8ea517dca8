"""Blank workbooks for the ministry: what each asks for comes in, the bytes of a workbook in two languages go out.

Must never hold a formula, a macro or a link, nor a header that the reading of tables does not know in both languages.
"""

from budgetwatch.rendering.blanks.book import blank_workbook
from budgetwatch.rendering.blanks.catalogue import BLANKS
from budgetwatch.rendering.blanks.columns import Blank

__all__ = ["BLANKS", "Blank", "blank_workbook"]
