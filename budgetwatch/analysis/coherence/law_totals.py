"""Lines of a programming law whose printed total is not what their years add up to.

Source: programming laws of the region, whose yearly splits do not always make the total that was voted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from budgetwatch.analysis.findings import FINANCE_DIRECTOR, Rule
from budgetwatch.analysis.printed_totals import CheckedTable, printed
from budgetwatch.analysis.wording import told_apart
from budgetwatch.domain.figure import Figure, difference
from budgetwatch.domain.finding import Finding, LabelledFigure, State
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from budgetwatch.domain.programming import LawCategory, ProgrammingLaw
from budgetwatch.domain.source import CellRef

if TYPE_CHECKING:
    from budgetwatch.analysis.frame import FactFrame

LAW_TOTAL_DISAGREES = Rule(
    "law-total-disagrees",
    msg("Total of a programming law that its years do not give"),
    msg("Every printed total of a line of a programming law is what its years add up to."),
    msg("No programming law prints a total beside its years."),
)
EXPLANATIONS = (
    msg("A part of the line is to be spent outside the years that the law lists."),
    msg("The law was amended, and its years or its total were not brought up to date."),
    msg("The total was voted, and the split by year is indicative."),
)
ASKED_WHEN_READ = "across-disagrees"
"""What reading says of a printed total that the years of its line do not give."""
_THRESHOLD = msg("a gap beyond what rounding allows")


def find_law_totals(
    frame: FactFrame, laws: Sequence[ProgrammingLaw], tables: Sequence[CheckedTable]
) -> tuple[Finding, ...]:
    """One finding per line and printed total that disagree; `n` counts the printed totals of lines."""
    printed_in = {law.dataset: _printed(frame, law.dataset) for law in laws}
    n = sum(len(totals) for of_rows in printed_in.values() for totals in of_rows.values())
    named = {table.dataset: table for table in tables}
    fired = [one for law in laws for one in _disagreeing(law, named[law.dataset], printed_in[law.dataset], n)]
    return LAW_TOTAL_DISAGREES.concluded(fired, n, _THRESHOLD)


def _printed(frame: FactFrame, dataset: int) -> Mapping[int, list[Amount]]:
    """The totals that each row of a law prints beside its years, from left to right."""
    facts = frame.facts
    own = facts[(facts["dataset"] == dataset) & (facts["measure"] == Measure.TRANCHE) & ~facts["counts"]]
    rows = frame.lines.set_index("line")["row"]
    found: dict[int, list[Amount]] = defaultdict(list)
    for line, amount in own.loc[(own["year"] == 0) & (own["state"] == ""), ["line", "amount"]].itertuples(
        index=False, name=None
    ):
        found[int(rows[line])].append(Amount(int(amount), frame.exponent))
    return found


def _disagreeing(
    law: ProgrammingLaw, table: CheckedTable, printed_at: Mapping[int, Sequence[Amount]], n: int
) -> Iterator[Finding]:
    """The cells that reading asked about and whose amount, as it stands now, is still not that of the years."""
    lines = {category.row: category for category in law.categories}
    cells = sorted(issue.cell for issue in table.issues if issue.code == ASKED_WHEN_READ and issue.cell)
    for row in dict.fromkeys(cell.row for cell in cells):
        if (line := lines.get(row)) is not None:
            wrong = [amount for amount in printed_at.get(row, ()) if amount != line.total.amount]
            for cell, amount in zip((cell for cell in cells if cell.row == row), wrong, strict=False):
                yield _finding(table, line, cell, printed(amount, cell, table.currency), n)


def _finding(table: CheckedTable, line: LawCategory, cell: CellRef, stated: Figure, n: int) -> Finding:
    gap = difference(stated, line.total)
    said, added = told_apart(stated, line.total)
    words: dict[str, str | CellRef | Figure | Message] = {
        "label": line.label,
        "cell": cell,
        "table": table.name,
        "stated": said,
        "added": added,
        "gap": gap,
    }
    return Finding(
        code=LAW_TOTAL_DISAGREES.code,
        key=f"{LAW_TOTAL_DISAGREES.code}:{table.dataset}:{cell.sheet}!{cell.a1}",
        title=msg("{label}: the years of the law do not make its total", **words),
        severity=Severity.ERROR,
        state=State.FIRED,
        why=msg(
            "{cell} of {table} prints {stated} for “{label}”; its years add up to {added}: a gap of {gap}.", **words
        ),
        n=n,
        threshold=_THRESHOLD,
        figures=(
            LabelledFigure(msg("printed"), stated),
            LabelledFigure(msg("sum of the years"), line.total),
            LabelledFigure(msg("gap"), gap),
        ),
        explanations=EXPLANATIONS,
        question=msg(
            "Which is the commitment of the law for “{label}”: {stated}, or the {added} of its years?", **words
        ),
        witness=FINANCE_DIRECTOR,
        stake=gap,
    )
