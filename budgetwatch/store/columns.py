"""Stored rows as columns of numbers and categories, read in bulk from the driver."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, TypeAlias

from budgetwatch.domain.money import Absent, power_of_ten

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Numbers: TypeAlias = npt.NDArray[np.int64]

# Beyond this a sum of amounts could leave the 64 bits of a column of machine integers.
_SAFE = 2.0**62


@dataclass(frozen=True, slots=True)
class Run:
    """The lines of a dataset, numbered from `first` on, and what holds for all of them."""

    dataset: int
    first: int
    lines: int
    exponent: int
    flow: str

    @property
    def bounds(self) -> tuple[int, int]:
        """The numbers of its first and last line."""
        return self.first, self.first + self.lines - 1


def lines(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per line, in the order of their numbers."""
    import numpy as np
    import pandas as pd

    asked = "SELECT row, coalesce(year, 0) FROM lines WHERE id BETWEEN ? AND ? ORDER BY id"
    pairs = _stacked([_pairs(raw, asked, run.bounds) for run in runs])
    asked = "SELECT label FROM lines WHERE id BETWEEN ? AND ? ORDER BY id"
    labels = [label for run in runs for (label,) in raw.execute(asked, run.bounds)]
    sizes = [run.lines for run in runs]
    return pd.DataFrame(
        {
            "line": _joined([np.arange(run.first, run.first + run.lines, dtype=np.int64) for run in runs]),
            "dataset": np.repeat(np.array([run.dataset for run in runs], dtype=np.int64), sizes),
            "row": pairs[:, 0],
            "label": pd.Series(labels, dtype=object),
            "year": pairs[:, 1],
        }
    )


def codes(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per line and code of the runs."""
    import numpy as np
    import pandas as pd

    pairs = _stacked(
        [_pairs(raw, "SELECT line, code FROM line_codes WHERE line BETWEEN ? AND ?", run.bounds) for run in runs]
    )
    asked = (
        "SELECT id, classification, level, code, label, coalesce(parent, 0) FROM codes WHERE dataset = ? ORDER BY id"
    )
    known = [row for run in runs for row in raw.execute(asked, (run.dataset,))]
    places = np.searchsorted(np.array([row[0] for row in known], dtype=np.int64), pairs[:, 1])
    of_code = {name: [row[place] for row in known] for place, name in enumerate(_OF_CODE)}
    return pd.DataFrame(
        {
            "line": pairs[:, 0],
            "code_id": pairs[:, 1],
            "classification": _spread(of_code["classification"], places),
            "level": np.array(of_code["level"], dtype=np.int64)[places],
            "code": np.array(of_code["code"], dtype=object)[places],
            "label": np.array(of_code["label"], dtype=object)[places],
            "parent_id": np.array(of_code["parent_id"], dtype=np.int64)[places],
        }
    )


_OF_CODE = ("code_id", "classification", "level", "code", "label", "parent_id")


def facts(raw: sqlite3.Connection, runs: Sequence[Run], lines: pd.DataFrame, exponent: int) -> pd.DataFrame:
    """One row per cell, column after column; mantissas at `exponent`."""
    import numpy as np
    import pandas as pd

    years = dict(zip([run.dataset for run in runs], np.split(lines["year"].to_numpy(), _ends(runs)), strict=False))
    blocks = [
        _block(raw, run, column, years[run.dataset]) for run in runs for column in raw.execute(_COLUMNS, (run.dataset,))
    ]
    sizes = [len(block.line) for block in blocks]
    texts = {name: _category([block.texts[place] for block in blocks], sizes) for place, name in enumerate(_TEXTS)}
    return pd.DataFrame(
        {
            "line": _joined([block.line for block in blocks]),
            "dataset": np.repeat(np.array([block.run.dataset for block in blocks], dtype=np.int64), sizes),
            "year": _joined([block.year for block in blocks]),
            **texts,
            "counts": np.repeat(np.array([block.counts for block in blocks], dtype=bool), sizes),
            "amount": _amounts(blocks, exponent),
            "state": pd.Categorical.from_codes(
                _joined([block.state for block in blocks]), pd.Index(_STATES, dtype=object)
            ),
        }
    )


_COLUMNS = """SELECT id, coalesce(year, 0), counts, coalesce(period, ''), coalesce(measure, ''), coalesce(basis, ''),
coalesce(variant, '') FROM amount_columns WHERE dataset = ? ORDER BY id"""
_TEXTS = ("period", "measure", "basis", "variant", "flow")
_STATES = ["", *(str(state) for state in Absent)]


@dataclass(frozen=True, slots=True)
class _Block:
    """The cells of one amount column."""

    run: Run
    counts: bool
    texts: tuple[str, ...]
    line: Numbers
    year: Numbers
    amount: Numbers
    state: Numbers


def _block(raw: sqlite3.Connection, run: Run, column: Sequence[Any], years: Numbers) -> _Block:
    import numpy as np

    number, year, counts, *texts = column
    pairs = _pairs(raw, "SELECT line, coalesce(amount, 0) FROM facts WHERE amount_column = ? ORDER BY line", (number,))
    line = pairs[:, 0]
    state = np.zeros(len(line), dtype=np.int64)
    absent = raw.execute(
        "SELECT line, state FROM facts WHERE amount_column = ? AND amount IS NULL", (number,)
    ).fetchall()
    state[np.searchsorted(line, [row[0] for row in absent])] = [_STATES.index(row[1]) for row in absent]
    year_of = np.full(len(line), year, dtype=np.int64) if year else years[line - run.first]
    return _Block(run, bool(counts), (*texts, run.flow), line, year_of, pairs[:, 1], state)


def _amounts(blocks: Sequence[_Block], exponent: int) -> npt.NDArray[Any]:
    """The mantissas at one exponent: machine integers where any sum of them fits, else Python's."""
    import numpy as np

    factors = [power_of_ten(block.run.exponent - exponent) for block in blocks]
    reach = sum(
        float(np.abs(block.amount.astype(float)).sum()) * factor for block, factor in zip(blocks, factors, strict=True)
    )
    if reach < _SAFE:
        return _joined([block.amount * factor for block, factor in zip(blocks, factors, strict=True)])
    exact = [int(amount) * factor for block, factor in zip(blocks, factors, strict=True) for amount in block.amount]
    return np.array(exact, dtype=object)


def _ends(runs: Sequence[Run]) -> list[int]:
    return list(accumulate(run.lines for run in runs))


def _pairs(raw: sqlite3.Connection, asked: str, parameters: tuple[int, ...]) -> Numbers:
    """The two integer columns of an answer, one row per row."""
    import numpy as np

    return np.fromiter(chain.from_iterable(raw.execute(asked, parameters)), dtype=np.int64).reshape(-1, 2)


def _stacked(parts: Sequence[Numbers]) -> Numbers:
    import numpy as np

    return np.vstack(parts) if parts else np.empty((0, 2), dtype=np.int64)


def _joined(parts: Sequence[Numbers]) -> Numbers:
    import numpy as np

    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


def _category(words: Sequence[str], sizes: Sequence[int]) -> pd.Categorical[Any]:
    """A text per block, repeated over the block's rows."""
    import numpy as np

    return _spread(words, np.repeat(np.arange(len(words)), sizes))


def _spread(words: Sequence[str], places: Numbers) -> pd.Categorical[Any]:
    """For each row the word at its place, as categories."""
    import numpy as np
    import pandas as pd

    known = sorted(set(words))
    ranks = np.array([known.index(word) for word in words], dtype=np.int64)
    return pd.Categorical.from_codes(ranks[places], pd.Index(known, dtype=object))
