"""An open dossier and the readings under way on it: it is closed when the last of them has ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

from budgetwatch.domain.errors import Cancelled

if TYPE_CHECKING:
    from budgetwatch.usecases.dossiers import Dossier


class Holding:
    """Counts the readings of a dossier, so that closing never meets one half-way."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._turn = Condition()
        self._readings = 0
        self._closed = False

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

    def close(self) -> None:
        """Let no reading begin any more, wait for those under way, and close the dossier."""
        with self._turn:
            self._closed = True
            self._turn.wait_for(lambda: self._readings == 0)
        self.dossier.close()
