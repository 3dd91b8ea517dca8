"""The classification codes that the standing imports of a dossier use."""

from __future__ import annotations

from sqlalchemy import select

from budgetwatch.domain.code import Classification
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import codes, datasets


def known_codes(dossier: Dossier) -> dict[tuple[Classification, str], str]:
    """The label that the latest standing import gives each code of each classification."""
    used = (
        select(codes.c.classification, codes.c.code, codes.c.label)
        .join(datasets, datasets.c.id == codes.c.dataset)
        .where((datasets.c.visible == 1) & (codes.c.code != ""))
        .order_by(codes.c.id)
        .distinct()
    )
    with dossier.reading() as connection:
        rows = connection.execute(used).all()
    return {(Classification(row.classification), row.code): row.label for row in rows}
