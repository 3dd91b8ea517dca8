"""The charts that a pack has beside bars: stacked columns, suppliers from the largest, contracts in time, tiles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest

from budgetwatch.domain.document import Chart, ChartKind, Pattern, Series, Span, Tile, Verbatim
from budgetwatch.domain.figure import Figure, ratio
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.i18n import language
from budgetwatch.rendering import draw_chart, preview_pages
from budgetwatch.rendering.chart import chart_size

Print = Callable[..., bytes]
Read = Callable[[bytes], list[str]]
MakeFigure = Callable[..., Figure]
BILLION = 1_000_000_000
FILLS = (Pattern.SOLID, Pattern.HOLLOW, Pattern.HATCH, Pattern.PALE, Pattern.CROSS, Pattern.DOTS)


def _stacked(figure: MakeFigure) -> Chart:
    names = ("Pay", "Transfers", "Equipment", "Running", "Works", "Other")
    series = tuple(
        Series(
            Verbatim(name), fill, (figure((at + 3) * 10 * BILLION, at + 1), figure((at + 4) * 10 * BILLION, at + 20))
        )
        for at, (name, fill) in enumerate(zip(names, FILLS, strict=True))
    )
    years = (Verbatim("2023"), Verbatim("2024"))
    return Chart(msg("What each year is made of"), ChartKind.STACKED_BARS, years, series, BILLION, "XOF")


def _pareto(figure: MakeFigure) -> Chart:
    amounts = tuple(figure(value * BILLION, value) for value in (60, 30, 10))
    whole = figure(100 * BILLION, 50)
    so_far = tuple(ratio(figure(value * BILLION, value), whole) or Absent.UNKNOWN for value in (60, 90, 100))
    series = (
        Series(msg("awarded"), Pattern.PALE, amounts),
        Series(msg("together"), Pattern.HOLLOW, so_far),
    )
    return Chart(
        msg("Suppliers"), ChartKind.PARETO, tuple(map(Verbatim, ("Alpha", "Beta", "Gamma"))), series, BILLION, "XOF"
    )


def _timeline(figure: MakeFigure) -> Chart:
    series = (
        Series(msg("term"), Pattern.PALE, (figure(8 * BILLION, 1), figure(3 * BILLION, 2))),
        Series(msg("late"), Pattern.SOLID, (Absent.NIL, Absent.NIL)),
    )
    spans = (
        Span(0, 0, date(2022, 3, 1), date(2023, 3, 1)),
        Span(0, 1, date(2023, 1, 15), date(2023, 11, 1)),
        Span(1, 1, date(2023, 11, 1), date(2024, 4, 1)),
    )
    names = (Verbatim("M-01 Vehicles"), Verbatim("M-02 Fuel"))
    return Chart(msg("Contracts"), ChartKind.TIMELINE, names, series, BILLION, "XOF", spans=spans)


def _tiles(_figure: MakeFigure) -> Chart:
    nothing = (Absent.NIL, Absent.NIL)
    series = (Series(msg("yes"), Pattern.HOLLOW, nothing), Series(msg("no"), Pattern.SOLID, nothing))
    tiles = (Tile(0, 0, "B01"), Tile(0, 1, "B02 ?"), Tile(1, 1, "D01"))
    return Chart(msg("Topics"), ChartKind.TILES, (Verbatim("B"), Verbatim("D")), series, tiles=tiles)


CHARTS = {"stacked": _stacked, "pareto": _pareto, "timeline": _timeline, "tiles": _tiles}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("stacked", ("30", "40", "90", "2023", "2024", "Pay", "Other")),
        ("pareto", ("60", "30", "10", "60.0%", "90.0%", "100.0%", "Together", "Alpha")),
        ("timeline", ("2022", "2023", "2024", "8.0", "3.0", "M-01 Vehicles", "late")),
        ("tiles", ("B01", "B02 ?", "D01", "yes", "no")),
    ],
)
def test_every_bar_carries_its_words_and_amounts(
    printed: Print, read: Read, figure: MakeFigure, name: str, words: tuple[str, ...]
) -> None:
    text = read(printed(CHARTS[name](figure)))[0]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", list(CHARTS))
def test_each_is_drawn_as_lines_and_fits_the_width_of_the_page(printed: Print, figure: MakeFigure, name: str) -> None:
    from pypdfium2 import PdfDocument, raw

    chart = CHARTS[name](figure)
    with PdfDocument(printed(chart)) as opened:
        assert not list(opened[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
        texts = list(opened[0].get_objects([raw.FPDF_PAGEOBJ_TEXT]))
        assert all(one.get_bounds()[2] <= opened[0].get_width() - 40 for one in texts)
    assert chart_size(chart)[1] > 50


def test_parts_of_a_column_differ_in_grey(printed: Print, figure: MakeFigure) -> None:
    """White, black, pale and three hatches: no two of six parts have the same share of ink."""
    from PIL import Image

    drawn = draw_chart(_stacked(figure), language("en"), (300, 400))
    target = BytesIO()
    drawn.savefig(target, dpi=150)
    picture = Image.open(target).convert("L")
    axes = drawn.axes[0]
    inks = []
    for bar in axes.patches[6:12]:
        box = bar.get_window_extent().transformed(drawn.dpi_scale_trans.inverted())
        left, right = (box.x0 + 0.05) * 150, (box.x0 + (box.x1 - box.x0) * 0.25) * 150
        top, bottom = picture.height - (box.y1 - 0.03) * 150, picture.height - (box.y0 + 0.03) * 150
        part = picture.crop((int(left), int(top), int(right), int(bottom)))
        pixels = list(part.tobytes())
        inks.append(sum(pixels) / len(pixels))
    assert len({round(ink / 6) for ink in inks}) >= 5
    assert max(inks) == 255
    assert preview_pages(printed(_stacked(figure)), width=300)


def test_a_pale_label_never_stands_on_a_dark_part(figure: MakeFigure) -> None:
    drawn = draw_chart(_stacked(figure), language("en"))
    colours = {text.get_text(): text.get_color() for text in drawn.axes[0].texts}
    assert colours["30"] == "#ffffff"
    assert colours["80"] == "#000000"


def test_a_family_with_many_topics_stays_on_the_page(printed: Print, read: Read, figure: MakeFigure) -> None:
    chart = _tiles(figure)
    many = tuple(Tile(0, 0, f"E{number:02d}") for number in range(40))
    text = read(printed(Chart(chart.caption, chart.kind, chart.categories, chart.series, tiles=many)))[0]
    assert all(tile.text in text for tile in many)
