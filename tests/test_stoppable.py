"""Work stopped from outside: by the clock, by its job, and never after its end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from budgetwatch.domain.errors import Cancelled, Unreadable
from budgetwatch.domain.grid import Grid
from budgetwatch.jobs import Job
from budgetwatch.mapping import extent, propose
from budgetwatch.stoppable import stoppable
from tests.mapping.conftest import draw_workbook


class TooLateError(Exception):
    """The time is over."""


def _counting() -> Iterator[int]:
    count = 0
    while True:
        yield (count := count + 1)


def _endless() -> int:
    return sum(_counting())


def _swallowing() -> int:
    """Work that keeps every error to itself."""
    for _ in _counting():
        try:
            int("x")
        except Exception:  # noqa: BLE001, S112 – the point of the test
            continue
    return 0


@pytest.mark.parametrize("work", [_endless, _swallowing])
def test_work_without_end_is_left_when_its_time_is_over(work: object) -> None:
    with pytest.raises(TooLateError):
        stoppable(work, Job(), 0.1, TooLateError)  # type: ignore[arg-type]


def test_work_without_end_is_left_when_its_job_is_cancelled() -> None:
    job = Job()
    threading.Timer(0.1, job.cancel).start()
    with pytest.raises(Cancelled):
        stoppable(_endless, job, 60, TooLateError)


def test_an_error_of_the_work_comes_out_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        stoppable(lambda: 1 // 0, Job(), 60, TooLateError)


def test_nothing_is_thrown_after_the_end_of_the_work() -> None:
    wait = threading.Event()
    outcomes: set[bool | None] = set()
    for _ in range(40):
        try:
            outcomes.add(stoppable(lambda: wait.wait(0.05), Job(), 0.04, TooLateError))  # both end at the same moment
        except TooLateError:
            outcomes.add(None)
        assert sum(range(20_000)) == 199_990_000  # an error thrown late would come here
    assert outcomes <= {False, None}


def test_a_tangled_file_is_refused_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("budgetwatch.mapping.seconds_for", lambda _grids, _read_in: 0.05)
    rows = [("Code", "Libellé", "Crédits votés 2021")] + [("1", f"Total {n}", n * n) for n in range(60_000)]
    with pytest.raises(Unreadable) as refused:
        propose(draw_workbook(Grid("Budget", rows)))
    assert refused.value.code == "too-slow"


def test_a_slow_machine_is_given_longer_to_understand(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = [Grid("Budget", [("1", "Soldes", 100)])]
    monkeypatch.setattr(extent, "slowness", lambda: 1.0)
    usual = extent.seconds_for(sheet, 2.0)
    monkeypatch.setattr(extent, "slowness", lambda: 3.0)
    assert extent.seconds_for(sheet, 2.0) == 3 * usual
    assert usual + 2.0 < 15  # reading and understanding together
