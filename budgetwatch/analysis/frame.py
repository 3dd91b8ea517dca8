"""What analysis reads: the dossier's amounts as one long table, as the store gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd


class FactFrame(Protocol):
    """Amounts, codes, lines and datasets of one currency.

    `facts` has one row per amount: line, dataset, year (0 unknown), measure, basis ("" none), counts, flow,
    amount (mantissa at `exponent`, meaningless where there is a state) and state ("" an amount, else why there is none).
    `codes` has one row per code of a dataset: code_id, dataset, classification, level, code, label, parent_id (0 none);
    `standing` has one row per line and code, in the order in which the line prints them: line, code_id.
    `lines` has one row per line: line, dataset, row. `datasets` has one row per dataset: dataset, name, table; and
    exponent, the power of ten that its own amounts are steps of, where that is known.
    """

    @property
    def facts(self) -> pd.DataFrame:
        """One row per amount."""
        ...

    @property
    def codes(self) -> pd.DataFrame:
        """One row per code."""
        ...

    @property
    def standing(self) -> pd.DataFrame:
        """One row per line and code."""
        ...

    @property
    def lines(self) -> pd.DataFrame:
        """One row per line."""
        ...

    @property
    def labels(self) -> Callable[[], pd.Series]:
        """What gives the label of every line, in the order of `lines`."""
        ...

    @property
    def datasets(self) -> pd.DataFrame:
        """One row per imported table."""
        ...

    @property
    def elsewhere(self) -> Sequence[tuple[str | None, str, tuple[int, ...]]]:
        """The budget tables in other currencies: currency, name of the file, years."""
        ...

    @property
    def exponent(self) -> int:
        """The power of ten that one step of a mantissa is worth, in currency units."""
        ...

    @property
    def currency(self) -> str | None:
        """The one currency of every amount, None where no table prints any."""
        ...
