"""The window, thin, in PySide6. Comes in: what use cases return. Goes out: widgets, and requests to use cases.

Must never reach a stage directly, compute a figure, or show words that `Session.word` did not word.
"""
