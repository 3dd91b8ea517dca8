"""What does not hold together within the figures: order of stages, slips of a thousand, repeated amounts, absent years.

Comes in: a Comparison. Goes out: Findings that ask. Must never mend a figure.
"""

from budgetwatch.analysis.coherence.absent import ABSENT_DOCUMENT, find_absent
from budgetwatch.analysis.coherence.repeated import REPEATED_AMOUNT, find_repeated
from budgetwatch.analysis.coherence.slips import THOUSAND_SLIP, find_slips
from budgetwatch.analysis.coherence.stage_order import STAGE_ORDER, find_out_of_order

__all__ = [
    "ABSENT_DOCUMENT",
    "REPEATED_AMOUNT",
    "STAGE_ORDER",
    "THOUSAND_SLIP",
    "find_absent",
    "find_out_of_order",
    "find_repeated",
    "find_slips",
]
