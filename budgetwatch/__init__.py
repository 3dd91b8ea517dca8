"""BudgetWatch's core: spreadsheet -> Grid -> Layouts and Lines -> dossier -> Figures and Findings -> Document -> bytes.

Stages never import each other; they speak the vocabulary of `budgetwatch.domain` and are wired by
`budgetwatch.usecases`. Nothing here imports Qt.
"""

__version__ = "0.1.0"
