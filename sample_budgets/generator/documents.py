"""The documents that the ministry of Tamaris hands over about its budget: which columns, titles and faults each has."""

from __future__ import annotations

from generator.budget import STAGES, Amounts, amounts, authorisations
from generator.layouts import Table
from generator.sheet import Measured, table_rows

COUNTRY = "RÉPUBLIQUE DU TAMARIS (exemple fictif) – MINISTÈRE DE L’ÉCONOMIE ET DES FINANCES"
FICTION = "Exemple fictif : le pays, les chiffres et les noms sont inventés."
THOUSANDS = "(en milliers de FCFA)"
FAULT = {"230": 500_000}
"""Planted: the revised subtotal of section 230 is printed 500 million FCFA above its lines."""

_HEADERS = {"committed": "Engagé", "verified": "Liquidé", "ordered": "Ordonnancé", "paid": "Payé"}


def _column(year: int, stage: str) -> Amounts:
    return {code: stages[stage] for code, stages in amounts(year).items() if stage in stages}


def initial_law(year: int) -> Table:
    """The initial finance law (LFI): commitment authorisations and payment credits. 2022 is printed to the franc."""
    group = f"LFI {year}"
    columns = (
        Measured("AE", "voted", authorisations(year), group, "AE"),
        Measured("CP", "voted", _column(year, "voted"), group),
    )
    unit = "(en FCFA)" if year == 2022 else THOUSANDS
    titles = (COUNTRY, f"Loi de finances initiale {year} – Annexe 3 : crédits de la défense et de la sécurité", unit)
    rows = tuple(table_rows(columns, year, executed=False))
    return Table(group, titles, columns, rows, (FICTION,), 1000 if year == 2022 else 1)


def amending_law(year: int) -> Table:
    """The amending finance law (LFR): initial credits, what it opens and cancels, and the new total."""
    initial, revised = _column(year, "voted"), _column(year, "revised")
    change = {code: revised[code] - initial[code] for code in initial}
    columns = (
        Measured("CP", "voted", initial, f"LFI {year}"),
        Measured("Ouvertures", None, {code: more for code, more in change.items() if more > 0}, "Modifications (CP)"),
        Measured("Annulations", None, {code: -more for code, more in change.items() if more < 0}, "Modifications (CP)"),
        Measured("CP", "revised", revised, f"LFR {year}"),
    )
    title = f"Loi de finances rectificative {year} – Crédits de la défense et de la sécurité"
    rows = tuple(table_rows(columns, year, executed=False))
    return Table(f"LFR {year}", (COUNTRY, title, THOUSANDS), columns, rows, (FICTION,), nil="–")


def execution_report(year: int) -> Table:
    """The execution report (SITEX) at the end of the year: from voted to paid, and a rate. 2024 holds the fault."""
    revised = f"LFR {year}" if year != 2023 else "Crédits révisés 2023"
    first = {"voted": f"LFI {year}", "revised": revised}
    columns = tuple(
        Measured(
            first.get(stage) or _HEADERS[stage],
            stage,
            _column(year, stage),
            "Crédits de paiement (CP)" if stage in first else "Exécution (CP)",
            faults=FAULT if (year, stage) == (2024, "revised") else {},
        )
        for stage in STAGES
    )
    title = f"Direction générale du budget – Exercice {year} – Situation d’exécution au 31 décembre {year}"
    status = "Source : DGB – données provisoires" if year == 2024 else "Source : DGB – données définitives"
    rows = tuple(table_rows(columns, year, executed=True))
    name = f"SITEX {year}"
    return Table(name, (COUNTRY, title, THOUSANDS), columns, rows, (status, FICTION), rate=True, nil="–")
