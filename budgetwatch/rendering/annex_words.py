"""The fixed words of the annex of sources, the same in every format."""

from __future__ import annotations

from budgetwatch.domain.message import msg

NO_FIGURE = msg("This document prints no figure.")
READING = msg(
    "Each mark [A-1] of the document leads to a line below. [1], [2] … are the files listed first; the hash tells "
    "one version of a file from another. Cells listed together are added up; a long list gives its ends and, in "
    "brackets, how many cells it has. In a table, A-1.4.2 is the figure of the fourth row and the second column "
    "of figures, and “4: D8” are the cells of the fourth row; a column that is not listed is made from the amounts of "
    "its own rows. The dossier shows every cell, and exact values."
)
FILE_HEADS = (msg("File"), msg("Hash"), msg("Received"), msg("Status"))
FIGURE_HEADS = (msg("Figure"), msg("Exact value"), msg("How it is made, from which cells"))
