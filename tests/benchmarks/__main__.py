"""`make bench`: how fast and how large, as ratios against a baseline measured in the same minute.

Machines are noisy, so nothing here is a test: each row prints our figure, its baseline, the ratio (best of a few runs)
and the limit we hold ourselves to.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import big_sheet, measures
from tests.benchmarks.measures import Row

BENCHMARKS: dict[str, Callable[[Path], Sequence[Row]]] = {
    "window": measures.first_window,
    "import": measures.big_import,
    "sample": measures.sample_dossier,
    "pack": measures.pack_layout,
    "formats": measures.pack_formats,
    "flags": measures.contract_flags,
    "compare": measures.comparisons,
    "scale": measures.whole_state,
    "gap": measures.window_gap,
}


def main() -> int:
    """Run the benchmarks named on the command line, or all of them."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], help="which to run; all by default")
    words.add_argument("--rows", type=int, default=200_000, help="rows of the big sheet")
    asked = words.parse_args()
    print(f"{'what':<46}{'ours':>12}{'baseline':>12}{'ratio':>8}{'limit':>8}")
    with tempfile.TemporaryDirectory(prefix="budgetwatch-bench-") as scratch:
        folder = Path(scratch)
        if not asked.names or {"import", "gap"} & set(asked.names):
            big_sheet.write(folder / "big.xlsx", asked.rows)
        for name, benchmark in BENCHMARKS.items():
            if not asked.names or name in asked.names:
                for row in benchmark(folder):
                    print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
