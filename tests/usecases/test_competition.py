"""What was awarded without competition: by year and ground, by value and number, and what says nothing apart."""

from __future__ import annotations

from budgetwatch.usecases.competition import list_direct_shares
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.explaining import explain
from tests.usecases.conftest import Bring

REGISTER = """\
Registre des marchés 2022-2023 (FCFA)
N° du marché;Exercice;Titulaire;Mode de passation;Base légale;Montant (FCFA)
M1;2022;Kour;Entente directe;Urgence;300 000
M2;2022;Kour;Entente directe;URGENCE;100 000
M3;2022;Dune;Entente directe;;200 000
M4;2022;Dune;Appel d’offres ouvert;;400 000
M5;2022;Oasis;;;900 000
M6;2023;Oasis;Appel d’offres ouvert;;500 000
"""


def test_the_direct_awards_of_a_year_are_told_whole_then_by_ground(dossier: Dossier, bring: Bring) -> None:
    bring("registre.csv", REGISTER)
    told = [
        (one.year, one.ground, str(one.awarded), one.contracts, str(one.by_value), str(one.by_number), one.unknown)
        for one in list_direct_shares(dossier)
    ]
    assert told == [
        (2023, None, "0", 0, "0", "0", 0),
        (2022, None, "600000", 3, "0.6", "0.75", 1),
        (2022, "Urgence", "400000", 2, "0.4", "0.5", 0),
        (2022, "", "200000", 1, "0.2", "0.25", 0),
    ]


def test_each_share_leads_to_the_cells_of_its_contracts(dossier: Dossier, bring: Bring) -> None:
    bring("registre.csv", REGISTER)
    year = next(one for one in list_direct_shares(dossier) if one.year == 2022)
    assert year.by_value is not None
    assert explain(dossier, year.by_value).holds
    assert explain(dossier, year.awarded).holds
