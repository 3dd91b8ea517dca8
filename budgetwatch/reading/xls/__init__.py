"""Binary workbooks: the marks that calamine leaves out of .xls (BIFF8) and .xlsb (BIFF12).

Comes in: the records of a workbook. Goes out: marks by sheet. Must never fail on a record it does not know.
"""
