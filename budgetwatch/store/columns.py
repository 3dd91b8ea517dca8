"""Lines, codes and amounts of datasets as the columns of data frames."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.money import Value, power_of_ten
from budgetwatch.store import overlay
from budgetwatch.store.arrays import categories, joined, numbers, repeated
from budgetwatch.store.corrections import Place
from budgetwatch.store.errors import Garbled
from budgetwatch.store.overlay import SAFE, STATES

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from budgetwatch.store.arrays import Numbers


@dataclass(frozen=True, slots=True)
class Run:
    """A dataset: its lines and its codes, each numbered in one run, and what holds for all of its amounts."""

    dataset: int
    first_line: int
    lines: int
    first_code: int
    codes: int
    exponent: int
    flow: str

    @property
    def line_bounds(self) -> tuple[int, int]:
        """The numbers of its first and last line."""
        return self.first_line, self.first_line + self.lines - 1

    @property
    def code_bounds(self) -> tuple[int, int]:
        """The numbers of its first and last code."""
        return self.first_code, self.first_code + self.codes - 1


_LINES = "FROM lines WHERE id BETWEEN ? AND ? ORDER BY id"
_PLACE_CODES = "FROM place_codes WHERE code BETWEEN ? AND ? ORDER BY code, place"
_PLACE_LINES = """FROM place_lines WHERE place BETWEEN (SELECT min(place) FROM place_codes WHERE code BETWEEN ?1 AND ?2)
AND (SELECT max(place) FROM place_codes WHERE code BETWEEN ?1 AND ?2) ORDER BY place, line"""
_CODES = (
    "SELECT id, classification, level, code, label, coalesce(parent, 0) FROM codes WHERE id BETWEEN ? AND ? ORDER BY id"
)


def lines(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per line, in the order of their numbers: line, dataset, row, label, year (0 none), period."""
    import pandas as pd

    # Read first, and counted: what follows trusts the number of lines.
    rows = joined([numbers(raw, f"SELECT row AS n {_LINES}", run.line_bounds, run.lines) for run in runs])
    years = [numbers(raw, f"SELECT coalesce(year, 0) AS n {_LINES}", run.line_bounds, run.lines) for run in runs]
    return pd.DataFrame(
        {
            "line": joined([_line_numbers(run) for run in runs]),
            "dataset": repeated([run.dataset for run in runs], [run.lines for run in runs]),
            "row": rows,
            "label": pd.Series(_texts(raw, f"SELECT label {_LINES}", runs), dtype=object),
            "year": joined(years),
            "period": _periods(raw, runs),
        }
    )


