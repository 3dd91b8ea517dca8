"""Whether a window can be opened here at all: Qt aborts the process where it cannot, so we look first."""

from __future__ import annotations

import os
import sys

from budgetwatch.domain.message import Message, msg

_NEEDED = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Libraries that Qt's X11 plugin links, and the Debian package of each."""

_ALWAYS = ("libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libdbus-1.so.3", "libglib-2.0.so.0", "libxkbcommon.so.0")
"""What Qt's widgets need even without a display."""


def obstacle() -> Message | None:
    """Why no window can be opened here and what to do; None where nothing is in the way."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not platform and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return msg("There is no display here, so the window cannot be opened. Every command works without it.")
    missing = sorted({_NEEDED[name] for name in _wanted(platform) if not _loads(name)})
    if not missing:
        return None
    return msg(
        "The window needs system libraries that are missing. Install them, then start again:"
        " sudo apt install {packages}",
        packages=" ".join(missing),
    )


def _wanted(platform: str) -> tuple[str, ...]:
    shown = not platform or platform.startswith("xcb")
    return tuple(_NEEDED) if shown and os.environ.get("DISPLAY") else _ALWAYS


def _loads(name: str) -> bool:
    from ctypes import CDLL

    try:
        CDLL(name)
    except OSError:
        return False
    return True
