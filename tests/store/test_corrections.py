"""Corrections are laid over the amounts that readers are given, and never over what was stored."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.figure import FactSelection
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent, Amount, Value
from budgetwatch.store import checks, corrections, frames, readings, selections
from budgetwatch.store.dossier import Dossier, create
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import imported

ARMY_VOTED, NAVY_PAID = (1, 2, 3), (1, 3, 4)
"""The places (dataset, row, column) of two cells of the sheet that `imported` brings in."""


def correct(dossier: Dossier, place: corrections.Place, value: Value) -> None:
    with dossier.change(msg("Correct")) as change:
        corrections.correct(change, place, value, "Letter")


def mantissas(dossier: Dossier) -> list[tuple[int, str]]:
    facts = frames.facts(dossier).facts
    return list(zip(facts["amount"].tolist(), facts["state"].astype(str), strict=True))


def total(dossier: Dossier, measure: Measure) -> Amount:
    return selections.total(dossier, FactSelection(measure, 2013))


def test_frames_sums_and_readings_all_give_the_corrected_amount(dossier: Dossier) -> None:
    imported(dossier)
    correct(dossier, ARMY_VOTED, Amount(1001))
    correct(dossier, NAVY_PAID, Amount(450))
    assert mantissas(dossier) == [
        (100100, ""),
        (50000, ""),
        (725, ""),
        (90000, ""),
        (45000, ""),
        (725, ""),
    ]
    assert (total(dossier, Measure.VOTED), total(dossier, Measure.PAID)) == (
        Amount.parse("1508.25"),
        Amount.parse("1357.25"),
    )
    assert readings.stored(dossier, 1).columns[0].values[0] == Amount(1001)
    assert [check.lines_sum for check in checks.of(dossier, 1).totals] == [
        Amount.parse("1508.25"),
        Amount.parse("1357.25"),
    ]


def test_an_amount_finer_than_the_table_changes_the_step_of_the_frame_and_no_other_amount(dossier: Dossier) -> None:
    imported(dossier)
    before = frames.facts(dossier)
    correct(dossier, ARMY_VOTED, Amount.parse("1000.125"))
    after = frames.facts(dossier)
    assert (before.exponent, after.exponent) == (-2, -3)
    assert after.facts["amount"].tolist() == [1000125, 500000, 7250, 900000, 0, 7250]


def test_a_frame_is_made_again_only_where_a_correction_changed(dossier: Dossier) -> None:
    imported(dossier)
    first = frames.facts(dossier)
    assert frames.facts(dossier) is first
    correct(dossier, ARMY_VOTED, Absent.UNKNOWN)
    assert frames.facts(dossier) is not first
    assert mantissas(dossier)[0] == (0, "unknown")


def test_what_was_stored_is_sound_all_the_same(dossier: Dossier) -> None:
    imported(dossier)
    correct(dossier, ARMY_VOTED, Amount(1))
    assert all(check.ok for check in verify(dossier))


def test_a_cell_that_is_not_corrected_has_nothing_to_withdraw(dossier: Dossier) -> None:
    imported(dossier)
    with pytest.raises(NotFound), dossier.change(msg("Withdraw")) as change:
        corrections.withdraw(change, ARMY_VOTED)


@settings(max_examples=15, deadline=None)
@given(mantissa=st.integers(-(2**63) + 1, 2**63 - 1), exponent=st.integers(-4, 9))
def test_the_sum_is_exact_whatever_is_corrected_to(
    tmp_path_factory: pytest.TempPathFactory, mantissa: int, exponent: int
) -> None:
    with create(tmp_path_factory.mktemp("corrected") / "x.budget") as dossier:
        imported(dossier)
        value = Amount(mantissa, exponent)
        correct(dossier, ARMY_VOTED, value)
        frame = frames.facts(dossier)
        voted = frame.facts[frame.facts["measure"] == "voted"]["amount"]
        expected = Amount.parse("507.25") + value
        assert Amount(sum(int(one) for one in voted), frame.exponent) == total(dossier, Measure.VOTED) == expected
