"""Thresholds and owners that a committee enters: kept in the dossier, undone, and what they change in the signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Finding, State
from budgetwatch.domain.money import ZERO
from budgetwatch.flags import SettingsUnreadable
from budgetwatch.store import undo
from budgetwatch.usecases.contracts import flag_dossier, flag_file, list_contracts, list_flags
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.flag_settings import enter_threshold, forget_settings, keep_settings, settings_for
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.owners import join_owners, list_owners, separate_owner
from tests.usecases.conftest import LFI_2023, Bring, Sheet

REGISTER = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Exercice;Mode de passation;Catégorie;Titulaire;Montant (FCFA);Date de signature;Date de fin prévue;Date de réception;Pénalités;Ligne budgétaire
M1;Armée;2023;Entente directe;Tentes;Kour SARL;58 000 000;03/03/2023;01/06/2023;16/07/2023;0;2102
M2;Armée;2023;Entente directe;Tentes;Ets Kour;61 000 000;20/03/2023;01/06/2023;01/06/2023;0;2102
M3;Armée;2023;AOO;Carburants;Dune SA;3 500 000 000;20/04/2023;01/07/2023;01/07/2023;0;2102
M4;Armée;2023;AOO;Vivres;Oasis SA;20 000 000;20/05/2023;01/08/2023;01/08/2023;0;2103
"""


@pytest.fixture
def register(dossier: Dossier, bring: Bring) -> Dossier:
    """A dossier with that register."""
    bring("registre.csv", REGISTER)
    return dossier


@pytest.fixture
def thresholds(tmp_path: Path) -> Callable[..., Path]:
    """Write a sheet of thresholds with these rows under its header."""

    def write(*rows: tuple[object, ...]) -> Path:
        book = openpyxl.Workbook()
        page = book.create_sheet("Seuils")
        page.append(["Seuils en vigueur"])
        page.append(["Nature du seuil", "Applicable depuis", "Montant (FCFA TTC)", "Type de marché"])
        for row in rows:
            page.append(list(row))
        path = tmp_path / "seuils.xlsx"
        book.save(path)
        return path

    return write


COMPETITION = ("Appel à la concurrence obligatoire à partir de", date(2016, 1, 1), 75_000_000)


def flag(dossier: Dossier, code: str) -> Finding:
    return next(one.finding for one in list_flags(dossier) if one.finding.code == code)


def test_a_flag_that_needs_a_legal_threshold_waits_for_one(register: Dossier, thresholds: Callable[..., Path]) -> None:
    assert flag(register, "BW06").state is State.UNAVAILABLE
    keep_settings(register, thresholds(COMPETITION))
    assert [one.id for one in flag(register, "BW06").subjects] == ["M1", "M2"]
    undo.undo(register)
    assert flag(register, "BW06").state is State.UNAVAILABLE


def test_thresholds_are_taken_back(register: Dossier, thresholds: Callable[..., Path]) -> None:
    keep_settings(register, thresholds(COMPETITION))
    forget_settings(register)
    assert settings_for(register).competitive_threshold == ()


def test_thresholds_may_be_tried_without_keeping_them(register: Dossier, thresholds: Callable[..., Path]) -> None:
    tried = {one.finding.code: one.finding for one in flag_dossier(register, thresholds(COMPETITION))}
    assert tried["BW07"].state is State.FIRED
    assert flag(register, "BW07").state is State.UNAVAILABLE


def test_a_row_that_no_rule_reads_is_said(register: Dossier, thresholds: Callable[..., Path]) -> None:
    done = keep_settings(register, thresholds(COMPETITION, ("Délai de publication", "2016", "30")))
    assert [issue.code for issue in done.value] == ["setting-unknown"]


@pytest.mark.parametrize(
    ("row", "cell"), [(("Concurrence", "bientôt", 5), "B3"), (("Approbation", "01/02/2019", "beaucoup"), "C3")]
)
def test_a_threshold_that_cannot_be_read_is_refused_with_its_cell(
    register: Dossier, thresholds: Callable[..., Path], row: tuple[object, ...], cell: str
) -> None:
    with pytest.raises(SettingsUnreadable, match=cell):
        keep_settings(register, thresholds(row))


