"""Budget credibility in the logic of PEFA 2016: heads of some years in, variances, scores and notes out.

Must never rate a ministry ("logique PEFA" only), nor guess which head is interest or contingency.
"""

from budgetwatch.analysis.pefa.bands import Bands, load_bands, shipped_bands
from budgetwatch.analysis.pefa.placing import Unplaced, partly_known_years, unplaced, unplaced_years
from budgetwatch.analysis.pefa.scores import rate
from budgetwatch.analysis.pefa.working import work_out

__all__ = [
    "Bands",
    "Unplaced",
    "load_bands",
    "partly_known_years",
    "rate",
    "shipped_bands",
    "unplaced",
    "unplaced_years",
    "work_out",
]
