"""The blank workbook of a contract register."""

from __future__ import annotations

from datetime import date

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.message import msg
from budgetwatch.domain.terms import PROCEDURES
from budgetwatch.rendering.blanks.columns import YES_OR_NO, Blank, BlankColumn, Form, amount, day, year_of

_PROCEDURES = tuple(told for procedure, told in PROCEDURES.items() if procedure is not Procedure.UNKNOWN)

CONTRACTS = Blank(
    "contracts",
    msg("Register of public contracts"),
    (
        BlankColumn(("N° du marché", "Contract number"), msg("One row for each contract; the same number on each of its rows."), "M-1"),
        BlankColumn(("Objet du marché", "Subject"), msg("What is bought."), "Véhicules"),
        BlankColumn(("Autorité contractante", "Contracting authority"), msg("Who buys."), "Direction du matériel"),
        year_of(msg("The budget year that pays.")),
        BlankColumn(
            ("Mode de passation", "Procurement method"), msg("Choose in the list."), "appel d'offres ouvert", Form.CHOICE, _PROCEDURES
        ),
        BlankColumn(("Base légale", "Legal basis"), msg("The text and article that allow a direct award."), "—"),
        BlankColumn(("Marché secret", "Secret contract"), msg("Whether the contract is classified."), "non", Form.CHOICE, YES_OR_NO),
        BlankColumn(("Catégorie", "Category"), msg("Kind of goods, works or services."), "Fournitures"),
        BlankColumn(("Titulaire", "Supplier"), msg("Who won the contract, in full."), "Entreprise X"),
        BlankColumn(("N° IFU", "Supplier id"), msg("The tax or register number of the supplier, which tells namesakes apart."), "00000000X"),
        BlankColumn(("N° RCCM", "Trade register number"), msg("The supplier's number in the trade register."), "XX-2024-B-000"),
        BlankColumn(("Bénéficiaire effectif", "Beneficial owner"), msg("The person who owns the supplier in the end."), "—"),
        amount(("Montant estimé", "Estimated amount"), 1000),
        amount(("Montant du marché", "Contract amount"), 950, msg("All taxes included.")),
        amount(("Montant des avenants", "Amendments amount"), 0, msg("All amendments together.")),
        amount(("Avance versée", "Advance payment"), 100, msg("What was paid before any delivery.")),
        BlankColumn(("Caution de l'avance", "Advance guarantee"), msg("Whether a guarantee covers the advance."), "oui", Form.CHOICE, YES_OR_NO),
        amount(("Montant payé", "Amount paid"), 400),
        amount(("Montant livré", "Delivered amount"), 400, msg("What was delivered and accepted.")),
        amount(("Pénalités", "Penalties"), 0, msg("Late penalties applied.")),
        BlankColumn(("Nombre d'offres reçues", "Number of offers"), msg("How many suppliers made an offer."), 3, Form.COUNT),
        day(("Date de publication", "Publication date"), date(2024, 1, 15)),
        day(("Date d'attribution", "Award date"), date(2024, 3, 1)),
        day(("Date de signature", "Signature date"), date(2024, 3, 20)),
        day(("Date de livraison prévue", "Due date"), date(2024, 9, 20)),
        day(("Date de réception", "Delivery date"), date(2024, 9, 30)),
        BlankColumn(("Autorité d'approbation", "Approving authority"), msg("Who approved the contract."), "Ministre"),
        BlankColumn(("Ligne budgétaire", "Budget line"), msg("The line of the budget that pays."), "0000"),
    ),
)  # fmt: skip
