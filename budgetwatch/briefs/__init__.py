"""What is known becomes a Document here. Comes in: PackContent. Goes out: Document, free of fonts and languages.

Never reads a dossier, never computes a total: it chooses, orders and words. An item that the audience may not see is
left out, never masked.
"""

from budgetwatch.briefs.axes import axes_chart
from budgetwatch.briefs.charts import chain_chart, stages_chart
from budgetwatch.briefs.content import Awarded, Followed, PackContent, Received
from budgetwatch.briefs.law import cumulated_chart, law_chart
from budgetwatch.briefs.method import METHOD
from budgetwatch.briefs.outlines import OUTLINES, Outline
from budgetwatch.briefs.pace import pace_chart
from budgetwatch.briefs.pack import compose_pack
from budgetwatch.briefs.waterfall import BridgeStep, bridge_chart, bridge_steps
from budgetwatch.domain.pack import PackKind

__all__ = [
    "METHOD",
    "OUTLINES",
    "Awarded",
    "BridgeStep",
    "Followed",
    "Outline",
    "PackContent",
    "PackKind",
    "Received",
    "axes_chart",
    "bridge_chart",
    "bridge_steps",
    "chain_chart",
    "compose_pack",
    "cumulated_chart",
    "law_chart",
    "pace_chart",
    "stages_chart",
]
