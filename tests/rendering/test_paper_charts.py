"""Charts: the same model on screen and paper, legible without colour."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from subprocess import run

import pytest

from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Verbatim
from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import language
from budgetwatch.rendering import draw_chart, preview_pages

Print = Callable[..., bytes]
Read = Callable[[bytes], list[str]]
MakeFigure = Callable[..., Figure]


@pytest.fixture
def chart(figure: MakeFigure) -> Chart:
    """Two years: voted hollow, revised hatched, paid solid and unknown in the second year."""
    return Chart(
        caption=msg("Defence"),
        kind=ChartKind.GROUPED_BARS,
        categories=(Verbatim("2023"), Verbatim("2024")),
        series=(
            Series(msg("voted"), Pattern.HOLLOW, (figure(271_000_000_000, 1), figure(306_000_000_000, 2))),
            Series(msg("revised"), Pattern.HATCH, (figure(285_000_000_000, 3), figure(335_000_000_000, 4))),
            Series(msg("paid"), Pattern.SOLID, (figure(269_000_000_000, 5), Absent.UNKNOWN)),
        ),
        scale=1_000_000_000,
        currency="XOF",
        breaks=((1, msg("change of nomenclature")),),
    )


def test_bars_carry_their_values_and_an_unknown_one_says_so(printed: Print, read: Read, chart: Chart) -> None:
    text = read(printed(chart))[0]
    assert "Chart 1. Defence (billion FCFA) [C-1]" in text
    for label in ("271", "306", "285", "335", "269", "n/a", "2023", "2024", "voted", "paid", "change of nomenclature"):
        assert label in text


def test_hatches_are_lines_of_the_page_and_the_chart_is_no_picture(printed: Print, chart: Chart) -> None:
    from pypdfium2 import PdfDocument, raw

    hatched, plain = (PdfDocument(printed(one)) for one in (chart, replace(chart, series=chart.series[:1])))
    with hatched, plain:
        assert not list(hatched[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
        paths = [len(list(one[0].get_objects([raw.FPDF_PAGEOBJ_PATH]))) for one in (hatched, plain)]
    assert paths[0] > paths[1] + 8


def test_the_patterns_differ_in_grey(printed: Print, chart: Chart) -> None:
    """Hollow is white, solid is dark, and the hatch lies between them."""
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(preview_pages(printed(chart), width=1200)[0])).convert("L")
    shades = [level for level, count in enumerate(picture.histogram()) if count > 500]
    assert 255 in shades
    assert any(40 < level < 70 for level in shades)


def test_horizontal_bars_name_their_stages_without_a_key(figure: MakeFigure) -> None:
    stages = ("voted", "paid")
    series = tuple(
        Series(msg("series {name}", name=name), Pattern.PALE, tuple(_alone(figure(5), place == at) for at in range(2)))
        for place, name in enumerate(stages)
    )
    drawn = draw_chart(
        Chart(msg("Chain"), ChartKind.HORIZONTAL_BARS, tuple(Verbatim(x) for x in stages), series), language("en")
    )
    axes = drawn.axes[0]
    assert axes.get_legend() is None
    assert [tick.get_text() for tick in axes.get_yticklabels()] == ["Voted", "Paid"]
    assert len(axes.patches) == 2


def _alone(figure: Figure, here: bool) -> Figure | Absent:  # noqa: FBT001 - a yes or no per category
    return figure if here else Absent.NIL


def test_a_chart_has_the_size_asked_for(chart: Chart) -> None:
    drawn = draw_chart(chart, language("fr"), (300, 120))
    assert tuple(drawn.get_size_inches() * 72) == (300, 120)


def test_matplotlib_and_reportlab_load_only_when_something_is_drawn() -> None:
    code = (
        "import sys, budgetwatch.rendering, budgetwatch.briefs;"
        "sys.exit(any(name in sys.modules for name in ('matplotlib', 'reportlab', 'pypdfium2')))"
    )
    assert run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter


def test_a_caption_names_no_unit_where_there_is_none(printed: Print, read: Read, chart: Chart) -> None:
    text = read(printed(replace(chart, scale=1, currency=None)))[0]
    assert "Chart 1. Defence [C-1]" in text
    assert "()" not in text
