"""The standing imports as data frames of one currency, for `analysis`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Row, select

from budgetwatch.domain.layout import TableKind
from budgetwatch.domain.money import Value
from budgetwatch.domain.pace import Counting
from budgetwatch.store import columns, corrections, serial
from budgetwatch.store.connections import driver
from budgetwatch.store.corrections import Place
from budgetwatch.store.errors import Garbled
from budgetwatch.store.held import Run
from budgetwatch.store.opened import Dossier
from budgetwatch.store.overlay import finest
from budgetwatch.store.schema import datasets, settings, sources

if TYPE_CHECKING:
    import pandas as pd

# No printed amount has more digits than this on either side: what says otherwise is damage.
_FARTHEST = 60

PARTS = "parts:"
"""Begins the settings that say how the months of a table count, before its number."""
_COUNTINGS = frozenset(Counting) - {Counting.UNSURE}

_Key: TypeAlias = tuple[str | None, tuple[int, ...], tuple[tuple[Place, Value], ...], tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class FactFrame:
    """Amounts, codes, lines and datasets of one currency; nobody writes in these frames.

    Whole numbers other than amounts have 32 bits where these are enough: they are widened before they are multiplied.

    Attributes:
        facts: one row per cell. line, dataset, year (0 unknown), period, measure, basis, variant, counts, flow, amount
            (mantissa at `exponent`; int64, or Python integers where their sum could leave 64 bits; 0 where there is a
            state), state ("" an amount, else nil, unknown, error, redacted). Texts are categories; "" is none.
        codes: one row per code of a dataset. code_id, dataset, classification, level, code, label, parent_id (0 none).
        standing: one row per line and code, in the order in which the line prints them. line, code_id.
        lines: one row per line. line, dataset, row, year (0 none), period.
        labels: gives the label of every line, in the order of `lines`.
        datasets: one row per imported table. dataset, kind, flow, currency, table, name (of the file), status,
            document_type, institution, exponent (the power of ten that its own amounts are printed in steps of), parts
            (what a person said of its months: flows, cumulated, "" nothing).
        exponent: the power of ten that one step of a mantissa is worth, in currency units.
        currency: the currency of every amount; None where the tables print none.
        left_out: the other currencies of the dossier, whose amounts are not here.
        elsewhere: the budget tables of those currencies, as currency, name of the file, years.
    """

    facts: pd.DataFrame
    codes: pd.DataFrame
    standing: pd.DataFrame
    lines: pd.DataFrame
    labels: Callable[[], pd.Series[Any]]
    datasets: pd.DataFrame
    exponent: int
    currency: str | None
    left_out: tuple[str | None, ...]
    elsewhere: tuple[tuple[str | None, str, tuple[int, ...]], ...] = ()


# Imports never change once made: a frame holds as long as the same imports and corrections stand, whatever else is
# edited meanwhile.
_latest: WeakKeyDictionary[Dossier, tuple[_Key, FactFrame]] = WeakKeyDictionary()


def facts(dossier: Dossier, currency: str | None = None) -> FactFrame:
    """The amounts of the standing imports in that currency; by default in the one of most budget tables."""
    with dossier.reading() as connection:
        standing = connection.execute(_STANDING).all()
        chosen = currency or _most_used(standing)
        corrected, said = corrections.values(connection), _said_of_parts(connection)
        key = (chosen, tuple(row.id for row in standing), tuple(corrected.items()), tuple(said.items()))
        known = _latest.get(dossier)
        if known is not None and known[0] == key:
            return known[1]
        frame = _frame(connection, standing, chosen, corrected, said)
    _latest[dossier] = (key, frame)
    return frame


_STANDING = (
    select(
        datasets.c.id,
        datasets.c.kind,
        datasets.c.flow,
        datasets.c.currency,
        datasets.c.years,
        datasets.c.exponent,
        datasets.c.name.label("table"),
        sources.c.name,
        datasets.c.status,
        datasets.c.document_type,
        datasets.c.institution,
        datasets.c.first_line,
        datasets.c.lines,
        datasets.c.first_code,
        datasets.c.codes,
        datasets.c.facts,
    )
    .join(sources)
    .where(datasets.c.visible == 1)
    .order_by(datasets.c.id)
)


# Partners print their support in these beside a budget in another currency: among equals they come second.
_OF_PARTNERS = frozenset({"EUR", "USD", "GBP", "CNY"})


def _most_used(standing: Sequence[Row[*tuple[Any, ...]]]) -> str | None:
    """The currency of most budget tables; among equals one that partners do not print, then the one of most lines."""
    budgets = [row for row in standing if row.kind == TableKind.BUDGET and row.facts]
    tables, lines = Counter[str | None](), Counter[str | None]()
    for row in budgets or standing:
        tables[row.currency] += 1
        lines[row.currency] += row.lines
    return max(tables, key=lambda name: (tables[name], name not in _OF_PARTNERS, lines[name]), default=None)


def _frame(
    connection: Connection,
    standing: Sequence[Row[*tuple[Any, ...]]],
    currency: str | None,
    corrected: Mapping[Place, Value],
    said: Mapping[int, str],
) -> FactFrame:
    rows = [row for row in standing if row.currency == currency]
    runs = [_run(row) for row in rows]
    own = {place: value for place, value in corrected.items() if place[0] in {run.dataset for run in runs}}
    exponent = min((finest(run.exponent, own.values()) for run in runs), default=0)
    raw = driver(connection)
    lines, labels = columns.lines(raw, runs)
    return FactFrame(
        facts=columns.facts(raw, runs, lines, exponent, own),
        codes=columns.codes(raw, runs),
        standing=columns.standing(raw, runs),
        lines=lines,
        labels=labels,
        datasets=_datasets(rows, said),
        exponent=exponent,
        currency=currency,
        left_out=tuple(dict.fromkeys(row.currency for row in standing if row.currency != currency)),
        elsewhere=tuple(
            (row.currency, row.name, tuple(serial.loads(row.years)))
            for row in standing
            if row.currency != currency and row.kind == TableKind.BUDGET
        ),
    )


def _run(row: Row[*tuple[Any, ...]]) -> Run:
    run = Run(row.id, row.first_line, row.lines, row.first_code, row.codes, row.exponent, row.flow)
    if not -_FARTHEST <= run.exponent <= _FARTHEST:
        raise Garbled(f"10^{run.exponent}")
    return run


def _said_of_parts(connection: Connection) -> dict[int, str]:
    """What persons said of the months of tables, by dataset."""
    asked = select(settings.c.name, settings.c.value).where(settings.c.name.startswith(PARTS)).order_by(settings.c.name)
    numbered = ((name.removeprefix(PARTS), value) for name, value in connection.execute(asked))
    return {int(number): value for number, value in numbered if number.isdecimal() and value in _COUNTINGS}


def _datasets(rows: Sequence[Row[*tuple[Any, ...]]], said: Mapping[int, str]) -> pd.DataFrame:
    import pandas as pd

    names = ["kind", "flow", "currency", "table", "name", "status", "document_type", "institution", "exponent"]
    shown = {name: [getattr(row, name) for row in rows] for name in names}
    shown["parts"] = [said.get(row.id, "") for row in rows]
    return pd.DataFrame({"dataset": pd.array([row.id for row in rows], dtype="int64"), **shown})
