"""A register of invented contracts, as long as one likes, with the columns of a whole register, as a csv file."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

_MODES = ("Appel d'offres ouvert", "Appel d'offres restreint", "Demande de prix", "Entente directe")
_CATEGORIES = ("Armes et munitions", "Habillement", "Carburants", "Vivres", "Constructions", "Études", "Véhicules")


def write(path: Path, contracts: int) -> None:
    """Write a register of that many contracts; every rule has a reason to name a few of them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for number in range(contracts):
            row = {**_award(number), **_supplier(number * 31 % 2_000), **_performance(number)}
            if not number:
                writer.writerow(row)
            writer.writerow(row.values())


def _signed(n: int) -> date:
    return date(2016, 1, 4) + timedelta(n * 7 % 2_150)


def _amount(n: int) -> int:
    return 76_000_000 + n * 7_919 % 90_000_000 if n % 20 else 40_000_000 + n % 30_000_000


def _award(n: int) -> dict[str, object]:
    signed = _signed(n)
    return {
        "N° du marché": f"{signed.year}-{n:05d}",
        "Objet du marché": f"Fourniture au profit de la région militaire {n % 12} (dossier {n})",
        "Autorité contractante": f"Direction {n % 60}",
        "Exercice": signed.year,
        "Mode de passation": _MODES[n % 4],
        "Base légale": "" if n % 90 == 3 else "Code des marchés publics (exemple), art. 72",
        "Secret défense (O/N)": "O" if n % 500 == 0 else "N",
        "Type de marché": ("Travaux", "Fournitures", "Services")[n % 3],
        "Catégorie": _CATEGORIES[n % 7],
        "Estimation (FCFA TTC)": _amount(n) + 1_000_000,
        "Montant attribué (FCFA TTC)": _amount(n),
        "Devise": "XOF",
        "Date de publication": signed - timedelta(70),
        "Date limite de dépôt": signed - timedelta(40),
        "Date d'ouverture des plis": signed - timedelta(40),
        "Date d'attribution": signed - timedelta(10),
        "Date de signature": signed,
        "Date de notification": signed + timedelta(5),
        "Nombre d'offres": 1 + n % 5,
        "Autorité d'approbation": "" if n % 70 == 0 else "Ministre chargé du budget",
        "Ligne budgétaire": f"14.605.{n % 50}",
        "Ordonnateur": f"Ordonnateur {n % 30}",
        "Contrôleur financier": f"Contrôleur {n % 20}",
    }


def _supplier(firm: int) -> dict[str, object]:
    return {
        "Titulaire": f"Entreprise {firm} SARL",
        "N° IFU": f"{10_000_000 + firm}A",
        "N° RCCM": f"EX-FICTIF-{2004 + firm % 14}-B-{firm}",
        "Adresse du titulaire": f"Secteur {firm % 30}, rue {firm}",
        "Téléphone": f"00 20 {firm:06d}",
        "Bénéficiaire effectif": f"Personne {firm % 1_990} (fictif)",
    }


def _performance(n: int) -> dict[str, object]:
    amount, due = _amount(n), _signed(n) + timedelta(120)
    added = amount // (4 if n % 400 == 0 else 20) if n % 10 == 0 else 0
    return {
        "Avenant 1 - montant (FCFA TTC)": added or "",
        "Avenant 1 - date": _signed(n) + timedelta(40) if added else "",
        "Avenant 1 - objet": "Prestations complémentaires" if added else "",
        "Avance versée (FCFA)": amount // (4 if n % 300 == 0 else 10) if n % 3 == 0 else "",
        "Caution d'avance (O/N)": "N" if n % 600 == 0 else "O",
        "Montant payé (FCFA TTC)": amount + added,
        "Date du dernier paiement": due + timedelta(40),
        "Montant livré (FCFA TTC)": amount + added if n % 300 else amount // 2,
        "Date de fin prévue": due,
        "Date de réception": due + timedelta(30 if n % 250 == 0 else -3),
        "Pénalités appliquées (FCFA)": 0,
        "Article": "",
        "Quantité": n % 400,
        "Prix unitaire (FCFA TTC)": 1_000 + n % 300,
        "Observations": "",
    }
