"""Cardinal's red flags on contracting processes: OCDS releases and settings in, Cardinal's own output object out.

One indicator a file, after cardinal-rs 0.0.8 (MIT, Open Contracting Partnership). Values are ratios and counts as floats,
in Cardinal's order of operations, so that a limit met exactly there is met here. Must never read a file, and never judge.
"""

from budgetwatch.flags.cardinal.computing import compute
from budgetwatch.flags.cardinal.results import Results
from budgetwatch.flags.cardinal.settings import CardinalSettings, cardinal_settings

__all__ = ["CardinalSettings", "Results", "cardinal_settings", "compute"]
