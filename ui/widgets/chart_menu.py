"""The menu of a chart: where a figure comes from, what can be copied and saved, black and white."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from budgetwatch.domain.figure import Figure
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.terms import AUDIENCES
from budgetwatch.jobs import Job
from ui.copying import copy_picture
from ui.theme import Scheme
from ui.widgets.chart import in_plain, palette_of, show_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetwatch.domain.document import Chart
    from budgetwatch.usecases.dossiers import Dossier
    from ui.widgets.chart import ChartView

PICTURES = ("png", "svg", "pdf")
TABLES = ("xlsx", "csv")


def chart_menu(view: ChartView) -> QMenu:
    """What can be done with a chart and with its current mark."""
    menu, word = QMenu(view), view.session.word
    known = view.current_figure() is not None

    def add(text: Message, act: Callable[[], object], keys: str = "", *, enabled: bool = True) -> None:
        action = menu.addAction(word(text))
        action.setShortcut(keys)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: act())

    add(msg("Where does this figure come from?"), view.ask, "F4", enabled=known)
    add(msg("Copy the number"), view.copy, "Ctrl+C", enabled=known)
    menu.addSeparator()
    add(msg("Copy the picture"), lambda: _copy(view))
    add(msg("Save the picture…"), lambda: save_as(view, msg("Save the picture"), PICTURES))
    add(msg("Save the figures…"), lambda: save_as(view, msg("Save the figures"), TABLES))
    menu.addSeparator()
    plain = menu.addAction(word(msg("Black and white")))
    plain.setCheckable(True)
    plain.setChecked(in_plain())
    plain.toggled.connect(lambda on: _wear(view, plain=on))
    return menu


def _copy(view: ChartView) -> None:
    """Copy the chart as it is on show, once the dossier says that the circle may see what its figures rest on."""
    session, picture = view.session, view.picture
    if picture is None:
        return
    audience = session.audience

    def work(dossier: Dossier, _job: Job) -> None:
        from budgetwatch.usecases.figures_for import refuse_narrower_figures

        refuse_narrower_figures(dossier, figures_in(picture.chart), audience)

    session.read(work, lambda _seen: copy_picture(session, picture.image), owner=view)


def save_as(view: ChartView, title: Message, endings: tuple[str, ...]) -> None:
    """Ask where the chart or its figures are to be written, and write them."""
    session = view.session
    if view.picture is None:
        return
    folder = session.dossier.path.parent if session.dossier else Path.home()
    kinds = ";;".join(f"{ending.upper()} (*.{ending})" for ending in endings)
    suggested = str(folder / f"{_file_name(session.word(view.picture.chart.caption))}.{endings[0]}")
    chosen, kind = QFileDialog.getSaveFileName(view, session.word(title), suggested, kinds)
    if chosen:
        save_to(view, _with_ending(Path(chosen), endings, kind))


def save_to(view: ChartView, path: Path) -> None:
    """Write the chart, or its figures, to a file; its ending says which."""
    session, picture = view.session, view.picture
    if picture is None:
        return
    name = session.summary.title if session.summary else ""
    audience = session.audience
    shown_to = AUDIENCES[audience]
    origin = msg("Source: dossier “{name}”, BudgetWatch. Audience: {audience}.", name=name, audience=shown_to)
    palette = palette_of(replace(session.theme, scheme=Scheme.LIGHT), plain=in_plain())

    def work(dossier: Dossier, _job: Job) -> None:
        from budgetwatch.usecases.charting import save_chart
        from budgetwatch.usecases.figures_for import refuse_narrower_figures

        refuse_narrower_figures(dossier, figures_in(picture.chart), audience)
        save_chart(path, picture.chart, session.language, origin, palette)

    session.read(work, lambda _done: session.say(msg("Written: {path}", path=path.name)), owner=view)


def figures_in(chart: Chart) -> tuple[Figure, ...]:
    """The figures that a chart draws."""
    return tuple(value for one in chart.series for value in one.values if isinstance(value, Figure))


def _wear(view: ChartView, *, plain: bool) -> None:
    show_plain(plain=plain)
    view.looks_changed.emit()


def _file_name(caption: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in caption)
    return " ".join(kept.split())[:60] or "chart"


def _with_ending(path: Path, endings: tuple[str, ...], kind: str) -> Path:
    """The path with an ending that says its kind: its own, else the one chosen in the dialog."""
    if path.suffix.lower().removeprefix(".") in endings:
        return path
    chosen = next((ending for ending in endings if f"*.{ending}" in kind), endings[0])
    return path.with_name(f"{path.name}.{chosen}")
