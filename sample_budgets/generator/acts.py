"""The acts of 2024 that move credits: with the initial law they lead to the amending one, but for what is planted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.nomenclature import PROGRAMMES

# number | date | nature | from | to | thousand FCFA | ratified | purpose
_TEXT = """
2024-009/MEF  | 2024-02-09 | Report de crédits  |      | 2102 | 1500000 |     | Crédits de 2023 non consommés
2024-021/MEF  | 2024-04-15 | Arrêté de virement | 2106 | 2101 |  830048 |     | Soldes de l’administration centrale
2024-022/MEF  | 2024-04-15 | Arrêté de virement | 2106 | 2104 |   29955 |     | Carburants de la gendarmerie
2024-031/PM   | 2024-05-21 | Décret de transfert | 2304 | 2104 | 350063 |     | Brigades nouvelles
2024-047/PM   | 2024-06-03 | Décret d’avance    |      | 2105 | 6500023 | non | Véhicules tactiques
2024-052/MEF  | 2024-07-08 | Gel                | 2105 |      | 3000000 |     | Régulation budgétaire
2024-058/MEF  | 2024-07-22 | Annulation         | 2304 |      |  879967 |     | Équipement des secours
2024-015/AN   | 2024-09-27 | Loi de finances rectificative | | 2105 | 10000000 | | Article 4
2024-015/AN   | 2024-09-27 | Loi de finances rectificative | | 2102 | 2999996 |  | Article 4
2024-015/AN   | 2024-09-27 | Loi de finances rectificative | | 2302 | 1639959 |  | Article 4
2024-015/AN   | 2024-09-27 | Loi de finances rectificative | | 9901 | 4000000 |  | Article 4
2024-066/MEF  | 2024-11-18 | Ouverture de crédits |    | 2107 |  120000 |     | Musée des forces
"""
ADDS = ("Report de crédits", "Décret d’avance", "Loi de finances rectificative", "Ouverture de crédits")
TAKES = ("Annulation",)
BETWEEN = ("Arrêté de virement", "Décret de transfert")
UNKNOWN = {"2107": "Patrimoine et musées"}
"""Planted: a programme that no finance law has."""


@dataclass(frozen=True)
class Act:
    """One line of an act; `amount` is in thousands of FCFA, a side that is not named is empty."""

    number: str
    dated: date
    nature: str
    source: str
    target: str
    amount: int
    ratified: str
    purpose: str


def acts() -> tuple[Act, ...]:
    """The register of 2024, in the order of the dates."""
    rows = ([part.strip() for part in row.split("|")] for row in _TEXT.strip().splitlines())
    return tuple(
        Act(number, date.fromisoformat(dated), nature, source, target, int(amount), ratified, purpose)
        for number, dated, nature, source, target, amount, ratified, purpose in rows
    )


def named(code: str) -> str:
    """A programme as the register names it: `2105 Équipement des forces`."""
    labels = {programme.code: programme.label for programme in PROGRAMMES} | UNKNOWN
    return f"{code} {labels[code]}" if code else ""


def led_to(code: str, voted: int) -> int:
    """What the acts make of the vote of a programme, in thousands of FCFA; a freeze withholds and moves nothing."""
    given = sum(act.amount for act in acts() if act.source == code and act.nature in (*TAKES, *BETWEEN))
    received = sum(act.amount for act in acts() if act.target == code and act.nature in (*ADDS, *BETWEEN))
    return voted + received - given


def moved(code: str) -> tuple[int, int]:
    """What virements and transfers gave a programme and took from it, in thousands of FCFA."""
    between = [act for act in acts() if act.nature in BETWEEN]
    return (
        sum(act.amount for act in between if act.target == code),
        sum(act.amount for act in between if act.source == code),
    )
