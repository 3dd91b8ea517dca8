"""The collector rests while anyone works without it, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from budgetwatch.collecting import without_collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    running = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if running else gc.disable)()


def test_the_collector_comes_back_with_the_last_of_several_threads() -> None:
    begun, end = Event(), Event()

    def work() -> None:
        with without_collector():
            begun.set()
            end.wait()

    other = Thread(target=work)
    with without_collector():
        other.start()
        begun.wait()
    assert not gc.isenabled()
    end.set()
    other.join()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with without_collector(), without_collector():
        pass
    assert not gc.isenabled()


def test_the_collector_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="work"), without_collector():
        raise ValueError("work")
    assert gc.isenabled()


def test_what_was_made_in_great_number_is_left_out_of_later_searches() -> None:
    frozen = gc.get_freeze_count()
    with without_collector():
        made = [[number] for number in range(50_000)]
    assert gc.get_freeze_count() - frozen > len(made)
    gc.unfreeze()
