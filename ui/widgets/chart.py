"""A chart on screen: drawn on a reading thread, shown as a picture whose marks are walked by pointer and keyboard.

The window's thread never waits for the drawing library: it neither imports it nor draws with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from budgetwatch.domain.document import Chart
from budgetwatch.domain.figure import Figure, Quantity
from budgetwatch.domain.message import msg
from budgetwatch.i18n import Language
from budgetwatch.preferences import save, saved
from ui.theme import Theme

if TYPE_CHECKING:
    from budgetwatch.usecases.charting import Palette
    from ui.session import Session

_DOTS = 108
"""Dots per inch at 100 %: the 8.5 points of a chart's labels become 12.75 pixels."""
_LEAST = 8
"""Pixels that a mark takes at least, so that the smallest bar can be pointed at."""
_NEAR = 4
_PLAIN = "charts-in-black-and-white"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a chart is to be shown: size in pixels, pixels per point of the screen, looks, and whether without colour."""

    width: int
    height: int
    density: float
    theme: Theme
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: where it stands in pixels, its figure, what it says in words, and exactly."""

    place: QRectF
    figure: Figure
    spoken: str
    exact: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart: its model, the pixels, the marks category by category, and the same in words."""

    chart: Chart
    image: QImage
    marks: tuple[Mark, ...]
    spoken: str


def picture_of(chart: Chart, language: Language, screen: Screen) -> Picture:
    """The chart as a picture of that size. Takes a moment: call it off the window's thread."""
    from budgetwatch.usecases.charting import draw_pixels

    dots = _DOTS * screen.theme.text / 100
    size = screen.width * 72 / dots, screen.height * 72 / dots
    drawn = draw_pixels(chart, language, size, dots * screen.density, palette_of(screen.theme, plain=screen.plain))
    pixels = QImage(drawn.rgba, drawn.wide, drawn.high, 4 * drawn.wide, QImage.Format.Format_RGBA8888).copy()
    pixels.setDevicePixelRatio(screen.density)
    marks = []
    for one in drawn.marks:
        figure = chart.series[one.series].values[one.category]
        if isinstance(figure, Figure):
            left, top = one.left * screen.width, one.top * screen.height
            place = QRectF(left, top, one.right * screen.width - left, one.bottom * screen.height - top)
            spoken = _spoken(chart, one.series, one.category, figure, language)
            marks.append(Mark(_wide_enough(place), figure, spoken, _exact(figure, language)))
    return Picture(chart, pixels, tuple(marks), in_words(chart, language))


def palette_of(theme: Theme, *, plain: bool) -> Palette | None:
    """The colours of the theme for a chart; None in black and white."""
    from budgetwatch.usecases.charting import Palette

    if plain:
        return None
    names = ("surface", "ink2", "line", "line2", "att", "bar", "pri_soft", "hatch")
    return Palette(*(theme.hex(name) for name in names))


def in_words(chart: Chart, language: Language) -> str:
    """What the chart shows as a sentence, for screen readers."""
    parts = [
        _spoken(chart, number, at, value, language)
        for at in range(len(chart.categories))
        for number, series in enumerate(chart.series)
        if isinstance(value := series.values[at], Figure)
    ]
    return "\n".join([language.word(chart.caption), *parts])


def in_plain() -> bool:
    """Whether charts are shown in black and white on this computer."""
    return saved(_PLAIN) == "yes"


def show_plain(*, plain: bool) -> None:
    """Show charts in black and white from now on, or in the colours of the window."""
    save(_PLAIN, "yes" if plain else "no")


