"""Acts that move credits in; the bridge from vote to revised appropriation, and what in it asks a question, out.

Must never place an act on a programme that its words do not name, nor take a freeze for a movement.
"""

from budgetwatch.analysis.movements.bridge import acts_of, added, build_bridges
from budgetwatch.analysis.movements.caps import cap
from budgetwatch.analysis.movements.rules import find_in_movements

__all__ = [
    "acts_of",
    "added",
    "build_bridges",
    "cap",
    "find_in_movements",
]
