"""A ministry's budget of three years with faults planted in it, each at a line of its own, and quiet lines around them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMMES, LINES = 6, 10
YEARS = (2021, 2022, 2023)
LAST = YEARS[-1]
WORDS = (
    "Soldes", "Carburants", "Vivres", "Habillement", "Casernes",
    "Munitions", "Transmissions", "Formation", "Entretien", "Missions",
)  # fmt: skip
SERVICES = ("Terre", "Air", "Marine", "Gendarmerie", "Santé", "Soutien")
SMALL = 4
"""One line in so many is small: it may move as it likes."""


@dataclass
class Line:
    """A budget line with what is voted, ordered and paid in each year, in thousands."""

    code: str
    label: str
    voted: dict[int, int] = field(default_factory=dict)
    ordered: dict[int, int] = field(default_factory=dict)
    paid: dict[int, int] = field(default_factory=dict)
    small: bool = False


@dataclass(frozen=True)
class Planted:
    """The lines of a budget, and for each planted fault the code of the finding it should raise and its line."""

    lines: tuple[Line, ...]
    faults: dict[str, str]
    wrong_total: int
    """What the printed total of the last budget says too much, in thousands."""


def plant(seed: int) -> Planted:
    """A quiet budget with one fault of each kind at lines of its own, drawn by a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same draw every time is the point
    lines = [_quiet(chance, programme, number) for programme in range(PROGRAMMES) for number in range(LINES)]
    chosen = chance.sample([line for line in lines if not line.small], 8)
    over, under, grown, unvoted, unspent, slip, copied, disordered = chosen
    over.paid[LAST] = over.ordered[LAST] = over.voted[LAST] * 13 // 10
    under.paid[LAST] = under.ordered[LAST] = under.voted[LAST] * 2 // 5
    grown.voted[LAST] = grown.voted[LAST] * 16 // 10
    grown.ordered[LAST] = grown.paid[LAST] = grown.voted[LAST] * 95 // 100
    del unvoted.voted[LAST]
    del unspent.paid[LAST], unspent.ordered[LAST]
    slip.paid[LAST - 1] //= 1000
    other = chance.choice([line for line in lines if line not in chosen and not line.small])
    copied.paid[LAST] = other.paid[LAST] = copied.ordered[LAST] = copied.voted[LAST] * 93 // 100 // 10 * 10 + 7
    other.voted[LAST], other.ordered[LAST] = other.paid[LAST] * 103 // 100, other.paid[LAST]
    other.voted[LAST - 1] = other.voted[LAST] * 98 // 100
    other.paid[LAST - 1] = other.ordered[LAST - 1] = other.voted[LAST - 1] * 95 // 100
    disordered.paid[LAST] = disordered.ordered[LAST] * 104 // 100
    faults = {
        "over-execution-voted": over,
        "under-execution": under,
        "large-change": grown,
        "no-counterpart": unvoted,
        "no-counterpart ": unspent,
        "thousand-slip": slip,
        "repeated-amount": copied,
        "stage-order": disordered,
    }
    return Planted(tuple(lines), {code: line.code for code, line in faults.items()}, chance.randint(5, 90) * 1000)


def _quiet(chance: random.Random, programme: int, number: int) -> Line:
    """A line that grows by a few percent a year and is executed nearly whole; a small one is voted as chance will have it."""
    code, small = f"{21 + programme}{number + 1:02}", number % SMALL == SMALL - 1
    line = Line(code, f"{WORDS[number]} – {SERVICES[programme]}", small=small)
    amount = chance.randint(400_000, 9_000_000)
    for year in YEARS:
        line.voted[year] = chance.randint(8_000, 60_000) if small else amount
        line.ordered[year] = line.voted[year] * chance.randint(300 if small else 900, 1000) // 1000
        line.paid[year] = line.ordered[year] * chance.randint(970, 999) // 1000
        amount = amount * chance.randint(980, 1080) // 1000
    return line


def write(planted: Planted, folder: Path) -> Iterator[Path]:
    """The budget and the execution of each year, as a ministry hands them over; in thousands of FCFA."""
    for year in YEARS:
        yield _written(folder / f"LFI_{year}.csv", _budget(planted, year))
        yield _written(folder / f"Execution_{year}.csv", _execution(planted, year))


def _written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _budget(planted: Planted, year: int) -> list[str]:
    rows = [f"Loi de finances initiale {year};;", "(en milliers de FCFA);;", f"Code;Libellé;LFI {year}"]
    shown = [line for line in planted.lines if year in line.voted]
    rows += [f"{line.code};{line.label};{line.voted[year]}" for line in shown]
    too_much = planted.wrong_total if year == LAST else 0
    return [*rows, f";TOTAL;{sum(line.voted[year] for line in shown) + too_much}"]


def _execution(planted: Planted, year: int) -> list[str]:
    rows = [
        f"Situation d'exécution {year};;;",
        "(en milliers de FCFA);;;",
        f"Code;Libellé;Ordonnancé {year};Payé {year}",
    ]
    shown = [line for line in planted.lines if year in line.paid]
    rows += [f"{line.code};{line.label};{line.ordered[year]};{line.paid[year]}" for line in shown]
    ordered, paid = (sum(getattr(line, stage)[year] for line in shown) for stage in ("ordered", "paid"))
    return [*rows, f";TOTAL;{ordered};{paid}"]
