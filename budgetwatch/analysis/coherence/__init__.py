"""What does not hold together within the figures: order of stages, slips of a thousand, repeated amounts, absent years.

Comes in: a Comparison, or what was read of a table. Goes out: Findings that ask. Must never mend a figure.
"""

from budgetwatch.analysis.coherence.absent import ABSENT_DOCUMENT, find_absent
from budgetwatch.analysis.coherence.copied_lines import LINES_COUNTED_TWICE, count_copied_lines, find_copied_lines
from budgetwatch.analysis.coherence.law_totals import LAW_TOTAL_DISAGREES, find_law_totals
from budgetwatch.analysis.coherence.repeated import REPEATED_AMOUNT, find_repeated
from budgetwatch.analysis.coherence.slips import THOUSAND_SLIP, find_slips
from budgetwatch.analysis.coherence.stage_order import STAGE_ORDER, find_out_of_order

__all__ = [
    "ABSENT_DOCUMENT",
    "LAW_TOTAL_DISAGREES",
    "LINES_COUNTED_TWICE",
    "REPEATED_AMOUNT",
    "STAGE_ORDER",
    "THOUSAND_SLIP",
    "count_copied_lines",
    "find_absent",
    "find_copied_lines",
    "find_law_totals",
    "find_out_of_order",
    "find_repeated",
    "find_slips",
]
