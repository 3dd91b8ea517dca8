"""Registers as they should not be: each fault is said, counted as opacity, nothing is guessed and no contract is dropped."""

from __future__ import annotations

from collections import Counter

import pytest

from budgetwatch.domain.finding import State
from budgetwatch.usecases.contracts import list_contracts, list_flags
from budgetwatch.usecases.current import checked
from budgetwatch.usecases.dossiers import Dossier
from tests.usecases.conftest import Bring

WITHOUT_DATES = """\
Registre des marchés (FCFA)
N° du marché;Objet du marché;Autorité contractante;Titulaire;Mode de passation;Montant (FCFA)
M1;Tentes;Armée;Kour;Entente directe;600 000 000
M2;Carburant;Armée;Dune;AOO;3 000 000 000
"""
WITHOUT_SOME_AMOUNTS = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Titulaire;Mode de passation;Montant (FCFA);Date de signature
M1;Armée;Kour;Entente directe;n.d.;03/03/2023
M2;Armée;Dune;AOO;3 000 000 000;20/04/2023
M3;Armée;Dune;AOO;;20/04/2023
"""
WITHOUT_PROCEDURE = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Titulaire;Montant (FCFA);Date de signature
M1;Armée;Kour;600 000 000;03/03/2023
M2;Armée;Dune;3 000 000 000;20/04/2023
"""
IMPOSSIBLE_DATES = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Titulaire;Mode de passation;Montant (FCFA);Date de signature
M1;Armée;Kour;Entente directe;600 000 000;31/02/2023
M2;Armée;Dune;AOO;3 000 000;45/13/2023
M3;Armée;Dune;AOO;4 000 000;bientôt
M4;Armée;Dune;AOO;5 000 000;20/04/2023
"""
MIXED = """\
Registre des marchés 2023
N° du marché;Autorité contractante;Titulaire;Mode de passation;Montant attribué;Devise;Date de signature
M1;Armée;Kour;Entente directe;600 000 000;XOF;03/03/2023
M2;Armée;Dune;AOO;3 000 000;EUR;20/04/2023
"""
TWICE = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Titulaire;Mode de passation;Montant (FCFA);Date de signature
M1;Armée;Kour;AOO;600 000 000;03/03/2023
M1;Armée;Kour;AOO;600 000 000;03/03/2023
M2;Armée;Dune;AOO;3 000 000 000;20/04/2023
M2;Armée;Dune;AOO;2 000 000 000;20/04/2023
"""
FREE_TEXT = """\
Registre des marchés 2023 (FCFA)
N° du marché;Autorité contractante;Titulaire;Mode de passation;Montant (FCFA);Date de signature
M1;Armée;Kour SARL, Niamey (BP 12), tél. 00 20;AOO;600 000 000;03/03/2023
M2;Armée;Groupement Kour / Dune;AOO;2 000 000 000;20/04/2023
M3;Armée;;AOO;1 000 000 000;20/04/2023
"""


def gaps(dossier: Dossier) -> dict[str, int]:
    return dict(Counter(field for row in list_contracts(dossier) for field in row.missing))


@pytest.mark.parametrize(
    ("text", "contracts", "missing"),
    [
        (WITHOUT_DATES, 2, {"signed": 2}),
        (WITHOUT_SOME_AMOUNTS, 3, {"awarded": 2}),
        (WITHOUT_PROCEDURE, 2, {"procedure": 2}),
        (IMPOSSIBLE_DATES, 4, {"signed": 3}),
        (MIXED, 2, {}),
        (TWICE, 2, {}),
        (FREE_TEXT, 3, {"supplier": 1}),
    ],
    ids=["no dates", "no amounts", "no procedure", "impossible dates", "currencies", "twice", "free text"],
)
def test_no_contract_is_dropped_and_what_is_missing_is_counted(
    dossier: Dossier, bring: Bring, text: str, contracts: int, missing: dict[str, int]
) -> None:
    bring("registre.csv", text)
    assert (len(list_contracts(dossier)), gaps(dossier)) == (contracts, missing)


@pytest.mark.parametrize("text", [IMPOSSIBLE_DATES, MIXED, TWICE], ids=["impossible dates", "currencies", "twice"])
def test_what_a_register_says_wrongly_is_an_issue_of_its_reading(dossier: Dossier, bring: Bring, text: str) -> None:
    bring("registre.csv", text)
    assert [issue for one in checked(dossier) for issue in one.issues]


@pytest.mark.parametrize(
    ("text", "code"), [(WITHOUT_PROCEDURE, "BW01"), (WITHOUT_PROCEDURE, "BW02"), (WITHOUT_DATES, "BW21")]
)
def test_a_signal_without_its_field_is_unavailable_and_not_silent(
    dossier: Dossier, bring: Bring, text: str, code: str
) -> None:
    bring("registre.csv", text)
    states = {one.finding.code: one.finding.state for one in list_flags(dossier)}
    assert states[code] is State.UNAVAILABLE


def test_suppliers_as_free_text_are_not_taken_for_one_another(dossier: Dossier, bring: Bring) -> None:
    bring("registre.csv", FREE_TEXT)
    assert len({row.owner for row in list_contracts(dossier)}) == 3
