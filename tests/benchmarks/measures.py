"""What is measured, and against what."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
PAIRS = 7
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Compiled modules are kept between runs, as on a person's computer."""


@dataclass(frozen=True)
class Row:
    """One line of the report: our figure and its baseline (seconds, or MB with no baseline), and the limit."""

    what: str
    ours: float
    baseline: float | None
    limit: float
    unit: str = "s"

    def __str__(self) -> str:
        compared = self.ours if self.baseline is None else self.ours / self.baseline
        verdict = "" if compared <= self.limit else "  ABOVE"
        shown = f"{'':>12}{'':>8}" if self.baseline is None else f"{self.baseline:>10.3f} {self.unit}{compared:>8.2f}"
        return f"{self.what:<46}{self.ours:>10.3f} {self.unit}{shown}{self.limit:>8.1f}{verdict}"


def _best(work: Callable[[], float]) -> float:
    return min(work() for _ in range(RUNS))


def _timed(code: str, *arguments: object) -> tuple[float, float]:
    """Seconds that the code says it took on its last line of output, and the peak memory of its process in MB."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT)
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


_PEAK = """
import resource, sys
def peak():
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / (1 if sys.platform == "darwin" else 1024) / (1024 if sys.platform == "darwin" else 1)
"""

_EMPTY_WINDOW = """
import sys, time
started = time.time()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(round((time.time() - started) * 1000), flush=True)
        QTimer.singleShot(0, QApplication.quit)
app = QApplication(sys.argv)
window = Window(); window.resize(1280, 660); window.show(); app.exec()
"""


def first_window(_scratch: Path) -> Sequence[Row]:
    """The first painted frame on no dossier, against an empty PySide6 window: whole processes."""

    def whole(command: list[str]) -> float:
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=ENVIRONMENT)
        return time.perf_counter() - started

    ours = _best(lambda: whole([sys.executable, "-m", "budgetwatch", "--startup-probe"]))
    empty = _best(lambda: whole([sys.executable, "-c", _EMPTY_WINDOW]))
    return [Row("first window / empty PySide6 window", ours, empty, 2.0)]


_READ_ALONE = (
    _PEAK
    + """
import time
from python_calamine import CalamineWorkbook
started = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
rows = book.get_sheet_by_index(0).to_python()
print(time.perf_counter() - started, peak())
"""
)
_INSPECT = (
    _PEAK
    + """
import time
from pathlib import Path
if __name__ == "__main__":
    from budgetwatch.usecases.inspecting import inspect_file
    started = time.perf_counter()
    told = inspect_file(Path(sys.argv[1]))
    assert len(told.tables[0].lines) > 0, told.reasons
    print(time.perf_counter() - started, peak())
"""
)
_IMPORT = (
    _PEAK
    + """
import time
from pathlib import Path
if __name__ == "__main__":
    from budgetwatch.usecases.dossiers import create_dossier
    from budgetwatch.usecases.importing import draft_import, import_draft
    path = Path(sys.argv[2]); path.unlink(missing_ok=True)
    started = time.perf_counter()
    dossier = create_dossier(path)
    done = import_draft(dossier, draft_import(Path(sys.argv[1])))
    dossier.close()
    assert done.value[0].facts > 0
    print(time.perf_counter() - started, peak())
"""
)


def big_import(scratch: Path) -> Sequence[Row]:
    """Reading, and storing with every amount traceable, against python-calamine reading the sheet alone."""
    book = scratch / "big.xlsx"
    alone = _best(lambda: _timed(_READ_ALONE, book)[0])
    inspected = _best(lambda: _timed(_INSPECT, book)[0])
    imports = [_timed(_IMPORT, book, scratch / "big.budget") for _ in range(RUNS)]
    return [
        Row("inspect 200,000 lines / calamine alone", inspected, alone, 2.0),
        Row("import 800,000 facts / calamine alone", min(seconds for seconds, _ in imports), alone, 2.5),
        Row("  peak memory of the import", max(peak for _, peak in imports), None, 900, "M"),
    ]


_SAMPLE = (
    _PEAK
    + """
import time
from pathlib import Path
if __name__ == "__main__":
    from budgetwatch.usecases.demonstrating import demonstrate
    started = time.perf_counter()
    demonstrate(Path(sys.argv[1]))
    print(time.perf_counter() - started, peak())
"""
)


def sample_dossier(scratch: Path) -> Sequence[Row]:
    """The sample dossier, built and printed in both languages: peak memory of the process."""
    seconds, peak = _timed(_SAMPLE, scratch / "demo")
    return [
        Row("sample dossier and its two packs", seconds, None, 60.0),
        Row("  peak memory", peak, None, 500, "M"),
    ]


def pack_layout(scratch: Path) -> Sequence[Row]:
    """Laying out the sample's pack, against reportlab laying out the same rows of text bare."""
    from budgetwatch import rendering
    from budgetwatch.i18n import language
    from budgetwatch.usecases.demonstrating import build_sample
    from budgetwatch.usecases.packing import Explained, compose
    from tests.benchmarks.bare_layout import lay_out_bare, rows_of

    path = scratch / "pack.budget"
    with build_sample(path) as dossier:
        document, french = compose(dossier), language("fr")
        explained = Explained(dossier)
        known = {figure: explained(figure) for figure in document.figures()}

        def ours() -> float:
            started = time.perf_counter()
            rendering.render_pdf(document, french, known.__getitem__)
            return time.perf_counter() - started

        ours()
        rows = rows_of(document, french, known)
        return [Row("PDF pack / the same rows bare in reportlab", _best(ours), _best(lambda: lay_out_bare(rows)), 5.0)]