def test_a_sheet_without_thresholds_is_refused(register: Dossier, sheet: Sheet) -> None:
    with pytest.raises(SettingsUnreadable):
        keep_settings(register, sheet("vide.csv", "a;b\n1;2\n"))


def test_settings_of_a_toml_file_are_kept_with_their_dates(register: Dossier, sheet: Sheet) -> None:
    text = 'reference_date = 2023-12-31\napproval_threshold = [{ from = 2016-01-01, amount = "5e8" }]\n'
    with pytest.raises(SettingsUnreadable):
        keep_settings(register, sheet("a.toml", text))
    keep_settings(register, sheet("b.toml", text.replace("5e8", "500000000")))
    assert settings_for(register).reference_date == date(2023, 12, 31)
    assert str(settings_for(register).approval_threshold[0].amount) == "500000000"


def test_firms_are_one_whatever_their_legal_form_until_a_person_separates_them(register: Dossier) -> None:
    assert list_owners(register)[0].suppliers == ("Ets Kour", "Kour SARL")
    separate_owner(register, "Kour SARL")
    assert [one.suppliers for one in list_owners(register)] == [
        ("Kour SARL",),
        ("Ets Kour",),
        ("Dune SA",),
        ("Oasis SA",),
    ]
    undo.undo(register)
    assert len(list_owners(register)) == 3


def test_a_person_joins_owners(register: Dossier) -> None:
    join_owners(register, ["Dune SA", "Oasis SA"])
    assert [one.suppliers for one in list_owners(register)] == [("Ets Kour", "Kour SARL"), ("Dune SA", "Oasis SA")]
    with pytest.raises(NotFound):
        join_owners(register, ["Nobody"])


def test_awards_are_held_against_the_line_of_the_budget_that_has_their_code(register: Dossier, bring: Bring) -> None:
    assert flag(register, "BW25").state is State.UNAVAILABLE
    bring("lfi.csv", LFI_2023)
    finding = flag(register, "BW25")
    (subject,) = finding.subjects
    assert (subject.id, str(subject.value), finding.n) == ("2102|2023", "63755000", 4)
    assert subject.value is not None
    assert explain(register, subject.value).recomputed.value == subject.value.value


def test_days_of_delay_lead_back_to_both_dates(register: Dossier) -> None:
    (subject,) = flag(register, "BW21").subjects
    assert subject.value is not None
    told = explain(register, subject.value)
    assert (str(subject.value), told.recomputed.value) == ("45", 45)
    assert [cell.raw for part in told.inputs for cell in part.cells] == ["16/07/2023", "01/06/2023"]


def test_contracts_of_two_currencies_are_judged_apart_and_counted(dossier: Dossier, bring: Bring) -> None:
    text = """\
N° du marché;Titulaire;Montant;Devise;Montant payé;Date de signature
A1;Fildora;7500;XOF;9000;17/02/2016
A2;Tamblé;1250;XOF;1250;28/02/2016
A3;Gommier;100;EUR;150;28/02/2016
"""
    bring("registre.csv", text)
    finding = flag(dossier, "BW18")
    assert [one.id for one in finding.subjects] == ["A1", "A3"]
    counted = {str(one.label): str(one.figure) for one in finding.figures}
    assert counted["contracts in another currency, looked at apart"] == "1"
    assert counted["paid above these contracts"] == "1500"


BURKINA_ARMS = (9_388_334_690,) * 8, (1_400_138_285,) * 6
"""Eight contracts of one owner and six of others, rounded so that they add up to the audit's figures below."""


