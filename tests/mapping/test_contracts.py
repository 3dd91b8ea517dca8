"""Contract registers: which tables they are, one contract per number, each field with its column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.fact import Reading, Verdict
from budgetwatch.domain.grid import Grid, Workbook
from budgetwatch.domain.layout import TableKind
from budgetwatch.mapping import propose
from budgetwatch.mapping.contracts import procedure_of
from budgetwatch.mapping.register_headers import field_of

Read = Callable[..., tuple[Reading, ...]]
Judge = Callable[..., tuple[Verdict, list[str]]]

REGISTER = """
    | N° du marché | Objet   | Titulaire     | Mode de passation | Secret (O/N) | Montant attribué (FCFA TTC) | Avenant 1 - montant (FCFA) | Avenant 2 - montant (FCFA) | Date de signature | Nombre d'offres |
    | 2016-01      | Bottes  | Fildora SARL  | AOO               | N            | "75 000 000"                | "1 000 000"                | "500 000"                  | 17/02/2016        | 3               |
    | 2016-02      | Optique | Total Énergie | Gré à gré         | O            | "12 500 000"                |                            |                            | 28/02/2016        |                 |
"""


def test_a_register_becomes_contracts_with_their_fields(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER)
    first, second = readings[0].contracts
    assert (first.id, first.subject, first.supplier, first.offers) == ("2016-01", "Bottes", "Fildora SARL", 3)
    assert (str(first.awarded), str(first.amended), first.signed) == ("75000000", "1500000", date(2016, 2, 17))
    assert (first.procedure, second.procedure) == (Procedure.OPEN, Procedure.DIRECT)
    assert (first.secret, second.secret, second.amended) == (False, True, None)
    assert first.columns["awarded"] == 6
    assert verdict(readings) == (Verdict.READY, [])


def test_a_supplier_called_total_is_a_line(read: Read) -> None:
    assert [contract.supplier for contract in read(REGISTER)[0].contracts] == ["Fildora SARL", "Total Énergie"]


def test_an_amount_repeated_per_supplier_counts_once(read: Read, verdict: Judge) -> None:
    readings = read("""
        | uid | titulaire_nom | montant (en euros) | dateNotification | procedure               |
        | A1  | ALU CONCEPT   | 61100              | 2025-01-01       | Procédure adaptée       |
        | A1  | ELEC ET CIE   | 61100              | 2025-01-01       | Procédure adaptée       |
        | A2  | DURAND        | 90000              | 2025-02-01       | Appel d'offres ouvert   |
    """)
    assert [(contract.id, contract.rows) for contract in readings[0].contracts] == [("A1", (2, 3)), ("A2", (4,))]
    assert str(readings[0].totals[0].lines_sum) == "151100"
    assert verdict(readings) == (Verdict.READY, [])


def test_a_contract_with_two_amounts_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | uid | titulaire_nom | montant (en euros) | dateNotification |
        | A1  | ALU CONCEPT   | 61100              | 2025-01-01       |
        | A1  | ELEC ET CIE   | 65900              | 2025-01-01       |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["contract-amounts-differ"])
    assert str(readings[0].contracts[0].awarded) == "61100"


def test_a_register_without_currency_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER.replace(" (FCFA TTC)", "").replace(" (FCFA)", ""))
    assert verdict(readings) == (Verdict.REVIEW, ["unit-missing"])


def test_the_currency_may_stand_in_a_column(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° du marché | Titulaire    | Montant | Devise | Date de signature |
        | 2016-01      | Fildora SARL | 7500    | XOF    | 17/02/2016        |
        | 2016-02      | Tamblé SARL  | 1250    | XOF    | 28/02/2016        |
    """)
    assert readings[0].layout.unit.currency == "XOF"
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("first", "second"), [("Montant (EUR)", "Montant (FCFA)"), ("Montant (FCFA)", "Montant (EUR)")]
)
def test_amounts_in_francs_count_beside_the_same_in_another_currency(
    first: str, second: str, read: Read, verdict: Judge
) -> None:
    readings = read(f"""
        | N° du marché | Titulaire    | {first} | {second} | Date de signature |
        | 2016-01      | Fildora SARL | 7500    | 4920     | 17/02/2016        |
        | 2016-02      | Tamblé SARL  | 1250    | 820      | 28/02/2016        |
    """)
    assert readings[0].layout.unit.currency == "XOF"
    assert [str(contract.awarded) for contract in readings[0].contracts] == (
        ["7500", "1250"] if "FCFA" in first else ["4920", "820"]
    )
    assert verdict(readings)[0] is Verdict.REVIEW