def pack_formats(scratch: Path) -> Sequence[Row]:
    """The sample's dossier made, explained and written in three formats once data are loaded, against bare libraries.

    The libraries write its charts and rows in the same process, one run after the other.
    """
    from budgetwatch.i18n import language
    from budgetwatch.usecases.demonstrating import build_sample
    from budgetwatch.usecases.pack_files import FORMATS
    from budgetwatch.usecases.packing import Explained, compose, make_pack
    from tests.benchmarks.bare_formats import charts_of, write_bare
    from tests.benchmarks.bare_layout import rows_of

    with build_sample(scratch / "formats.budget") as dossier:
        document, french, explained = compose(dossier), language("fr"), Explained(dossier)
        rows = rows_of(document, french, {figure: explained(figure) for figure in document.figures()})
        charts = list(charts_of(document))

        def ours() -> float:
            started = time.perf_counter()
            make_pack(dossier, scratch / "formats", french, formats=FORMATS)
            return time.perf_counter() - started

        def bare() -> float:
            return write_bare(charts, rows, french)

        runs = [(ours(), bare()) for _ in range(1 + RUNS)][1:]  # the first loads what every later one uses
        made, written = (min(seconds) for seconds in zip(*runs, strict=True))
        return [Row("dossier in three formats / the libraries bare", made, written, 3.0)]


def window_gap(scratch: Path) -> Sequence[Row]:
    """The longest time the window's event loop stood still while importing the big sheet and the sample's pack."""
    command = [sys.executable, "-m", "tests.benchmarks.gap", str(scratch / "big.xlsx"), str(scratch)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT)
    return [
        Row(f"longest gap of the window: {line.rpartition(' ')[0]}", float(line.split()[-1]), None, 100, "m")
        for line in done.stdout.splitlines()
    ]


def contract_flags(scratch: Path) -> Sequence[Row]:
    """Judging a register of 20,000 contracts by every flag, against pandas reading it from csv.

    In turns and in seconds of processor, both: other programs would be measured with what is so short.
    """
    import pandas as pd

    from budgetwatch.flags import judge_contracts, settings_of
    from budgetwatch.usecases.importing import draft_import
    from tests.benchmarks import register

    path = scratch / "register.csv"
    register.write(path, 20_000)
    (table,) = draft_import(path).inspection.tables
    legal = [{"from": "2016-01-01", "amount": "75000000"}]
    settings = settings_of({"competitive_threshold": legal, "approval_threshold": legal})

    def timed(work: Callable[[], object]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    pairs = [
        (timed(lambda: judge_contracts(table.contracts, settings)), timed(lambda: pd.read_csv(path, sep=";")))
        for _ in range(PAIRS)
    ]
    ours, bare = (min(seconds) for seconds in zip(*pairs, strict=True))
    return [Row("flag 20,000 contracts / pandas reading the csv", ours, bare, 3.0)]


def comparisons(_scratch: Path) -> Sequence[Row]:
    """A comparison of many facts, the first and later ones, against one three-key groupby of pandas on the same frame.

    Both in seconds of processor: a comparison is short, and other programs would be measured with it.
    """
    command = [sys.executable, "-m", "tests.benchmarks.comparing"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT)
    told = [line.rsplit(" ", 2) for line in done.stdout.splitlines()]
    return [
        Row(f"{name[:-1]} / groupby", float(ours), float(bare), 10.0 if name.startswith("the first") else 1.0)
        for name, ours, bare in told
    ]


def whole_state(scratch: Path) -> Sequence[Row]:
    """A dossier of a million facts over ten years against an empty one, a Parquet file, its encrypted twin; its growth."""
    from budgetwatch.usecases.dossiers import create_dossier
    from tests.benchmarks import scale

    empty = scratch / "empty.budget"
    create_dossier(empty, "State").close()
    largest = scale.dossiers(scratch, scale.SIZES[-1])
    (_, bare, *_), (_, page, first, later, peak), (loaded, grouped), (_, _, locked, *_) = _in_turn(
        ["ours", empty], ["ours", largest], ["baseline", largest], ["ours", scale.encrypted(largest), "encrypted"]
    )
    alone = "a Parquet file" if scale.ARROW.is_dir() else "a NumPy file (no pyarrow)"
    rows = [
        Row("first page of 1,000,000 facts / empty dossier", page, bare, 1.5),
        Row(f"first comparison / loading and grouping {alone}", first, loaded, 2.0),
        Row("a later comparison / groupby in memory", later, grouped, 1.0),
        Row("  peak memory", peak, None, 600, "M"),
        Row("encrypted / plain: first comparison", locked, first, 1.3),
    ]
    for facts in scale.SIZES[:-1]:
        smaller = scale.dossiers(scratch, facts)
        (_, _, first, *_), (loaded, _) = _in_turn(["ours", smaller], ["baseline", smaller])
        rows.append(Row(f"  first comparison of {facts:,} facts / {alone}", first, loaded, 2.0))
    return rows


def _in_turn(*asked: Sequence[object]) -> list[list[float]]:
    """The least figures of several runs of some measures, each a process, which take turns: all meet the same machine."""
    runs: list[list[list[float]]] = [[] for _ in asked]
    for _ in range(RUNS):
        for one, figures in zip(asked, runs, strict=True):
            command = [sys.executable, "-m", "tests.benchmarks.scale", *map(str, one)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=ENVIRONMENT)
            figures.append([float(figure) for figure in done.stdout.split()])
    return [[min(figure) for figure in zip(*figures, strict=True)] for figures in runs]
