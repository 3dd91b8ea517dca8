"""What the lines of a frame stand in: natures, programmes and services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from budgetwatch.analysis.natures import natures_of_lines, places_of_lines

if TYPE_CHECKING:
    from tests.analysis.conftest import Draw

TABLE = """
label      | administration:1 | programme:1      | programme:2 | nature:1    | voted 2024
Transferts | 14 Défense       | 026 Fonds secret | 0261 Action | 3 Transfers | 25
"""


def test_a_line_stands_in_its_programme_its_action_and_its_service_but_not_in_its_nature(draw: Draw) -> None:
    assert places_of_lines(draw(TABLE)) == {1: {"Défense", "Fonds secret", "Action"}}


def test_a_line_stands_in_what_its_action_stands_under_where_only_the_action_is_printed(draw: Draw) -> None:
    frame = draw(TABLE + "Personnel | 14 Défense | 026 Fonds secret | 0261 Action | 1 Pay | 5")
    above = frame.codes.loc[frame.codes["level"] == 1, "code_id"]
    printed = frame.standing[(frame.standing["line"] == 1) | ~frame.standing["code_id"].isin(above)]
    assert places_of_lines(replace(frame, standing=printed))[2] == {"Fonds secret", "Action"}


def test_the_natures_of_a_line_are_its_codes_and_labels(draw: Draw) -> None:
    assert natures_of_lines(draw(TABLE)) == {1: {"3", "Transfers"}}
