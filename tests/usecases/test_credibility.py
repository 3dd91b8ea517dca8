"""Heads given as a table: read exactly, or refused with the cell that is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.domain.pefa import Dimension
from budgetwatch.usecases.credibility import HeadsUnreadable, rate_file

THREE_YEARS = """year,category,kind,budget,outturn
2021,Défense,head,200.5,260
2021,Imprévus,contingency,20,10
2022,Défense,head,240,250
2022,Imprévus,contingency,25,20
2023,Défense,head,300,315
2023,Imprévus,contingency,30,15
"""


def listed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "heads.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_heads_is_rated_to_the_last_digit(tmp_path: Path) -> None:
    told = rate_file(listed(tmp_path, THREE_YEARS))
    assert [f"{float(year.outturn or 0):.6f}" for year in told.years] == ["122.448980", "101.886792", "100.000000"]
    assert (told.scores[Dimension.OUTTURN], told.scores[Dimension.CONTINGENCY]) == ("A", "B")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (THREE_YEARS.replace("200.5", "200,5 M").replace(",200,5 M,", ',"200,5 M",'), "D2"),
        (THREE_YEARS.replace("contingency", "reserve"), "C3"),
        (THREE_YEARS.replace("outturn", "spent"), "outturn"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(HeadsUnreadable, match=told):
        rate_file(listed(tmp_path, wrong))
