"""The blank workbooks about credits: budget, execution, programming law."""

from __future__ import annotations

from budgetwatch.domain.message import msg
from budgetwatch.rendering.blanks.columns import Blank, BlankColumn, amount, year_of

MINISTRY = BlankColumn(("Ministère", "Ministry"), msg("The ministry or institution that holds the credits."), "Défense")
CODE = BlankColumn(
    ("Code du programme", "Code of the programme"),
    msg("As in the budget nomenclature; zeros in front are kept."),
    "0000",
)
PROGRAMME = BlankColumn(("Programme", "Programme"), msg("The name of the programme, as voted."), "Forces terrestres")

BUDGET = Blank(
    "budget",
    msg("Voted budget, initial finance law"),
    (
        MINISTRY,
        CODE,
        PROGRAMME,
        BlankColumn(
            ("Nature économique", "Economic nature"),
            msg("Personnel, goods and services, transfers, investment. One row for each nature of a programme."),
            "Personnel",
        ),
        amount(("Autorisations d'engagement votées (AE)", "Voted commitment authorisations (AE)"), 1500),
        amount(("Crédits de paiement votés (CP)", "Voted payment appropriations (CP)"), 1400),
    ),
    year=True,
)
EXECUTION = Blank(
    "execution",
    msg("Execution of the budget"),
    (
        MINISTRY,
        CODE,
        PROGRAMME,
        amount(
            ("Crédits votés (LFI)", "Voted appropriations"), 1400, msg("The initial finance law, before any change.")
        ),
        amount(
            ("Crédits révisés", "Revised appropriations"),
            1450,
            msg("After supplementary laws and movements of credits."),
        ),
        amount(("Engagé", "Committed"), 1300),
        amount(("Liquidé", "Verified"), 1250),
        amount(("Ordonnancé", "Ordered"), 1200),
        amount(("Payé", "Paid"), 1100, msg("What the accountant paid, on the day that closes the statement.")),
    ),
    year=True,
)
PROGRAMMING = Blank(
    "programming",
    msg("Programming law, amounts by year"),
    (
        CODE,
        BlankColumn(
            ("Programme ou catégorie", "Programme or category"),
            msg("Investment, operation, personnel …, or the programmes of the law. One row for each year."),
            "Investissement",
        ),
        year_of(msg("The year of the tranche.")),
        amount(("Autorisations d'engagement (AE)", "Commitment authorisations (AE)"), 1500),
        amount(("Crédits de paiement (CP)", "Payment appropriations (CP)"), 1400),
    ),
)
