"""Every amount of the model, in thousands of FCFA: line by line, for each year and stage, with the planted faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from random import Random

from generator.nomenclature import PROGRAMMES, UNVOTED, BudgetLine, Programme

YEARS = (2022, 2023, 2024)
STAGES = ("voted", "revised", "committed", "verified", "ordered", "paid")
Amounts = dict[str, int]

# Programme totals. 2022 and 2023 give voted, revised and paid; the stages between are interpolated.
_TEXT = """
2022 2101 18632014 18899988 18110007
2022 2102 47189021 52100009 50869981
2022 2103 15300986 15300986 14980012
2022 2104 28905017 29600004 28759990
2022 2105 36501992 43950013 39240016
2022 2106  6121008  6121008  5869994
2022 2301  7476995  7476995  7350011
2022 2302 33095006 35100018 34219985
2022 2303 22609990 22899997 22180002
2022 2304  8115012  7900006  6889991
2022 9901 12650000 12650000 12650000
2022 9902 0 0 0
2023 2101 19861009 20500012 20019995
2023 2102 54285988 57300006 55480017
2023 2103 17892014 17892014 16210003
2023 2104 31251003 32199991 31469989
2023 2105 48730985 52600019 44930008
2023 2106  6449013  6449013  6119992
2023 2301  7913994  7913994  7700006
2023 2302 36472007 37999986 36909998
2023 2303 24960011 25600003 25059987
2023 2304  8961996  8700015  7340009
2023 9901 14195000 17800000 17800000
2023 9902 0 0 0
2024 2101 21479974 22310022 22960018 22910018 22890018 22740004
2024 2102 58900012 63400008 63210018 62600018 62300018 61779970
2024 2103 19649990 19649990 17900018 16420018 15960018 15230005
2024 2104 33740003 34120021 34050018 33890018 33790018 33589972
2024 2105 62399981 78900004 71300018 48900018 46700018 41260018
2024 2106  6819994  5959991  5720018  5550018  5500018  5409987
2024 2301  8239989  8239989  8150018  8080018  8040018  7979997
2024 2302 39560017 41199976 41150018 41020018 40960018 40870021
2024 2303 27309989 27309989 27100018 26480018 26280018 26019992
2024 2304  9870029  8639999  7010018  5640018  5380018  5119993
2024 9901 18499981 25100014 25100014 25100014 25100014 25100014
2024 9902 0 0 0 0 0 0
"""
_STEPS = {"committed": Fraction(6, 10), "verified": Fraction(35, 100), "ordered": Fraction(2, 10)}

_PAID = {  # amounts given line by line; the rest of the programme is spread over the other lines
    (2024, "2105"): {
        "21051": 14905018,
        "21052": 9870000,
        "21053": 3245000,
        "21054": 7610000,
        "21055": 2980000,
        "21056": 2650000,
    },
}
_UNVOTED = {"committed": 1240000, "verified": 1190000, "ordered": 1170000, "paid": 1150000}
_UNEXECUTED = (2024, "23047")
_OVERSPENT = (2024, "21011")


def _totals() -> dict[tuple[int, str], Amounts]:
    totals = {}
    for row in _TEXT.strip().splitlines():
        year, programme, *numbers = row.split()
        amounts = [int(number) for number in numbers]
        if len(amounts) == 3:
            voted, revised, paid = amounts
            between = [paid + round((revised - paid) * step) for step in _STEPS.values()]
            amounts = [voted, revised, *between, paid]
        totals[int(year), programme] = dict(zip(STAGES, amounts, strict=True))
    return totals


def share_out(total: int, weights: Sequence[Fraction | int]) -> list[int]:
    """The total in whole parts proportional to the weights; the largest remainders take what rounding leaves."""
    whole = sum(weights)
    exact = [Fraction(total) * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


def _spread_within(total: int, ceilings: Sequence[int], random: Random) -> list[int]:
    """The total over lines, each near the common rate and none above its ceiling."""
    if not total:
        return [0] * len(ceilings)
    rate = Fraction(total, sum(ceilings))
    room = min((1 - rate) / rate * Fraction(6, 10), Fraction(12, 100))
    weights = [ceiling * (1 + room * (int(random.random() * 2001) - 1000) / 1000) for ceiling in ceilings]
    parts = share_out(total, weights)
    excess = sum(max(part - ceiling, 0) for part, ceiling in zip(parts, ceilings, strict=True))
    parts = [min(part, ceiling) for part, ceiling in zip(parts, ceilings, strict=True)]
    space = [ceiling - part for part, ceiling in zip(parts, ceilings, strict=True)]
    extra = share_out(excess, space) if excess else [0] * len(parts)
    return [part + more for part, more in zip(parts, extra, strict=True)]


def _voted(programme: Programme, total: int, random: Random) -> list[int]:
    drift = [line.share * (960 + int(random.random() * 81)) for line in programme.lines]
    return share_out(total, drift)


def _revised(programme: Programme, voted: Sequence[int], total: int) -> list[int]:
    change = total - sum(voted)
    moves = [line.move for line in programme.lines]
    if not change:
        return list(voted)
    sign = 1 if change > 0 else -1
    moved = share_out(abs(change), moves)
    return [amount + sign * part for amount, part in zip(voted, moved, strict=True)]


def _executed(year: int, programme: Programme, revised: Sequence[int], totals: Amounts) -> dict[str, list[int]]:
    """Committed to paid, line by line: paid first, then each stage between paid and what may be committed."""
    codes = [line.code for line in programme.lines]
    ceilings = [0 if (year, code) == _UNEXECUTED else amount for code, amount in zip(codes, revised, strict=True)]
    if programme.code == _OVERSPENT[1][:4] and year == _OVERSPENT[0]:
        ceilings[codes.index(_OVERSPENT[1])] += totals["committed"] - sum(revised)
    given = _PAID.get((year, programme.code))
    random = Random(f"paid {year} {programme.code}")
    paid = [given[code] for code in codes] if given else _spread_within(totals["paid"], ceilings, random)
    space = [ceiling - part for ceiling, part in zip(ceilings, paid, strict=True)]
    stages = {"paid": paid}
    for stage in _STEPS:
        more = totals[stage] - totals["paid"]
        extra = share_out(more, space) if more else [0] * len(paid)
        stages[stage] = [part + step for part, step in zip(paid, extra, strict=True)]
    return stages


def _programme_amounts(year: int, programme: Programme, totals: Amounts) -> dict[str, Amounts]:
    random = Random(f"voted {year} {programme.code}")
    voted = _voted(programme, totals["voted"], random)
    revised = _revised(programme, voted, totals["revised"])
    stages = {"voted": voted, "revised": revised, **_executed(year, programme, revised, totals)}
    return {line.code: {stage: stages[stage][at] for stage in STAGES} for at, line in enumerate(programme.lines)}


def amounts(year: int) -> dict[str, Amounts]:
    """Thousands of FCFA by line code and stage. The unvoted line has no `voted` and no `revised`."""
    result: dict[str, Amounts] = {}
    totals = _totals()
    for programme in PROGRAMMES:
        wanted = dict(totals[year, programme.code])
        unvoted = year == 2024 and programme.code == UNVOTED.code[:4]
        if unvoted:
            wanted = {stage: amount - _UNVOTED.get(stage, 0) for stage, amount in wanted.items()}
        result |= _programme_amounts(year, programme, wanted)
        if unvoted:
            result[UNVOTED.code] = dict(_UNVOTED)
    return result


def authorisations(year: int) -> Amounts:
    """Commitment authorisations (AE) voted, by line code: above the payments of the year for investment only."""
    random = Random(f"AE {year}")
    cash = {code: stages["voted"] for code, stages in amounts(year).items() if "voted" in stages}
    investments = [line.code for programme in PROGRAMMES for line in programme.lines if line.title == 5]
    return cash | {code: cash[code] * int(1100 + random.random() * 400) // 1000 for code in investments}


def lines_of(programme: Programme, year: int, *, executed: bool) -> tuple[BudgetLine, ...]:
    """The lines of a programme as a document of that year lists them; an execution report shows the unvoted one too."""
    shown = executed and year == 2024 and programme.code == UNVOTED.code[:4]
    return (*programme.lines, UNVOTED) if shown else programme.lines


def column_sum(column: Mapping[str, int], codes: Iterable[str]) -> int:
    """The sum over these lines; a line without an amount adds nothing."""
    return sum(column.get(code, 0) for code in codes)