def test_the_aggregates_of_an_audit_come_back_from_a_register_built_to_them(dossier: Dossier, bring: Bring) -> None:
    held, others = list(BURKINA_ARMS[0]), list(BURKINA_ARMS[1])
    others[-1] += 83_507_507_233 - sum(held) - sum(others)
    rest, modes = 482_048_128_759 - 83_507_507_233, ["Entente directe"] * 155 + ["Appel d'offres ouvert"] * 14
    modes += ["Mise en concurrence interne"] * 58
    share, left = divmod(rest, len(modes))
    rows = [
        ("Direction de l'armement", 2019, "Entente directe", f"Firme {n % 3}", "T. Al", one)
        for n, one in enumerate(held)
    ]
    rows += [
        ("Direction de l'armement", 2019, "Entente directe", f"Autre {n}", "", one) for n, one in enumerate(others)
    ]
    rows += [
        ("Ministère", 2016 + n % 6, mode, f"Fournisseur {n}", "", share + (left if n == 0 else 0))
        for n, mode in enumerate(modes)
    ]
    header = (
        "N° du marché;Autorité contractante;Exercice;Mode de passation;Titulaire;Bénéficiaire effectif;Montant (FCFA)"
    )
    bring("audit.csv", "\n".join([header, *(";".join(map(str, (f"M{n}", *row))) for n, row in enumerate(rows, 1))]))
    direct = {str(one.label): str(one.figure) for one in flag(dossier, "BW01").figures}
    assert (flag(dossier, "BW01").n, direct["share by number"]) == (241, "0.701245")
    (owner,) = flag(dossier, "BW12").subjects
    assert (owner.id, str(owner.value), str(owner.amount)) == (
        "T. Al|Direction de l'armement|2019", "0.8994", "75106677520"
    )  # fmt: skip
    awarded = (row.figures["awarded"].amount for row in list_contracts(dossier))
    assert str(sum(awarded, ZERO)) == "482048128759"


def test_one_file_under_two_names_is_quoted_in_the_dossier_of_each(tmp_path: Path, sheet: Sheet) -> None:
    for name in ("first.csv", "second.csv"):
        with create_dossier(tmp_path / f"{name}.budget", name) as made:
            import_draft(made, draft_import(sheet(name, REGISTER)))
            awarded = list_contracts(made)[0].figures["awarded"]
            assert [cell.raw for cell in explain(made, awarded).cells] == ["58 000 000"]


def test_a_workbook_that_is_only_read_may_state_the_credits_of_its_lines(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    register, lines = book.create_sheet("Registre"), book.create_sheet("Lignes budgétaires")
    for row in REGISTER.splitlines()[1:]:
        register.append(row.split(";"))
    for cells in (
        ["Ligne budgétaire", "Exercice", "Crédits disponibles (FCFA)"],
        [2102, 2023, 3_000_000_000],
        [2103, 2023, "n.d."],
    ):
        lines.append(cells)
    path = tmp_path / "registre.xlsx"
    book.save(path)
    finding = next(one.finding for one in flag_file(path) if one.finding.code == "BW25")
    assert [(one.id, str(one.value)) for one in finding.subjects] == [("2102|2023", "619000000")]
    assert {str(one.label): str(one.figure) for one in finding.figures}["contracts that lack what this needs"] == "1"


def test_a_signal_on_a_group_is_on_each_of_its_contracts(register: Dossier, thresholds: Callable[..., Path]) -> None:
    assert not any("BW07" in row.flags for row in list_contracts(register))
    keep_settings(register, thresholds(COMPETITION))
    assert "contract" not in {one.kind for one in flag(register, "BW07").subjects}
    assert [row.contract.id for row in list_contracts(register) if "BW07" in row.flags] == ["M1", "M2"]


def test_a_threshold_typed_by_hand_holds_beside_those_of_a_sheet_and_is_undone(
    register: Dossier, thresholds: Callable[..., Path]
) -> None:
    keep_settings(register, thresholds(("Approbation", date(2016, 1, 1), 500_000_000)))
    enter_threshold(register, "competitive_threshold", {"from": "2016-01-01", "amount": "75000000"})
    assert flag(register, "BW07").state is State.FIRED
    assert len(settings_for(register).approval_threshold) == 1
    undo.undo(register)
    assert flag(register, "BW07").state is State.UNAVAILABLE


@pytest.mark.parametrize("entry", [{"from": "soon", "amount": "5"}, {"from": "2016-01-01", "amount": "much"}])
def test_a_threshold_that_makes_no_sense_is_not_kept(register: Dossier, entry: dict[str, str]) -> None:
    with pytest.raises(SettingsUnreadable):
        enter_threshold(register, "competitive_threshold", entry)
    assert settings_for(register).competitive_threshold == ()
