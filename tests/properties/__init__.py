"""What holds whatever the sheet: quick, and the same examples at every run."""

from hypothesis import settings

QUICK = settings(derandomize=True, deadline=None, max_examples=25)
"""Journeys through files and a dossier take a tenth of a second each."""
