"""The job strip: what lasts is named, measured, and can be stopped."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from tests.ui.walker import shown_texts
from ui.main_window import MainWindow


def _endless(job: Job) -> None:
    while True:
        job.step(msg("Reading"), 3, 4)
        threading.Event().wait(0.01)


def test_work_that_lasts_is_shown_and_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    stopped: list[bool] = []
    window.session.run(_endless, stopped=lambda: stopped.append(True))
    strip = window.status.jobs
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: strip.bar.maximum() == 4)
    QTest.mouseClick(strip.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stopped == [True])
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_work_that_is_soon_done_is_not_worth_showing(window: MainWindow, qtbot: QtBot) -> None:
    done: list[int] = []
    window.session.run(lambda _job: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert not window.status.jobs.isVisible()


def test_work_goes_on_through_a_change_of_language(window: MainWindow, qtbot: QtBot) -> None:
    task = window.session.run(_endless)
    old = window.status
    window.session.speak("en")
    qtbot.waitUntil(lambda: window.status is not old)
    qtbot.waitUntil(window.status.jobs.isVisible)
    task.cancel()
    qtbot.waitUntil(lambda: not window.session.bridge.tasks)


def test_a_page_says_that_it_is_busy_and_how_to_stop(opened: MainWindow, qtbot: QtBot) -> None:
    opened.page.load(lambda _dossier, job: _endless(job), lambda _value: None)
    qtbot.waitUntil(lambda: any("Stop" in text or "Arrêter" in text for _, text in shown_texts(opened.page)))
    for task in list(opened.session.bridge.tasks):
        task.cancel()
    qtbot.waitUntil(lambda: not opened.session.bridge.tasks)
