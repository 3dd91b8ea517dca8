"""A waterfall: from the vote, act by act, to the revised appropriation."""

from __future__ import annotations

from budgetwatch.briefs import bridge_chart
from budgetwatch.domain.bridge import CreditBridge, Movement
from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.document import Chart
from budgetwatch.domain.figure import Figure, Operation, Trace, difference, money
from budgetwatch.domain.money import Amount
from budgetwatch.i18n import language
from budgetwatch.rendering.chart import chart_size, draw
from budgetwatch.rendering.waterfall import bars_of


def figure(value: int) -> Figure:
    return money(Amount(value), "XOF", Trace(Operation.SUM, ()))


def bridge(voted: int, received: int, given: int, revised: int) -> CreditBridge:
    """A vote with one advance decree and one virement, in francs."""
    movements = (
        Movement(ActKind.ADVANCE_DECREE, figure(received), None),
        Movement(ActKind.VIREMENT, None, figure(given)),
    )
    expected = figure(voted + received - given)
    gap = difference(figure(revised), expected)
    return CreditBridge("2105", "2105", "Équipement", 2024, figure(voted), movements, expected, figure(revised), gap)


def charted(voted: int, received: int, given: int, revised: int) -> Chart:
    chart = bridge_chart(bridge(voted, received, given, revised))
    assert chart is not None
    return chart


def texts(chart: Chart) -> list[str]:
    (axes,) = draw(chart, language("en"), chart_size(chart)).axes
    return [text.get_text() for text in axes.texts]


def test_each_bar_goes_on_where_the_one_above_it_ended() -> None:
    bars = list(bars_of(charted(100, 40, 25, 115)))
    assert [(bar.start, bar.end) for bar in bars] == [(0, 100), (100, 140), (140, 115), (0, 115)]


def test_what_no_act_explains_is_a_bar_of_its_own_in_either_direction() -> None:
    more, less = charted(100, 40, 25, 120), charted(100, 40, 25, 90)
    assert [(bar.start, bar.end) for bar in bars_of(more)][3:] == [(115, 120), (0, 120)]
    assert [(bar.start, bar.end) for bar in bars_of(less)][3:] == [(115, 90), (0, 90)]


def test_every_bar_carries_its_amount_with_its_direction() -> None:
    assert texts(charted(100, 40, 25, 90)) == ["100", "+40", "−25", "−25", "90"]


def test_levels_that_dwarf_what_moves_are_cut_and_it_is_said() -> None:
    assert texts(charted(21_480, 900, 70, 22_310))[-1] == "The long bars are cut: they do not begin at zero."
    assert "cut" not in texts(charted(100, 40, 25, 115))[-1]


def test_a_strip_too_small_for_its_names_is_drawn_all_the_same() -> None:
    (axes,) = draw(charted(100, 40, 25, 115), language("fr"), (60, 20)).axes
    assert axes.get_position().width > 0
    assert axes.get_position().height > 0
