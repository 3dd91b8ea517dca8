"""Work off the window's thread: results, refusals, stops, and pages that are gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from budgetwatch.domain.errors import BudgetWatchError, NotFound
from budgetwatch.domain.message import msg
from budgetwatch.jobs import Job
from ui.bridge import Bridge, Handlers


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.close()


def test_a_result_arrives_on_the_thread_of_the_window(bridge: Bridge, qtbot: QtBot) -> None:
    arrived: list[tuple[int, bool]] = []
    here = threading.current_thread()
    bridge.read(lambda _job: 42, Handlers(lambda value: arrived.append((value, threading.current_thread() is here))))
    qtbot.waitUntil(lambda: arrived == [(42, True)])
    assert bridge.tasks == []


def test_a_refusal_reaches_its_own_handler(bridge: Bridge, qtbot: QtBot) -> None:
    refused: list[BudgetWatchError] = []

    def work(_job: Job) -> None:
        raise NotFound

    bridge.read(work, Handlers(failed=refused.append))
    qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], NotFound)


def test_stopped_work_ends_without_a_result(bridge: Bridge, qtbot: QtBot) -> None:
    ended: list[str] = []
    going = threading.Event()

    def work(job: Job) -> None:
        while True:
            going.set()
            job.step(msg("Reading"))

    task = bridge.read(work, Handlers(lambda _value: ended.append("done"), stopped=lambda: ended.append("stopped")))
    assert going.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: ended == ["stopped"])


def test_work_tells_how_far_it_is(bridge: Bridge, qtbot: QtBot) -> None:
    release = threading.Event()

    def work(job: Job) -> None:
        job.step(msg("Reading"), 3, 10)
        release.wait(5)

    task = bridge.read(work, Handlers())
    qtbot.waitUntil(lambda: task.progress is not None and task.progress.done == 3)
    release.set()


def test_a_widget_that_is_gone_is_not_told(bridge: Bridge, qtbot: QtBot) -> None:
    told: list[int] = []
    owner = QObject()
    release = threading.Event()

    def work(_job: Job) -> int:
        release.wait(5)
        return 1

    bridge.read(work, Handlers(told.append, owner=owner))
    shiboken6.delete(owner)
    release.set()
    qtbot.waitUntil(lambda: bridge.tasks == [])
    assert told == []


def test_writings_keep_their_order(bridge: Bridge, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(5):
        bridge.write(partial(_note, order, number), Handlers())
    qtbot.waitUntil(lambda: bridge.tasks == [])
    assert order == [0, 1, 2, 3, 4]


def _note(order: list[int], number: int, _job: Job) -> None:
    order.append(number)


def test_an_unexpected_error_is_raised_on_the_thread_of_the_window(bridge: Bridge, qtbot: QtBot) -> None:
    def work(_job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        bridge.read(work, Handlers())
        qtbot.waitUntil(lambda: bridge.tasks == [])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_nothing_begins_once_the_window_is_closed(qtbot: QtBot) -> None:
    bridge, done = Bridge(), threading.Event()
    bridge.close()
    bridge.read(lambda _job: done.set(), Handlers())
    assert not done.wait(0.1)
    assert bridge.tasks == []
