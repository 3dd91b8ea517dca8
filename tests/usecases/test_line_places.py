"""A line is named by the vote or programme above it, since the same label stands under many of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.measure import Measure
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.dossiers import create_dossier
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.pivoting import lines_behind

VOTES = """\
Loi de finances initiale 2024;;;
(en millions de FCFA);;;
Section;Programme;Libellé;LFI 2024
210;2101;Personnel;20 000
210;2105;Personnel;62 400
230;2302;Personnel;39 560
TOTAL;;;121 960
"""


@pytest.fixture
def behind(tmp_path: Path) -> list[tuple[str, str]]:
    """The place and label of each line behind what was voted, the largest amounts first."""
    file = tmp_path / "LFI_2024.csv"
    file.write_text(VOTES, encoding="utf-8")
    with create_dossier(tmp_path / "votes.budget", "Votes") as dossier:
        import_draft(dossier, draft_import(file))
        voted = compare(dossier, CompareQuery()).totals[0].stages[Measure.VOTED]
        return [(one.place, one.label) for one in lines_behind(dossier, voted)]


def test_lines_of_one_label_are_told_apart_by_their_places(behind: list[tuple[str, str]]) -> None:
    assert behind == [("210 › 2105", "Personnel"), ("230 › 2302", "Personnel"), ("210 › 2101", "Personnel")]
