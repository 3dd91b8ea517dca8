"""The blank workbooks of the other registers: acts, headcounts, advances, the budget calendar."""

from __future__ import annotations

from datetime import date

from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import ACT_KINDS
from budgetwatch.rendering.blanks.columns import YES_OR_NO, Blank, BlankColumn, Form, amount, day, year_of

_KINDS = tuple(told for kind, told in ACT_KINDS.items() if kind is not ActKind.UNKNOWN)
_REMARKS = BlankColumn(("Observations", "Remarks"), msg("Anything that helps to understand the row."), "—")

ACTS = Blank(
    "acts",
    msg("Acts that move credits"),
    (
        BlankColumn(("Référence", "Reference"), msg("Number of the decree, order or decision. One row for each movement."), "2024-001"),
        day(("Date", "Date"), date(2024, 3, 12), msg("The day of the act.")),
        BlankColumn(("Nature de l'acte", "Kind of act"), msg("Choose in the list."), "virement", Form.CHOICE, _KINDS),
        BlankColumn(("Code du programme d'origine", "Code of source programme"), msg("The programme whose credits fall."), "0000"),
        BlankColumn(("Programme d'origine", "Source programme"), msg("Its name; empty for an act that only opens credits."), "Forces terrestres"),
        BlankColumn(("Code du programme de destination", "Code of target programme"), msg("The programme whose credits rise."), "0000"),
        BlankColumn(("Programme de destination", "Target programme"), msg("Its name; empty for an act that only cancels or freezes."), "Forces aériennes"),
        amount(("Autorisations d'engagement (AE)", "Commitment authorisations (AE)"), 1500),
        amount(("Crédits de paiement (CP)", "Payment appropriations (CP)"), 1500),
        day(("Date de signature", "Signature date"), date(2024, 3, 12)),
        BlankColumn(("Signataire", "Signatory"), msg("Who signed: minister, prime minister, head of programme."), "Ministre des finances"),
        BlankColumn(("Ratifié", "Ratified"), msg("Whether a law has ratified the act."), "non", Form.CHOICE, YES_OR_NO),
        BlankColumn(("Objet", "Subject"), msg("Why the credits were moved."), "—"),
    ),
    year=True,
)  # fmt: skip
HEADCOUNT = Blank(
    "headcount",
    msg("Headcount of the forces"),
    (
        BlankColumn(("Force", "Force"), msg("Army, gendarmerie, guard, police, customs …"), "Armée de terre"),
        BlankColumn(("Corps ou catégorie", "Corps or category"), msg("Officers, non-commissioned officers, other ranks, civilians …"), "Officiers"),
        year_of(msg("The strength on the last day of that year. One row for each year.")),
        BlankColumn(("Effectifs autorisés", "Authorised posts"), msg("What the budget allows."), 500, Form.COUNT),
        BlankColumn(("Effectifs réels", "Actual strength"), msg("Persons present."), 480, Form.COUNT),
        _REMARKS,
    ),
    unit=False,
)  # fmt: skip
ADVANCES = Blank(
    "advances",
    msg("Advances and imprest accounts"),
    (
        BlankColumn(("Référence", "Reference"), msg("Number of the advance."), "R-1"),
        day(("Date de l'avance", "Date of the advance"), date(2024, 2, 3), msg("The day the money was handed over.")),
        BlankColumn(("Régie d'avances", "Imprest account"), msg("The account through which it passes, if there is one."), "État-major"),
        BlankColumn(("Bénéficiaire", "Beneficiary"), msg("Who received the money: function or service."), "Service X"),
        BlankColumn(("Objet", "Purpose"), msg("What it was for."), "—"),
        amount(("Montant de l'avance", "Amount advanced"), 500),
        amount(("Montant justifié", "Amount justified"), 450, msg("What receipts cover so far.")),
        day(("Date de régularisation", "Date regularised"), date(2024, 6, 30), msg("The day it was settled; empty as long as it is not.")),
    ),
    year=True,
)  # fmt: skip
CALENDAR = Blank(
    "calendar",
    msg("Budget calendar"),
    (
        BlankColumn(("Étape", "Step"), msg("Budget debate, tabling of the bill, vote, promulgation, reports …"), "Dépôt du projet de loi"),
        year_of(msg("The budget year that the step prepares or closes.")),
        day(("Date limite", "Due date"), date(2023, 10, 1), msg("The day that the law or the calendar sets.")),
        day(("Date réelle", "Actual date"), date(2023, 10, 4), msg("The day it happened; empty as long as it has not.")),
        BlankColumn(("Institution responsable", "Institution in charge"), msg("Who had to act."), "Ministère des finances"),
        _REMARKS,
    ),
    unit=False,
)  # fmt: skip
