"""The places behind the ids of codes, as the documents print them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select

from budgetwatch.domain.code import Classification
from budgetwatch.domain.stored import StoredCode
from budgetwatch.store import serial
from budgetwatch.store.opened import Dossier
from budgetwatch.store.schema import codes


def of_codes(dossier: Dossier, ids: Iterable[int]) -> Mapping[int, StoredCode]:
    """The place of each id; an id that is no longer stored is left out."""
    wanted = select(func.json_each(json.dumps(sorted(set(ids)))).table_valued("value").c.value)
    asked = select(codes.c.id, codes.c.classification, codes.c.level, codes.c.code, codes.c.label)
    with dossier.reading() as connection:
        return {
            number: StoredCode(serial.word(Classification, classification), level, code, label)
            for number, classification, level, code, label in connection.execute(asked.where(codes.c.id.in_(wanted)))
        }
