"""A dossier of a million facts: opening it, its first and later comparisons, plain and encrypted, and how both grow.

Each figure is of a process of its own. The baseline of the first comparison reads the same columns from a Parquet file
with pandas and groups them. Nothing of the program needs pyarrow, and pandas would load it at every start: it lies in a
folder of its own, which only the baseline looks into. Where that is missing, a NumPy file is read, which is quicker still.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import state_budget

PASSPHRASE = "cactus lagune tambour 1960 mangue"  # noqa: S105 - of dossiers that are made here and removed
SIZES = (100_000, 250_000, 500_000, 1_000_000)
COLUMNS = ("place", "year", "measure", "amount")
WORDED = ("place", "measure")
ARROW = Path(sys.prefix) / "arrow"
"""Where `make bench` puts pyarrow."""


def dossiers(folder: Path, facts: int) -> Path:
    """The plain dossier of that size, made once; beside it the encrypted one and the columns for the baseline."""
    path = folder / f"state-{facts}.budget"
    if not path.exists():
        state_budget.write(path, facts)
        _write_columns(path)
    return path


def encrypted(path: Path) -> Path:
    """The same dossier under a passphrase, made once."""
    from budgetwatch.usecases.protecting import change_passphrase

    made = path.with_name(f"encrypted-{path.name}")
    if not made.exists():
        made.write_bytes(path.read_bytes())
        change_passphrase(made, None, PASSPHRASE)
    return made


def _write_columns(path: Path) -> None:
    """What a comparison by action needs, one value a fact, and the words behind its numbers."""
    import numpy as np

    from budgetwatch.usecases.current import facts
    from budgetwatch.usecases.dossiers import open_dossier

    with open_dossier(path, write=False) as dossier:
        frame = facts(dossier)
        codes = frame.codes[(frame.codes["classification"] == "programme") & (frame.codes["level"] == 2)]
        place = frame.facts["line"].map(frame.standing.merge(codes).set_index("line")["code"])
        table = frame.facts[["year", "measure", "amount"]].assign(place=place.astype("category"))
    plain = {name: table[name].cat.codes if name in WORDED else table[name] for name in COLUMNS}
    words = {f"{name} words": table[name].cat.categories.to_numpy(dtype=str) for name in WORDED}
    np.savez(path.with_suffix(".npz"), **{name: np.asarray(column) for name, column in {**plain, **words}.items()})  # type: ignore[arg-type] # the names are those of columns


def load_and_group(path: Path) -> None:
    """The baseline: read the columns, then one groupby with three keys."""
    sys.path.append(str(ARROW))
    import pandas as pd

    parquet = _parquet(path.with_suffix(".npz")) if ARROW.is_dir() else None
    started = time.perf_counter()
    frame = pd.read_parquet(parquet) if parquet else pd.DataFrame(_columns(path.with_suffix(".npz")))
    loaded = time.perf_counter()
    frame.groupby(["place", "year", "measure"], observed=True)["amount"].sum()
    print(time.perf_counter() - started, time.perf_counter() - loaded)


def _columns(path: Path) -> dict[str, Any]:
    import numpy as np

    kept = np.load(path)
    return {name: kept[name] for name in COLUMNS}


def _parquet(path: Path) -> Path:
    """The same columns in a Parquet file, made once: codes and stages as words."""
    import numpy as np
    import pandas as pd

    made = path.with_suffix(".parquet")
    if not made.exists():
        words = np.load(path)
        table = pd.DataFrame(_columns(path))
        named = {name: pd.Categorical.from_codes(table[name], words[f"{name} words"].tolist()) for name in WORDED}
        table.assign(**named).to_parquet(made)
    return made


def open_and_compare(path: Path, passphrase: str | None) -> None:
    """Ours: seconds to the first page, of the first comparison with what it loads, and of a later one; peak in MB."""
    import pandas as pd  # noqa: F401 - the baseline has it loaded too

    from budgetwatch.domain.code import Classification
    from budgetwatch.domain.comparison import CompareQuery
    from budgetwatch.usecases import comparing
    from budgetwatch.usecases.documents import list_documents
    from budgetwatch.usecases.dossiers import describe, open_dossier

    started = time.perf_counter()
    dossier = open_dossier(path, write=False, passphrase=passphrase)
    unlocked = time.perf_counter()  # a passphrase is stretched on purpose: that second is told apart
    describe(dossier)
    list_documents(dossier)
    shown = time.perf_counter()
    first = CompareQuery(Classification.PROGRAMME, 2)
    if comparing.choices(dossier).levels:
        comparing.compare(dossier, first)
    compared = time.perf_counter()
    if comparing.choices(dossier).levels:
        comparing.compare(dossier, CompareQuery(Classification.PROGRAMME, 1))
    later = time.perf_counter()
    dossier.close()
    print(unlocked - started, shown - unlocked, compared - shown, later - compared, _peak())


def _peak() -> float:
    """The most memory that this process took, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """`baseline PATH`, `ours PATH [encrypted]`: one process, one figure."""
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "baseline":
        load_and_group(path)
    else:
        open_and_compare(path, PASSPHRASE if len(sys.argv) > 3 else None)


if __name__ == "__main__":
    main()