class ChartView(QWidget):
    """Shows the picture of a chart; between a change of size and the next picture, the old one in its place.

    Tab goes in, arrows walk the marks, Enter and a click ask where a figure comes from, Shift F10 opens the menu.
    """

    looks_changed = Signal()
    """A person wants the chart in black and white, or in colours again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.picture: Picture | None = None
        self.current = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A chart narrower than this cannot be read."""
        return QSize(200, 90)

    def screen_for(self, theme: Theme) -> Screen:
        """The size and looks a picture should have now."""
        plain = in_plain()
        return Screen(max(self.width(), 200), max(self.height(), 90), self.devicePixelRatioF(), theme, plain)

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, with the sentence that says the same to a screen reader."""
        same = self.picture is not None and picture is not None and len(self.picture.marks) == len(picture.marks)
        self.picture, self._hovered = picture, -1
        self.current = self.current if same else -1
        self.setAccessibleName(picture.spoken if picture else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.marks else Qt.FocusPolicy.NoFocus)
        self._tell()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The bars on show."""
        return self.picture.marks if self.picture is not None else ()

    def current_figure(self) -> Figure | None:
        """The figure of the mark at the keyboard, else of the one under the pointer."""
        at = self.current if self.current >= 0 else self._hovered
        return self.marks[at].figure if 0 <= at < len(self.marks) else None

    # -- keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk the marks, ask where a figure comes from, open the menu."""
        last = len(self.marks) - 1
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up if last >= 0:
                self._go(max(self.current - 1, 0))
            case Qt.Key.Key_Right | Qt.Key.Key_Down if last >= 0:
                self._go(min(self.current + 1, last))
            case Qt.Key.Key_Home | Qt.Key.Key_End if last >= 0:
                self._go(0 if event.key() == Qt.Key.Key_Home else last)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask()
            case Qt.Key.Key_Menu | Qt.Key.Key_F10 if event.key() == Qt.Key.Key_Menu or event.modifiers():
                self._open_menu(self.rect().center())
            case Qt.Key.Key_C if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.copy()
            case _:
                super().keyPressEvent(event)

    def ask(self) -> None:
        """Ask where the figure of the current mark comes from."""
        if (figure := self.current_figure()) is not None:
            self.session.show_source(figure)

    def copy(self) -> None:
        """Copy the plain number of the current mark."""
        from ui.widgets.budget_copying import copy_number

        if (figure := self.current_figure()) is not None:
            copy_number(self.session, figure)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard comes in at the first mark."""
        super().focusInEvent(event)
        if self.current < 0 and self.marks and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ring the mark under the pointer."""
        hovered = self._at(event.position().toPoint())
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No mark is under the pointer any more."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a mark asks where its figure comes from."""
        at = self._at(event.position().toPoint())
        if at >= 0:
            self._go(at)
            if event.button() == Qt.MouseButton.LeftButton:
                self.ask()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu of the chart and of the mark under the pointer."""
        self._open_menu(event.pos())

    def event(self, event: QEvent) -> bool:
        """The exact value of the mark under the pointer in its tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos())
            QToolTip.showText(event.globalPos(), self.told(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    def told(self, at: int) -> str:
        """What the tool tip of a mark says."""
        mark = self.marks[at]
        more = self.session.word(msg("Click or F4: where it comes from"))
        return f"{mark.exact}\n{mark.spoken}\n{more}"

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture at its own size, a ring around the current mark."""
        if self.picture is None:
            return
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self.picture.image)
            theme = self.session.theme
            if 0 <= self._hovered < len(self.marks):
                painter.setPen(QPen(theme.color("focus"), 1))
                painter.drawRect(self.marks[self._hovered].place.adjusted(-1, -1, 1, 1))
            if self.hasFocus() and 0 <= self.current < len(self.marks):
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.drawRect(self.marks[self.current].place.adjusted(-2, -2, 2, 2))

    def _at(self, point: QPoint) -> int:
        near = (at for at, one in enumerate(self.marks) if one.place.adjusted(-1, -_NEAR, 1, _NEAR).contains(point))
        return next(near, -1)

    def _go(self, at: int) -> None:
        self.current = at
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say the current mark to a screen reader."""
        at = self.current
        self.setAccessibleDescription(self.marks[at].spoken if 0 <= at < len(self.marks) else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _open_menu(self, point: QPoint) -> None:
        from ui.widgets.chart_menu import chart_menu

        at = self._at(point)
        if at >= 0:
            self._go(at)
        if self.picture is not None:
            chart_menu(self).popup(self.mapToGlobal(point))


def _wide_enough(place: QRectF) -> QRectF:
    wide, high = max(place.width(), _LEAST), max(place.height(), _LEAST)
    return QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high)


def _spoken(chart: Chart, series: int, category: int, value: Figure, language: Language) -> str:
    from budgetwatch.usecases.charting import category_name, series_name

    what, name = series_name(chart, series, language), category_name(chart, category, language)
    if what.casefold() == name.casefold():
        return language.word(msg("{name}: {value}", name=what, value=value))
    return language.word(msg("{what} {category}: {value}", what=what, category=name, value=value))


def _exact(figure: Figure, language: Language) -> str:
    if figure.unit.quantity is Quantity.MONEY:
        return language.exact(figure.amount, figure.unit.currency)
    return language.figure(figure)
