"""What the automatic answers are made from: the dossier's comparisons, printed totals, contracts and verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from budgetwatch import flags
from budgetwatch.analysis.natures import natures_of_lines, places_of_lines
from budgetwatch.checklists import Inputs, Register
from budgetwatch.domain.code import Classification
from budgetwatch.domain.comparison import CompareQuery, Comparison, ComparisonRow
from budgetwatch.domain.contract import Contract
from budgetwatch.domain.figure import FactSelection, Figure
from budgetwatch.domain.finding import Audience, Judgement
from budgetwatch.domain.measure import Basis
from budgetwatch.domain.series import SeriesKind
from budgetwatch.flags import Settings
from budgetwatch.store import work
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.comparing import choices, compare
from budgetwatch.usecases.contracts import contracts_seen, list_flags
from budgetwatch.usecases.credibility import work_out
from budgetwatch.usecases.current import checked, facts
from budgetwatch.usecases.flag_settings import settings_for
from budgetwatch.usecases.pace import tell_pace
from budgetwatch.usecases.pieces import list_pieces
from budgetwatch.usecases.series import SeriesUnknown, find_series, point_figure


def gather_inputs(dossier: Dossier, audience: Audience = Audience.CLOSED) -> Inputs:
    """All that the rules of the checklists may look at for an audience, as the dossier stands."""
    lines, kept = compare(dossier, CompareQuery()), checked(dossier)
    both = {Basis.AE, Basis.CP} <= set(choices(dossier).bases)
    verdicts = work.judgements(dossier).items()
    return Inputs(
        lines=lines,
        nature=compare(dossier, CompareQuery(Classification.NATURE)),
        totals=tuple((one.dataset, check) for one in kept for check in one.totals),
        subtotals=tuple((one.dataset, check) for one in kept for check in one.subtotals),
        explained=frozenset(key for key, verdict in verdicts if verdict.judgement is Judgement.EXPLAINED),
        currency=lines.currency,
        natures=_by_row(lines, natures_of_lines(facts(dossier)) if lines.rows else {}),
        places=_by_row(lines, places_of_lines(facts(dossier)) if lines.rows else {}),
        ae=compare(dossier, CompareQuery(basis=Basis.AE)) if both else None,
        cp=compare(dossier, CompareQuery(basis=Basis.CP)) if both else None,
        credibility=work_out(dossier),
        register=_register(dossier, audience),
        state_totals=_state_totals(dossier, lines),
        pieces=list_pieces(dossier).expected,
        pace=tell_pace(dossier),
    )


def _state_totals(dossier: Dossier, lines: Comparison) -> dict[int, Figure]:
    """The State's voted total by year, as the committee entered it in the currency of the budget."""
    try:
        series = find_series(dossier, SeriesKind.STATE_BUDGET)
    except SeriesUnknown:
        return {}
    if series.currency != (lines.currency or ""):
        return {}
    return {year: point_figure(series, year) for year in lines.years if year in series.values}


def _by_row(lines: Comparison, of_lines: Mapping[int, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What the lines that the figures of every row are made of stand in."""
    found: dict[str, frozenset[str]] = {}
    for row in lines.rows:
        own = (of_lines.get(line, frozenset()) for line in _lines(row))
        found[row.key] = found.get(row.key, frozenset()).union(*own)
    return found


def _lines(row: ComparisonRow) -> Iterator[int]:
    for figure in row.stages.values():
        for asked in figure.trace.inputs:
            if isinstance(asked, FactSelection):
                yield from asked.lines


def _register(dossier: Dossier, audience: Audience) -> Register | None:
    """The contracts of the most frequent currency with what is known of them; None where there is no register."""
    contracts = contracts_seen(dossier, audience)
    if not contracts:
        return None
    settings = settings_for(dossier)
    currency = Counter(one.currency for one in contracts).most_common(1)[0][0]
    owners = flags.owner_groups(contracts, settings.review)
    own = [(one, owner) for one, owner in zip(contracts, owners, strict=True) if one.currency == currency]
    return Register(
        contracts=tuple(one for one, _ in own),
        elsewhere=tuple(one for one in contracts if one.currency != currency),
        owners=tuple(owner.name if owner else None for _, owner in own),
        to_approve=frozenset(one.stored for one, _ in own if one.stored is not None and _to_approve(one, settings)),
        on_lines=frozenset(one.stored for one, _ in own if one.stored is not None and settings.line_of(one)),
        penalty_rate=settings.penalty_rate_per_day,
        penalty_cap=settings.penalty_cap,
        findings={one.finding.code: one.finding for one in list_flags(dossier, audience)},
    )


def _to_approve(contract: Contract, settings: Settings) -> bool:
    """Whether an authority must approve the contract under the thresholds of its day."""
    limit = settings.approval_from(contract) if settings.approval_threshold and contract.awarded else None
    return limit is not None and contract.awarded is not None and contract.awarded.decimal >= limit
