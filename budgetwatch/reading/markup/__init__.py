"""Spreadsheets written as markup: Excel's XML of 2003, and web pages that accounting programs save as .xls.

Comes in: bytes that begin with a tag. Goes out: the events of their sheets. Must never resolve an entity, follow a link
or run a script.
"""
