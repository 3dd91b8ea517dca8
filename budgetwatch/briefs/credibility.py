"""Budget credibility in the logic of PEFA on paper: three years and their letters; the window shows the working."""

from __future__ import annotations

from budgetwatch.briefs.words import sentences
from budgetwatch.domain.document import Cell, Row, RowStyle, Section, Table, TableColumn, Verbatim
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.pefa import Credibility, Dimension, WorkedCredibility
from budgetwatch.domain.terms import MEASURES

RATED = 3
MEANINGS: dict[Dimension, Message] = {
    Dimension.OUTTURN: msg("PI-1: outturn ÷ budget"),
    Dimension.BY_HEAD: msg("PI-2.1: variance by head"),
    Dimension.BY_NATURE: msg("PI-2.2: variance by economic type"),
    Dimension.CONTINGENCY: msg("PI-2.3: charged to contingency"),
}


def credibility_section(worked: WorkedCredibility | None) -> Section | None:
    """The measures of the last three years and their letters; None with fewer years."""
    if worked is None or len(worked.years) < RATED:
        return None
    return Section(msg("Credibility of the budget (logic of PEFA)"), (_measures(worked),))


def _measures(worked: WorkedCredibility) -> Table:
    columns = (TableColumn(msg("Year"), numeric=False), *(TableColumn(name) for name in MEANINGS.values()))
    rows = [
        Row((Verbatim(str(one.year)), *(one.measure(dimension) or Absent.UNKNOWN for dimension in MEANINGS)))
        for one in worked.years[-RATED:]
    ]
    rows.append(Row((msg("Letter"), *_letters(worked.rated)), RowStyle.TOTAL))
    stage = MEASURES[worked.stage]
    caption = msg("Logic of PEFA, outturn measured at the stage “{stage}”", stage=stage)
    return Table(caption, columns, tuple(rows), note=sentences(list(worked.rated.notes)))


def _letters(rated: Credibility) -> tuple[Cell, ...]:
    letters = (rated.scores.get(dimension) for dimension in MEANINGS)
    return tuple(Verbatim(letter) if letter else Absent.UNKNOWN for letter in letters)
