"""One function for each thing a person can do: the only door for the window and the command line.

Comes in: paths, choices, an open dossier. Goes out: view records holding Messages and Figures, or `Done` for a change.
Must never word a sentence, draw, or speak SQL: stages do the work, use cases join them.
"""