def _periods(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.Categorical[Any]:
    """The period of every line, in the order of their numbers; most tables name none."""
    import numpy as np
    import pandas as pd

    asked = "SELECT 1 FROM lines WHERE id BETWEEN ? AND ? AND period IS NOT NULL LIMIT 1"
    if any(raw.execute(asked, run.line_bounds).fetchone() for run in runs):
        return pd.Categorical(_texts(raw, f"SELECT coalesce(period, '') {_LINES}", runs))
    return categories([""], np.zeros(sum(run.lines for run in runs), dtype=np.int64))


def _texts(raw: sqlite3.Connection, asked: str, runs: Sequence[Run]) -> list[str]:
    """One text per line, in the order of their numbers."""
    return list(chain.from_iterable(row for run in runs for row in raw.execute(asked, run.line_bounds)))


def _line_numbers(run: Run) -> Numbers:
    import numpy as np

    return np.arange(run.first_line, run.first_line + run.lines, dtype=np.int64)


def codes(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per line and code, in the order of the lines: line, code_id, classification, level, code, label, parent_id.

    `parent_id` is 0 where there is no parent.
    """
    import numpy as np
    import pandas as pd

    line, code = _line_codes(raw, runs)
    known = sorted(row for run in runs for row in raw.execute(_CODES, run.code_bounds))
    ids, words, levels, texts, labels, parents = zip(*known, strict=True) if known else ((),) * 6
    places = np.searchsorted(np.array(ids, dtype=np.int64), code)
    if not np.isin(code, ids).all():
        raise Garbled("a line has a code that is not kept")
    return pd.DataFrame(
        {
            "line": line,
            "code_id": code,
            "classification": categories(words, places),
            "level": np.array(levels, dtype=np.int64)[places],
            "code": categories(texts, places),
            "label": categories(labels, places),
            "parent_id": np.array(parents, dtype=np.int64)[places],
        }
    )


def _line_codes(raw: sqlite3.Connection, runs: Sequence[Run]) -> tuple[Numbers, Numbers]:
    """Each line with each of its codes, both ascending."""
    import numpy as np

    code, above, place, line = (
        joined([numbers(raw, f"SELECT {name} AS n {where}", run.code_bounds) for run in runs]) for name, where in _PAIRS
    )
    by_place, by_line = np.argsort(above, kind="stable"), np.argsort(line, kind="stable")
    first, after = (np.searchsorted(above[by_place], place[by_line], side) for side in ("left", "right"))
    sizes = after - first
    if not sizes.all():
        raise Garbled("a line stands in a place without codes")
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(line[by_line], sizes), code[by_place][np.repeat(first, sizes) + within]


_PAIRS = (("code", _PLACE_CODES), ("place", _PLACE_CODES), ("place", _PLACE_LINES), ("line", _PLACE_LINES))
_COLUMNS = """SELECT id, place, coalesce(year, 0), counts, coalesce(period, ''), coalesce(measure, ''), coalesce(basis, ''),
coalesce(variant, '') FROM amount_columns WHERE dataset = ? ORDER BY id"""
_TEXTS = ("measure", "basis", "variant", "flow")


@dataclass(frozen=True, slots=True)
class _Block:
    """The cells of one amount column, one per line of the run; `state` is a place in `STATES`."""

    run: Run
    year: int
    counts: bool
    period: str
    texts: tuple[str, ...]
    amount: Numbers
    state: Numbers
    exponent: int


def facts(
    raw: sqlite3.Connection, runs: Sequence[Run], lines: pd.DataFrame, exponent: int, corrected: Mapping[Place, Value]
) -> pd.DataFrame:
    """One row per cell, column after column; mantissas at `exponent`. See `FactFrame` for the columns."""
    import numpy as np
    import pandas as pd

    blocks = [_block(raw, run, column, corrected) for run in runs for column in raw.execute(_COLUMNS, (run.dataset,))]
    sizes = [block.run.lines for block in blocks]
    line = joined([_line_numbers(block.run) for block in blocks])
    year = repeated([block.year for block in blocks], sizes)
    places = repeated(range(len(blocks)), sizes)
    before = dict(zip(runs, accumulate((run.lines for run in runs), initial=0), strict=False))
    of_line = joined([np.arange(block.run.lines) + before[block.run] for block in blocks])
    return pd.DataFrame(
        {
            "line": line,
            "dataset": repeated([block.run.dataset for block in blocks], sizes),
            "year": np.where(year == 0, lines["year"].to_numpy()[of_line], year),
            "period": _period(blocks, places, lines["period"], of_line),
            **{name: categories([block.texts[at] for block in blocks], places) for at, name in enumerate(_TEXTS)},
            "counts": np.array([block.counts for block in blocks], dtype=bool)[places],
            "amount": _amounts(blocks, exponent),
            "state": categories(STATES, joined([block.state for block in blocks])),
        }
    )


def _period(blocks: Sequence[_Block], places: Numbers, of_lines: pd.Series[Any], at: Numbers) -> pd.Categorical[Any]:
    """For each row the period of its column, else that of its line."""
    import numpy as np

    words = [block.period for block in blocks]
    has_own = np.array([word != "" for word in words], dtype=bool)[places]
    of_line = len(words) + of_lines.cat.codes.to_numpy().astype(np.int64)[at]
    return categories([*words, *of_lines.cat.categories], np.where(has_own, places, of_line))


def _block(raw: sqlite3.Connection, run: Run, column: Sequence[Any], corrected: Mapping[Place, Value]) -> _Block:
    number, place, year, counts, period, *texts = column
    asked = "SELECT coalesce(amount, 0) AS n FROM facts WHERE amount_column = ? ORDER BY line"
    amount = numbers(raw, asked, (number,), run.lines)
    states = _states(raw, run, number)
    block = _Block(run, year, bool(counts), period, (*texts, run.flow), amount, states, run.exponent)
    here = {row: value for (of, row, at), value in corrected.items() if (of, at) == (run.dataset, place)}
    return _corrected(raw, block, here) if here else block


_AT_ROW = "SELECT id FROM lines WHERE id BETWEEN ? AND ? AND row = ?"


def _corrected(raw: sqlite3.Connection, block: _Block, values: Mapping[int, Value]) -> _Block:
    """The block with what persons read in its cells, by their rows; at the exponent of the finest of its amounts."""
    run, places = block.run, dict[int, Value]()
    for row, value in values.items():
        places |= {line - run.first_line: value for (line,) in raw.execute(_AT_ROW, (*run.line_bounds, row))}
    exponent = overlay.finest(run.exponent, places.values())
    amount = overlay.with_amounts(block.amount, power_of_ten(run.exponent - exponent), places, exponent)
    return replace(block, amount=amount, state=overlay.with_states(block.state, places), exponent=exponent)


def _states(raw: sqlite3.Connection, run: Run, column: int) -> Numbers:
    """Why each line of the run has no amount in that column, as places in `STATES`; 0 where it has one."""
    import numpy as np

    states = np.zeros(run.lines, dtype=np.int64)
    asked = "SELECT line, state FROM facts WHERE amount_column = ? AND amount IS NULL"
    for line, state in raw.execute(asked, (column,)):
        if state not in STATES or not 0 <= line - run.first_line < run.lines:
            raise Garbled(f"line {line} has no amount and no known reason")
        states[line - run.first_line] = STATES.index(state)
    return states


def _amounts(blocks: Sequence[_Block], exponent: int) -> npt.NDArray[Any]:
    """The mantissas at one exponent: machine integers where any sum of them fits, else Python's."""
    import numpy as np

    factors = [power_of_ten(block.exponent - exponent) for block in blocks]
    scaled = list(zip([block.amount for block in blocks], factors, strict=True))
    if sum(float(np.abs(amount.astype(float)).sum()) * factor for amount, factor in scaled) < SAFE:
        return joined([amount * factor for amount, factor in scaled])
    return np.array([int(mantissa) * factor for amount, factor in scaled for mantissa in amount], dtype=object)
