"""The two typefaces, loaded from the resources so that every computer shows the same digits."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from budgetwatch.paths import resources

_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Medium.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSans3-It.ttf",
    "SourceSerif4_600SemiBold.ttf",
)


def load_fonts() -> None:
    """Make the interface's fonts known to Qt; a missing file leaves the system's font in its place."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
