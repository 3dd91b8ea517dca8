"""Lines, codes and amounts of datasets as the columns of data frames."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any

from budgetwatch.domain.money import Value, power_of_ten
from budgetwatch.store import held, overlay
from budgetwatch.store.arrays import alike, categories, counted, joined, repeated, widened
from budgetwatch.store.corrections import Place
from budgetwatch.store.held import Lines, Run
from budgetwatch.store.overlay import SAFE, STATES

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from budgetwatch.store.arrays import Numbers


def lines(raw: sqlite3.Connection, runs: Sequence[Run]) -> tuple[pd.DataFrame, Callable[[], pd.Series[Any]]]:
    """One row per line, in the order of their numbers: line, dataset, row, year (0 none), period; and their labels."""
    import pandas as pd

    read = [held.lines(raw, run) for run in runs]
    table = pd.DataFrame(
        {
            "line": joined([counted(run.first_line, run.lines) for run in runs]),
            "dataset": repeated([run.dataset for run in runs], [run.lines for run in runs]),
            "row": joined([one.rows for one in read]),
            "year": joined([one.years for one in read]),
            "period": _periods(runs, read),
        },
        copy=False,
    )
    return table, _labels([one.labels for one in read])


def _labels(parts: Sequence[Collection[str]]) -> Callable[[], pd.Series[Any]]:
    """What gives the labels of lines: few questions are about them, so they are taken apart where one is."""

    @cache
    def labels() -> pd.Series[Any]:
        import pandas as pd

        return pd.Series(_chained(parts), dtype=object)

    return labels


def _periods(runs: Sequence[Run], read: Sequence[Lines]) -> pd.Categorical[Any]:
    """The period of every line, in the order of their numbers; most tables name none."""
    import numpy as np
    import pandas as pd

    if any(one.periods for one in read):
        named = (one.periods or [""] * run.lines for run, one in zip(runs, read, strict=True))
        return pd.Categorical(_chained(named))
    return categories([""], np.zeros(sum(run.lines for run in runs), dtype=np.int64))


def codes(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per code of a run: code_id (growing), dataset, classification, level, code, label, parent_id (0 none)."""
    import pandas as pd

    known = [held.codes(raw, run) for run in runs]
    words = {
        "classification": _chained(one.classifications for one in known),
        "code": _chained(one.codes for one in known),
        "label": _chained(one.labels for one in known),
    }
    numbers = {
        "code_id": joined([counted(run.first_code, run.codes) for run in runs]),
        "dataset": repeated([run.dataset for run in runs], [run.codes for run in runs]),
        "level": widened([one.levels for one in known]),
        "parent_id": widened([one.parents for one in known]),
    }
    texts = {name: pd.Series(said, dtype=object) for name, said in words.items()}
    return pd.DataFrame({**numbers, **texts}, copy=False)


def standing(raw: sqlite3.Connection, runs: Sequence[Run]) -> pd.DataFrame:
    """One row per line and code, in the order of the lines: line, code_id."""
    import pandas as pd

    pairs = [held.line_codes(raw, run) for run in runs]
    return pd.DataFrame(
        {"line": joined([line for line, _ in pairs]), "code_id": joined([code for _, code in pairs])}, copy=False
    )


def _chained(parts: Iterable[Iterable[str]]) -> list[str]:
    return list(chain.from_iterable(parts))


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
    return pd.DataFrame(
        {
            "line": joined([counted(block.run.first_line, block.run.lines) for block in blocks]),
            "dataset": repeated([block.run.dataset for block in blocks], sizes),
            "year": _years(blocks, sizes, _of_runs(runs, lines["year"].to_numpy())),
            "period": _periods_of_cells(blocks, sizes, lines["period"], runs),
            **{name: alike([block.texts[at] for block in blocks], sizes) for at, name in enumerate(_TEXTS)},
            "counts": np.repeat(np.array([block.counts for block in blocks], dtype=bool), sizes),
            "amount": _amounts(blocks, exponent),
            "state": _states(blocks, sizes),
        },
        copy=False,
    )


def _of_runs(runs: Sequence[Run], of_lines: npt.NDArray[Any]) -> dict[Run, npt.NDArray[Any]]:
    """What lines have, run by run."""
    befores = accumulate((run.lines for run in runs), initial=0)
    return {run: of_lines[before : before + run.lines] for run, before in zip(runs, befores, strict=False)}


def _years(blocks: Sequence[_Block], sizes: Sequence[int], of_lines: Mapping[Run, Numbers]) -> Numbers:
    """For each row the year of its column, else that of its line."""
    if all(block.year for block in blocks):
        return repeated([block.year for block in blocks], sizes)
    own = (repeated([block.year], [size]) for block, size in zip(blocks, sizes, strict=True))
    return joined([year if block.year else of_lines[block.run] for block, year in zip(blocks, own, strict=True)])


def _periods_of_cells(
    blocks: Sequence[_Block], sizes: Sequence[int], of_lines: pd.Series[Any], runs: Sequence[Run]
) -> pd.Categorical[Any]:
    """For each row the period of its column, else that of its line."""
    import numpy as np

    own, named = [block.period for block in blocks], of_lines.cat.categories.tolist()
    if named in ([], [""]):
        return alike(own, sizes)
    by_run = _of_runs(runs, of_lines.cat.codes.to_numpy())
    places = [
        np.full(size, at) if block.period else len(own) + by_run[block.run].astype(np.int64)
        for at, (block, size) in enumerate(zip(blocks, sizes, strict=True))
    ]
    return categories([*own, *named], joined(places))


def _states(blocks: Sequence[_Block], sizes: Sequence[int]) -> pd.Categorical[Any]:
    """For each row why it has no amount; "" where it has one."""
    if not any(block.state.any() for block in blocks):
        return alike([""] * len(blocks), sizes, STATES)
    return categories(STATES, joined([block.state for block in blocks]))


def _block(raw: sqlite3.Connection, run: Run, column: Sequence[Any], corrected: Mapping[Place, Value]) -> _Block:
    number, place, year, counts, period, *texts = column
    amount, states = held.amounts(raw, run, number)
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


def _amounts(blocks: Sequence[_Block], exponent: int) -> npt.NDArray[Any]:
    """The mantissas at one exponent: machine integers where any sum of them fits, else Python's."""
    import numpy as np

    scaled = [(block.amount, power_of_ten(block.exponent - exponent)) for block in blocks]
    if any(sum(sizes(amount) * factor for amount, factor in scaled) < SAFE for sizes in (_at_most, _sizes)):
        return widened([amount if factor == 1 else widened([amount]) * factor for amount, factor in scaled])
    return np.array([int(mantissa) * factor for amount, factor in scaled for mantissa in amount], dtype=object)


def _at_most(amounts: npt.NDArray[Any]) -> float:
    """What the sizes of the amounts add up to at most, quickly told."""
    return max(abs(float(amounts.min())), abs(float(amounts.max()))) * len(amounts) if len(amounts) else 0.0


def _sizes(amounts: npt.NDArray[Any]) -> float:
    """What the sizes of the amounts add up to."""
    import numpy as np

    return float(np.abs(amounts.astype(float)).sum())
