"""The dossier: one SQLite file, and the only SQL of the product.

Comes in: frozen values (`Reading`, `Contract`, answers, questions) and questions (`Selection`). Goes out: frozen
values, and data frames for `analysis` and `flags`. Functions that read take a `Dossier`; functions that write take a
`Change`, so that a use case decides what is one step. Must never interpret a table, judge a figure or word a sentence.
"""
