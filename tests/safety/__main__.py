"""What a dossier survives, at length.

`python -m tests.safety 200` (or `kills 200`) kills a working process at that many random moments and tells what was
lost; `fuzz 200` damages the bytes of so many dossiers; `person 200` plays so many persons at work.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.safety.fuzzing import damaged, outcome_of, whole_dossier
from tests.safety.killing import Outcome, kills, survive


def main() -> int:
    """Status 1 where a step was lost, a check failed or a file would not open."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", choices=_RUNS, nargs="?", default="kills")
    words.add_argument("count", type=int, nargs="?", default=200)
    words.add_argument("--seed", type=int, default=1)
    given = sys.argv[1:]
    asked = words.parse_args(["kills", *given] if given and given[0].isdigit() else given)
    return _RUNS[asked.what](asked.count, asked.seed)


def _kill(count: int, seed: int) -> int:
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for kill in kills(count, seed):
        with tempfile.TemporaryDirectory(prefix="budgetwatch-kill-") as folder:
            name = f"{kill.at_work}, encrypted" if kill.encrypted else kill.at_work
            outcomes[name].append(survive(kill, Path(folder)))
    print(f"{'killed at':<22}{'times':>6}{'survived':>10}{'steps kept':>12}{'slowest opening':>17}")
    for name, seen in outcomes.items():
        survived, steps = sum(one.survived for one in seen), sum(one.found for one in seen)
        print(f"{name:<22}{len(seen):>6}{survived:>10}{steps:>12}{max(one.seconds for one in seen):>15.2f} s")
    return 0 if all(one.survived for seen in outcomes.values() for one in seen) else 1


def _fuzz(count: int, seed: int) -> int:
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="budgetwatch-fuzz-") as folder:
        whole = whole_dossier(Path(folder) / "whole.budget")
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory(prefix="budgetwatch-fuzz-") as folder:
            try:
                found[outcome_of(damaged(whole, number), Path(folder))] += 1
            except Exception as crash:  # noqa: BLE001  # whatever it is, it is what is looked for
                found["crashed"] += 1
                print(f"seed {number}: {crash!r}")
    print(", ".join(f"{name}: {times}" for name, times in sorted(found.items())))
    return 1 if found["crashed"] else 0


def _play(count: int, _seed: int) -> int:
    from hypothesis import settings
    from hypothesis.stateful import run_state_machine_as_test

    from tests.safety.person import Person

    run_state_machine_as_test(Person, settings=settings(max_examples=count, stateful_step_count=50, deadline=None))
    print(f"{count} persons found what they expected")
    return 0


_RUNS: Mapping[str, Callable[[int, int], int]] = {"kills": _kill, "fuzz": _fuzz, "person": _play}

if __name__ == "__main__":
    raise SystemExit(main())
