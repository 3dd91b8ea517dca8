"""`python -m tests.safety 200`: kill a working process at that many random moments, and tell what was lost."""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.safety.killing import Outcome, kills, survive


def main() -> int:
    """Kill, open, check; status 1 where a step was lost, a check failed or a file would not open."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("count", type=int, nargs="?", default=200)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for kill in kills(asked.count, asked.seed):
        with tempfile.TemporaryDirectory(prefix="budgetwatch-kill-") as folder:
            name = f"{kill.at_work}, encrypted" if kill.encrypted else kill.at_work
            outcomes[name].append(survive(kill, Path(folder)))
    print(f"{'killed at':<22}{'times':>6}{'survived':>10}{'steps kept':>12}{'slowest opening':>17}")
    for name, seen in outcomes.items():
        survived, steps = sum(one.survived for one in seen), sum(one.found for one in seen)
        print(f"{name:<22}{len(seen):>6}{survived:>10}{steps:>12}{max(one.seconds for one in seen):>15.2f} s")
    return 0 if all(one.survived for seen in outcomes.values() for one in seen) else 1


if __name__ == "__main__":
    raise SystemExit(main())
