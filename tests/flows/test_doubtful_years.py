"""What documents leave doubtful in a year is said again wherever the year is used: copies, laws that do not add up, wages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call

TWICE = """Budget 2023 en FCFA;;;
Code;Programme;LFI 2023 CP;Payé 2023 CP
101;Défense;1250345;1200345
102;Sécurité;3350221;3300117
103;Justice;4450312;4500112
102;Sécurité;3350221;3300117
104;Santé;2210333;1990221
"""
LAW = """Loi de programmation militaire 2021-2023, en millions de FCFA;;;;
Catégorie;2021;2022;2023;Total
Personnel;1200;1300;1400;3900
Équipement;2200;2300;2400;7000
Infrastructure;500;550;600;1650
"""
WAGES = """Budget en millions de FCFA;;;;;;;;;
Programme;Libellé;Titre;Libellé du titre;LFI 2021;Payé 2021;LFI 2022;Payé 2022;LFI 2023;Payé 2023
101;Forces terrestres;2;Personnel;400;390;;;600;590
101;Forces terrestres;3;Biens et services;100;90;120;110;130;125
102;Gendarmerie nationale;5;Investissements;40;30;100;80;160;150
"""
QUARTERS = """Budget en millions de FCFA;;;;;;;;
Programme;Libellé;Titre;Libellé du titre;Payé 2022 T1;Payé 2022 T2;Payé 2022 T3;Payé 2022 T4;Payé 2023
101;Forces terrestres;2;Personnel;;;;;590
101;Forces terrestres;3;Biens et services;20;30;30;30;125
102;Gendarmerie nationale;5;Investissements;30;10;10;30;150
"""


@pytest.fixture
def brought(tmp_path: Path, call: Call) -> Any:
    """A dossier of sheets given as text, accepted with what is to be reviewed."""

    def bring(**sheets: str) -> Path:
        dossier = tmp_path / "committee.budget"
        for name, text in sheets.items():
            path = tmp_path / f"{name}.csv"
            path.write_text(text, encoding="utf-8")
            status, told = call("import", dossier, path, "--accept-review")
            assert status == 0, told
        return dossier

    return bring


def findings(call: Call, dossier: Path, code: str) -> list[dict[str, Any]]:
    _, told = call("findings", dossier, "--lang", "en")
    return [one for one in told["findings"] if one["code"] == code]


def test_a_line_accepted_twice_is_named_again_with_both_rows_and_beside_the_comparison(
    brought: Any, call: Call
) -> None:
    dossier = brought(budget=TWICE)
    (found,) = findings(call, dossier, "lines-counted-twice")
    assert found["state"] == "fired"
    assert [(one["label"], one["value"]) for one in found["figures"]] == [
        ("Sécurité, row 4, voted 2023", "3350221"),
        ("Sécurité, row 6, voted 2023", "3350221"),
    ]
    _, told = call("compare", dossier, "--lang", "en")
    assert "1 line of budget.csv repeats another one to the last digit; both are counted." in [
        note["reason"] for note in told["notes"]
    ]


def test_lines_that_differ_by_one_amount_are_two_lines(brought: Any, call: Call) -> None:
    dossier = brought(budget=TWICE.replace("3350221;3300117\n104", "3350221;3300118\n104"))
    (found,) = findings(call, dossier, "lines-counted-twice")
    assert (found["state"], found["n"]) == ("not_fired", 5)


def test_a_line_of_a_law_that_its_years_do_not_make_is_a_finding(brought: Any, call: Call) -> None:
    dossier = brought(law=LAW)
    (found,) = findings(call, dossier, "law-total-disagrees")
    assert [(one["label"], one["value"]) for one in found["figures"]] == [
        ("printed", "7000000000"),
        ("sum of the years", "6900000000"),
        ("gap", "100000000"),
    ]
    assert (found["n"], "E4 of law.csv" in found["why"]) == (3, True)


def test_a_law_whose_years_make_its_totals_raises_nothing(brought: Any, call: Call) -> None:
    (found,) = findings(call, brought(law=LAW.replace("7000", "6900")), "law-total-disagrees")
    assert (found["state"], found["n"]) == ("not_fired", 3)


def test_a_year_without_its_wage_bill_is_a_finding_and_is_said_once_whatever_the_stages(
    brought: Any, call: Call
) -> None:
    dossier = brought(budget=WAGES, law=LAW)
    (found,) = findings(call, dossier, "wage-bill-missing")
    assert (found["state"], found["title"], found["n"]) == ("fired", "2022: the wage bill is missing", 6)
    said = "In 2022 no line of personnel has an amount at these stages: voted, paid"
    _, told = call("compare", dossier, "--lang", "en")
    assert [note["year"] for note in told["notes"] if note["reason"].startswith(said)] == [2022]
    _, told = call("pefa", dossier, "--lang", "en")
    assert sum(note.startswith(said) for note in told["notes"]) == 1
    _, told = call("axes", dossier, "--lang", "en")
    assert [note["year"] for note in told["report"]["notes"] if note["reason"].startswith(said)] == [2022]
    _, told = call("programming", dossier, "--lang", "en")
    assert [note["year"] for note in told["laws"][0]["notes"] if note["reason"].startswith(said)] == [2022]


def test_the_pace_of_a_year_without_its_wage_bill_says_so(brought: Any, call: Call) -> None:
    dossier = brought(budget=QUARTERS)
    _, told = call("pace", dossier, "--lang", "en")
    assert [total["year"] for total in told["totals"]] == [2022]
    assert any("wage bill is missing" in note["reason"] for note in told["notes"])


def test_years_that_all_have_their_wage_bill_raise_nothing(brought: Any, call: Call) -> None:
    dossier = brought(budget=WAGES.replace("Personnel;400;390;;", "Personnel;400;390;500;490"))
    (found,) = findings(call, dossier, "wage-bill-missing")
    assert found["state"] == "not_fired"


ODD = """Budget 2022 en FCFA;;;
Code;Programme;LFI 2022 CP;Payé 2022 CP
101;Défense;135034500;120034511
102;Sécurité;0;33001170
103;Justice;-44503120;45001120
;;3000000;
X99;???;5000000;4000000
104;Santé;n.d.;199022100
"""
OTHER = """Exécution 2022 en FCFA;;
Code;Programme;Payé 2022 CP
101;Défense;120034999
102;Sécurité;33001170
103;Justice;45001120
104;Santé;199022100
106;Routes;77777700
"""


@pytest.fixture
def odd(brought: Any, call: Call) -> Any:
    """What is noted beside the comparison of documents of which nearly every line is odd."""
    dossier = brought(odd=ODD, other=OTHER)
    return call("compare", dossier, "--lang", "en")[1], dossier


def test_what_is_odd_is_said_beside_the_total_that_holds_it(odd: Any) -> None:
    told, _ = odd
    reasons = [note["reason"] for note in told["notes"]]
    assert any(reason.startswith("1 line has an amount below zero (voted): it lessens the total") for reason in reasons)
    assert any("1 line has no known amount for the stage “voted”" in reason for reason in reasons)
    assert any(
        "only “other.csv" in reason and "lines of the other alone are not counted" in reason for reason in reasons
    )
    rates = {row["code"]: row["execution_rate"] for row in told["rows"]}
    assert (rates["102"], rates["103"], rates["104"]) == (None, None, None)


def test_both_sides_of_a_conflict_are_kept_and_a_line_without_a_name_is_called_so(odd: Any, call: Call) -> None:
    _, dossier = odd
    (conflict,) = (one for one in findings(call, dossier, "sources-conflict") if one["state"] == "fired")
    assert [figure["value"] for figure in conflict["figures"][:2]] == ["120034999", "120034511"]
    titles = [one["title"] for one in findings(call, dossier, "no-counterpart")]
    assert "lines without code or name: voted only in 2022" in titles
    assert call("pack", dossier, "--out", dossier.parent / "out")[0] == 0