def test_amounts_may_each_bear_their_currency_and_tax(read: Read, verdict: Judge) -> None:
    register = """
        | N° du marché | Titulaire    | Montant             | Date de signature |
        | 2016-01      | Fildora SARL | 12 500 300 FCFA TTC | 17/02/2016        |
        | 2016-02      | Tamblé SARL  | 8 250 400 FCFA TTC  | 28/02/2016        |
    """
    readings = read(register)
    assert [str(contract.awarded) for contract in readings[0].contracts] == ["12500300", "8250400"]
    assert (readings[0].layout.unit.currency, verdict(readings)) == ("XOF", (Verdict.READY, []))
    assert verdict(read(register.replace("400 FCFA TTC", "400 FCFA HT")))[0] is not Verdict.READY


def test_a_second_currency_among_the_rows_is_asked_about(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° du marché | Titulaire    | Montant | Devise | Date de signature |
        | 2016-01      | Fildora SARL | 7500    | XOF    | 17/02/2016        |
        | 2016-02      | Tamblé SARL  | 1250    | EUR    | 28/02/2016        |
    """)
    assert verdict(readings) == (Verdict.REVIEW, ["currency-mixed"])
    assert [contract.currency for contract in readings[0].contracts] == ["XOF", "EUR"]
    assert (readings[0].layout.unit.currency, readings[0].totals) == (None, ())


def test_payments_without_a_number_are_one_per_row(read: Read) -> None:
    (table,) = read("""
        | Date       | Amount | Supplier |
        | 2020-12-01 | 988.71 | Amazon   |
        | 2020-12-01 | 3240.9 | LVL      |
    """)
    assert table.layout.kind is TableKind.CONTRACTS
    assert len(table.contracts) == 2


def test_days_come_first_unless_a_month_above_twelve_proves_the_contrary(read: Read) -> None:
    def signed(first: str, second: str) -> date | None:
        return (
            read(f"""
            | N° du marché | Titulaire | Montant | Date de signature |
            | A1           | Fildora   | 7500    | {first}           |
            | A2           | Tamblé    | 1250    | {second}          |
        """)[0]
            .contracts[0]
            .signed
        )

    assert signed("03/04/2016", "28/02/2016") == date(2016, 4, 3)
    assert signed("03/04/2016", "02/28/2016") == date(2016, 3, 4)


@pytest.mark.parametrize(
    ("first", "second", "signed"),
    [
        ("17/09/21", "28/11/21", date(2021, 9, 17)),
        ("09/17/21", "11/28/21", date(2021, 9, 17)),
        ("21/03/05", "21/04/28", None),  # years may come first
        ("01/03/21", "02/04/22", None),  # nothing tells days from years
    ],
)
def test_two_figures_are_a_year_where_days_differ_more_than_years(
    first: str, second: str, signed: date | None, read: Read, verdict: Judge
) -> None:
    readings = read(f"""
        | N° du marché | Titulaire | Montant TTC (FCFA) | Date de signature |
        | A1           | Fildora   | 12500300           | {first}           |
        | A2           | Tamblé    | 8250400            | {second}          |
    """)
    assert readings[0].contracts[0].signed == signed
    assert verdict(readings)[1] == ([] if signed else ["contract-dates-unreadable"])


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        ("Entente directe", Procedure.DIRECT),
        ("Marché passé sans publicité ni mise en concurrence préalable", Procedure.DIRECT),
        ("appel d'offres restreint", Procedure.RESTRICTED),
        ("DDP", Procedure.QUOTATIONS),
        ("Mise en concurrence interne", Procedure.INTERNAL_COMPETITION),
        ("Convention", Procedure.UNKNOWN),
    ],
)
def test_the_register_s_own_words_name_the_procedure(text: str, procedure: Procedure) -> None:
    assert procedure_of(text) is procedure


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Montant livré ou service fait (FCFA TTC)", "delivered"),
        ("Pénalités appliquées (FCFA)", "penalty"),
        ("Avance versée (FCFA)", "advance"),
        ("Caution d'avance (O/N)", "guaranteed"),
        ("Caution de bonne exécution", None),
        ("Prix unitaire (FCFA TTC)", None),
        ("Avenant 1 - date", "amendment_date"),
        ("Avenant 1 - objet", "amendment_subject"),
        ("N° RCCM", "trade_register"),
        ("Date d'approbation", "approved"),
        ("Bénéficiaire effectif", "owner"),
        ("contracts/0/value/amount", "awarded"),
    ],
)
def test_a_header_names_a_field_or_none(header: str, field: str | None) -> None:
    found = field_of(header)
    assert (found[0] if found else None) == field


def test_a_table_of_credits_is_no_register(read: Read) -> None:
    (table,) = read(
        "| Ministère | Programme | Montant voté 2014 (FCFA) |\n| Défense | Solde | 9110 |\n| Justice | Cours | 5220 |"
    )
    assert table.layout.kind is TableKind.BUDGET


def test_dates_years_shares_and_totals_of_a_register(read: Read) -> None:
    (table,) = read("""
        | N° du marché | Titulaire | Exercice | Montant (FCFA) | Date de signature    | Date de fin prévue | Taux de livraison |
        | A1           | Fildora   | 2016     | 7500           | 2016-02-17T10:30:00Z | 31/02/2016         | "90 %"            |
        | A2           | Tamblé    | 2017     |                | 2017-03-01           | bientôt            | 0.5               |
        | TOTAL        |           |          | 7500           |                      |                    |                   |
    """)
    first, second = table.contracts
    assert (first.signed, first.due, first.delivered_share, first.year) == (date(2016, 2, 17), None, 0.9, 2016)
    assert (second.awarded, second.due, second.delivered_share) == (None, None, 0.5)
    assert table.totals[0].agrees


def test_real_dates_are_dates(workbook: Callable[..., Workbook]) -> None:
    rows = (
        ("N° du marché", "Titulaire", "Montant (FCFA)", "Date de signature", "Date de réception"),
        ("A1", "Fildora", 7500, datetime(2016, 2, 17, tzinfo=UTC), date(2016, 8, 2)),
        ("A2", "Tamblé", 1250, datetime(2016, 3, 1, tzinfo=UTC), date(2016, 9, 2)),
    )
    (table,) = propose(workbook(Grid("Registre", rows)))[0]
    assert (table.contracts[0].signed, table.contracts[0].received) == (date(2016, 2, 17), date(2016, 8, 2))


@pytest.mark.parametrize(
    "header",
    ["Montant en F CFA TTC", "Montant T.T.C. (FCFA)", "Coût (FCFA)", "Montant total TTC en FCFA", "Montant FCFA H.T."],
)
def test_an_amount_is_awarded_however_its_tax_and_unit_are_written(header: str, read: Read, verdict: Judge) -> None:
    readings = read(f"""
        | N° du marché | Objet  | Titulaire  | Quantité | Prix unitaire | {header} |
        | 001          | Pneus  | SAHEL AUTO | 10       | 1250030       | 12500300 |
        | 002          | Tenues | FASO TEX   | 10       | 825040        | 8250400  |
    """)
    assert [str(contract.awarded) for contract in readings[0].contracts] == ["12500300", "8250400"]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_new_amount_of_a_contract_is_asked_about_beside_the_old_one(read: Read, verdict: Judge) -> None:
    readings = read("""
        | N° du marché | Objet  | Titulaire  | Ancien montant (FCFA) | Nouveau montant (FCFA) |
        | 001          | Pneus  | SAHEL AUTO | 12500300              | 13500300               |
        | 002          | Tenues | FASO TEX   | 8250400               | 9250400                |
    """)
    assert [str(contract.awarded) for contract in readings[0].contracts] == ["12500300", "8250400"]
    assert verdict(readings) == (Verdict.REVIEW, ["column-left-out"])


def test_sums_by_supplier_are_no_contracts(read: Read) -> None:
    (table,) = read("""
        | N° | Titulaire  | Nombre de marchés | Montant total TTC (FCFA) |
        | 1  | SAHEL AUTO | 3                 | 12500300                 |
        | 2  | FASO TEX   | 1                 | 8250400                  |
    """)
    assert table.layout.kind is not TableKind.CONTRACTS


def test_the_amount_with_its_tax_is_the_one_awarded(read: Read, verdict: Judge) -> None:
    readings = read("""
        | Référence | Titulaire | Montant HT (FCFA) | Montant TTC (FCFA) | Date de signature |
        | M1        | BATI      | 100000            | 118000             | 05/01/2024        |
        | M2        | TEX       | 50000             | 59000              | 05/02/2024        |
    """)
    assert [str(contract.awarded) for contract in readings[0].contracts] == ["118000", "59000"]
    assert "column-left-out" in [issue.code for issue in readings[0].issues]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize("header", ["% avenant", "Avenant (%)", "Avenants (en %)"])
def test_the_share_of_an_amendment_is_no_amount(header: str, read: Read, verdict: Judge) -> None:
    readings = read(f"""
        | Référence | Titulaire | Montant initial (FCFA) | Montant avenant (FCFA) | {header} | Date de signature |
        | M1        | BATI      | 100000                 | 10000                  | 10       | 05/01/2024        |
        | M2        | TEX       | 50000                  | 5000                   | 10       | 05/02/2024        |
    """)
    assert [str(contract.amended) for contract in readings[0].contracts] == ["10000", "5000"]
    assert verdict(readings) == (Verdict.READY, [])


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("Net à payer", ["column-left-out"]),
        ("Facture", ["column-left-out"]),
        ("Solde", ["column-left-out"]),
        ("Retenue de garantie", []),
        ("Prix de réserve", []),
        ("Montant TVA", []),
        ("TVA (en FCFA)", []),
        ("Écart", []),
    ],
)
def test_money_beside_a_contract_s_amounts_is_told_or_asked_about(
    header: str, codes: list[str], read: Read, verdict: Judge
) -> None:
    readings = read(f"""
        | Référence | Titulaire | Montant TTC (FCFA) | {header} | Date de signature |
        | M1        | BATI      | 11800000           | 1800000  | 05/01/2024        |
        | M2        | TEX       | 9440000            | 1440000  | 05/02/2024        |
    """)
    assert "column-left-out" in [issue.code for issue in readings[0].issues]
    assert verdict(readings)[1] == codes


@pytest.mark.parametrize(("final", "codes"), [("125000", []), ("130000", ["column-left-out"])])
def test_a_final_amount_is_explained_by_its_amendments_or_left_out_aloud(
    read: Read, verdict: Judge, final: str, codes: list[str]
) -> None:
    readings = read(f"""
        | N° marché | Attributaire | Montant (FCFA) | Avenant n°1 | Montant final |
        | M1        | BATI         | 100000         | 25000       | {final}       |
        | M2        | TEX          | 50000          |             | 50000         |
    """)
    assert [str(contract.amended) for contract in readings[0].contracts] == ["25000", "None"]
    assert verdict(readings)[1] == codes


def test_a_column_of_yes_and_no_may_be_called_secret(read: Read, verdict: Judge) -> None:
    readings = read(REGISTER.replace("Secret (O/N)", "Secret"))
    assert [contract.secret for contract in readings[0].contracts] == [False, True]
    assert verdict(readings) == (Verdict.READY, [])


def test_a_register_without_a_single_amount_keeps_its_contracts_and_asks_for_no_unit(
    read: Read, verdict: Judge
) -> None:
    readings = read("""
        | N° marché | Objet   | Titulaire     | Mode de passation | Date de signature |
        | M-01      | Bottes  | Fildora SARL  | AOO               | 17/02/2016        |
        | M-02      | Optique | Total Énergie | Gré à gré         | 28/02/2016        |
        | Source : direction des marchés |
    """)
    assert [(one.id, one.supplier, one.awarded) for one in readings[0].contracts] == [
        ("M-01", "Fildora SARL", None),
        ("M-02", "Total Énergie", None),
    ]
    assert verdict(readings) == (Verdict.READY, [])


def test_an_amount_before_tax_that_stands_alone_is_not_left_out_unasked(read: Read, verdict: Judge) -> None:
    table = """
        | N° du marché | Objet  | Titulaire  | Montant HT (FCFA) | Montant TTC (FCFA) |
        | 001          | Pneus  | SAHEL AUTO | 10000000          | 11800000           |
        | 002          | Tenues | FASO TEX   | 8000000           | {}                 |
    """
    assert verdict(read(table.format("9440000"))) == (Verdict.READY, [])
    alone = read(table.format(""))
    assert verdict(alone) == (Verdict.REVIEW, ["column-left-out"])
    assert "1 contract (row 3)" in " ".join(str(issue.message) for issue in alone[0].issues)


def test_the_rate_of_its_tax_takes_nothing_from_an_amount() -> None:
    assert (field_of("Montant TTC (TVA 18 %)") or ("",))[0] == "awarded"


def test_a_rate_of_amendment_and_a_daily_penalty_are_no_amounts_of_a_contract(read: Read) -> None:
    (table,) = read("""
        | N° du marché | Titulaire  | Montant initial (FCFA) | Montant avenant | % avenant | Pénalité journalière | Pénalités appliquées |
        | 001          | SAHEL AUTO | 12500300               | 1250030         | 10        | 51866                | 1037338              |
        | 002          | FASO TEX   | 8250400                | 825040          | 10        | 16826                | 336536               |
    """)
    assert [str(total.lines_sum) for total in table.totals] == ["20750700", "2075070", "1373874"]


def test_the_title_gives_its_year_to_contracts_without_a_day(read: Read) -> None:
    (reading,) = read("""
        | PLAN DE PASSATION DES MARCHES - GESTION 2024 |                        |                   |                            |
        | N°                                           | Objet du marché        | Mode de passation | Montant prévisionnel (FCFA) |
        | 1                                            | Véhicules              | AOO               | 450000000                  |
        | 2                                            | Tenues                 | Demande de prix   | 75000000                   |
    """)
    assert [(contract.year, contract.budget_year) for contract in reading.contracts] == [(2024, 2024), (2024, 2024)]
    (dated,) = read("""
        | MARCHES ATTRIBUES - GESTION 2024 |           |           |                |                   |
        | N°                               | Objet     | Titulaire | Montant (FCFA) | Date de signature |
        | 1                                | Véhicules | SAHEL     | 450000000      | 03/01/2025        |
    """)
    assert [contract.budget_year for contract in dated.contracts] == [2025]
