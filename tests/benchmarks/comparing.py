"""How long a comparison of many facts takes, first and later, beside one three-key groupby on the same frame."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from budgetwatch import analysis
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.pivot import LINES, STAGES, YEARS, PivotQuery, level_of
from budgetwatch.store.frames import FactFrame

if TYPE_CHECKING:
    import numpy.typing as npt

MEASURES = ("voted", "revised", "committed", "paid")
MANY, PAGE, TABLES, RUNS = 1_000_000, 500, 10, 5
PLACES = {("administration", 1): 40, ("programme", 1): 400, ("programme", 2): 4000, ("nature", 1): 7}
"""How many places each level has: a programme and its actions, a ministry, a nature of spending."""
_CODES = sum(PLACES.values())
QUERIES = {
    "by ministry": CompareQuery(Classification.ADMINISTRATION, 1),
    "by programme": CompareQuery(Classification.PROGRAMME, 1),
    "by action": CompareQuery(Classification.PROGRAMME, 2),
    "line by line": CompareQuery(),
}


def frame_of(facts: int) -> FactFrame:
    """A State budget of ten years, a table each: four stages of every line, and a code of each classification."""
    lines = facts // len(MEASURES)
    line = np.arange(1, lines + 1)
    dataset = (line - 1) * TABLES // lines + 1
    chance = np.random.default_rng(1)
    amount = chance.integers(10**5, 10**10, lines)
    return FactFrame(
        facts=pd.DataFrame(
            {
                "line": np.tile(line, len(MEASURES)),
                "dataset": np.tile(dataset, len(MEASURES)),
                "year": np.tile(2014 + dataset, len(MEASURES)),
                "measure": pd.Categorical(np.repeat(MEASURES, lines)),
                "basis": pd.Categorical([""] * lines * len(MEASURES)),
                "flow": pd.Categorical(["expenditure"] * lines * len(MEASURES)),
                "counts": True,
                "amount": np.concatenate([amount * part // 100 for part in (100, 105, 90, 85)]),
                "state": pd.Categorical([""] * lines * len(MEASURES)),
            }
        ),
        codes=_codes(),
        standing=_standing(line, dataset),
        lines=pd.DataFrame({"line": line, "dataset": dataset, "row": line}),
        labels=partial(pd.Series, [f"Ligne {n}" for n in line]),
        datasets=pd.DataFrame(
            {
                "dataset": range(1, TABLES + 1),
                "name": [f"{2014 + n}.xlsx" for n in range(1, TABLES + 1)],
                "table": "A1:Z9",
            }
        ),
        exponent=0,
        currency="XOF",
        left_out=(),
    )


def _codes() -> pd.DataFrame:
    """One row per code of a table; an action stands under its programme."""
    tables = [_codes_of(dataset, _CODES * (dataset - 1)) for dataset in range(1, TABLES + 1)]
    return pd.concat(tables, ignore_index=True).astype({"classification": object, "code": object, "label": object})


def _codes_of(dataset: int, before: int) -> pd.DataFrame:
    parts = []
    for (classification, level), n in PLACES.items():
        place = np.arange(n)
        parts.append(
            pd.DataFrame(
                {
                    "code_id": before + 1 + place,
                    "dataset": dataset,
                    "classification": classification,
                    "level": level,
                    "code": [f"{n + number}" for number in range(n)],
                    "label": [f"Service {number}" for number in range(n)],
                    "parent_id": before - n // 10 + 1 + place % (n // 10) if level > 1 else 0,
                }
            )
        )
        before += n
    return pd.concat(parts, ignore_index=True)


def _standing(line: npt.NDArray[np.int64], dataset: npt.NDArray[np.int64]) -> pd.DataFrame:
    """One row per line and code."""
    befores, own = np.cumsum([0, *PLACES.values()]), _CODES * (dataset - 1)
    codes = [own + before + 1 + (line - 1) % n for before, n in zip(befores, PLACES.values(), strict=False)]
    return pd.DataFrame({"line": np.repeat(line, len(codes)), "code_id": np.stack(codes, axis=1).reshape(-1)})


PIVOTS = {
    "programme, nature / year, stage": PivotQuery(
        (level_of(Classification.PROGRAMME, 1), level_of(Classification.NATURE, 1)), (YEARS, STAGES)
    ),
    "action, stage / year": PivotQuery((level_of(Classification.PROGRAMME, 2), STAGES), (YEARS,)),
    "ministry, action, line / year": PivotQuery(
        (level_of(Classification.ADMINISTRATION, 1), level_of(Classification.PROGRAMME, 2), LINES),
        (YEARS,),
        Measure.PAID,
    ),
}


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor that some work takes, in the best of a few runs."""
    return min(_once(work) for _ in range(RUNS))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def grouped(frame: FactFrame) -> float:
    """Seconds that one groupby by action, year and stage takes, its column of actions already made."""
    of_level = frame.codes[(frame.codes["classification"] == "programme") & (frame.codes["level"] == 2)]
    actions = frame.standing.merge(of_level[["code_id", "code"]])
    place = frame.facts["line"].map(actions.set_index("line")["code"]).astype("category")
    facts = frame.facts.assign(place=place)

    def group() -> object:
        return facts.groupby(["place", "year", "measure"], observed=True)["amount"].sum()

    return timed(group)


def later(frame: FactFrame, baseline: float) -> None:
    """Print our seconds for each comparison that is not the first of its kind, and those of the groupby."""
    for name, query in QUERIES.items():
        compare = partial(analysis.compare, frame, query)
        _once(compare)
        print(f"a later one of {len(frame.facts):,}, {name}: {timed(compare)} {baseline}")
    for name, asked in PIVOTS.items():
        cut = partial(analysis.pivot, frame, asked)
        _once(cut)
        print(f"a later pivot of {len(frame.facts):,}, {name}: {timed(cut)} {baseline}")


def main() -> None:
    """A million facts beside their groupby, and a tenth of them beside a tenth of it."""
    frame = frame_of(MANY)
    baseline = grouped(frame)
    first = _once(partial(analysis.compare, frame, QUERIES["by ministry"]))
    print(f"the first of {MANY:,} facts: {first} {baseline}")
    later(frame, baseline)
    shown = analysis.compare(frame, QUERIES["by action"])
    print(f"the {PAGE} rows of a page: {_once(lambda: shown.rows[:PAGE])} {baseline}")
    later(frame_of(MANY // 10), baseline / 10)


if __name__ == "__main__":
    main()
