"""A dossier of a million facts: opening it, its first and later comparisons, plain and encrypted, and how both grow.

Each figure is of a process of its own. The baseline of the first comparison reads the same columns from an Arrow file
with pandas and groups them; where pyarrow is not installed (nothing of the program needs it), from a NumPy file, which
is quicker still.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.benchmarks import state_budget

PASSPHRASE = "cactus lagune tambour 1960 mangue"  # noqa: S105 - of dossiers that are made here and removed
SIZES = (100_000, 250_000, 500_000, 1_000_000)
COLUMNS = ("place", "year", "measure", "amount")


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
    """What a comparison by action needs, one value a fact, in the quickest file there is."""
    import numpy as np
    import pandas as pd

    from budgetwatch.usecases.current import facts
    from budgetwatch.usecases.dossiers import open_dossier

    with open_dossier(path, write=False) as dossier:
        frame = facts(dossier)
        codes = frame.codes[(frame.codes["classification"] == "programme") & (frame.codes["level"] == 2)]
        place = frame.facts["line"].map(codes.set_index("line")["code"])
        table = frame.facts[["year", "measure", "amount"]].assign(place=place.astype("category"))
    if _has_arrow():
        pd.DataFrame(table).to_feather(path.with_suffix(".arrow"))
        return
    plain = {name: table[name].cat.codes if name in ("place", "measure") else table[name] for name in COLUMNS}
    np.savez(path.with_suffix(".npz"), **{name: np.asarray(column) for name, column in plain.items()})  # type: ignore[arg-type] # the names are those of columns


def _has_arrow() -> bool:
    from importlib.util import find_spec

    return find_spec("pyarrow") is not None


def load_and_group(path: Path) -> None:
    """The baseline: read the columns, then one groupby with three keys."""
    import numpy as np
    import pandas as pd

    started = time.perf_counter()
    arrow = path.with_suffix(".arrow")
    frame = pd.read_feather(arrow) if arrow.exists() else pd.DataFrame(dict(np.load(path.with_suffix(".npz"))))
    loaded = time.perf_counter()
    frame.groupby(["place", "year", "measure"], observed=True)["amount"].sum()
    print(time.perf_counter() - started, time.perf_counter() - loaded)


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
