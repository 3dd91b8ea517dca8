"""An open dossier and the readings under way on it: it is closed when the last of them has ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

from budgetwatch.domain.errors import Cancelled

if TYPE_CHECKING:
    from budgetwatch.domain.errors import StorageFailed
    from budgetwatch.usecases.dossiers import Dossier


class Holding:
    """Counts the readings of a dossier, so that closing never meets one half-way."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._turn = Condition()
        self._readings = 0
        self._closed = False
        self.left_beside: tuple[StorageFailed, ...] = ()
        """Once it is closed: what keeps the dossier from being one file."""

    @contextmanager
    def reading(self) -> Iterator[Dossier]:
        """The dossier for the time of one reading; Cancelled once it is closed."""
        with self._turn:
            if self._closed:
                raise Cancelled
            self._readings += 1
        try:
            yield self.dossier
        finally:
            with self._turn:
                self._readings -= 1
                self._turn.notify_all()

    def close(self) -> tuple[StorageFailed, ...]:
        """Let no reading begin any more, wait for those under way, and close the dossier; gives `left_beside`."""
        from budgetwatch.usecases.dossiers import close_dossier

        with self._turn:
            self._closed = True
            self._turn.wait_for(lambda: self._readings == 0)
        self.left_beside = close_dossier(self.dossier)
        return self.left_beside
