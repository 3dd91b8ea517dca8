"""What is being typed survives a closed window and a crash: the dossier keeps it, before and after it is imported."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from hashlib import sha256

from budgetwatch import reading
from budgetwatch.domain.typed import TypedSheet
from budgetwatch.store import typing
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.typing_in import list_typed


@dataclass(frozen=True, slots=True)
class KeptTyping:
    """A table as far as it is typed, and whether the dossier holds it as it stands, imported."""

    sheet: TypedSheet
    imported: bool


def keep_typing(dossier: Dossier, sheet: TypedSheet) -> None:
    """Keep a table as far as it is typed; nothing of it counts before it is imported."""
    typing.keep(dossier, json.dumps(astuple(sheet), ensure_ascii=False))


def kept_typing(dossier: Dossier) -> KeptTyping | None:
    """The table that was typed last; None where none was."""
    try:
        document, page, author, rows, date = json.loads(typing.kept(dossier))
        cells = tuple(tuple(str(cell) for cell in row) for row in rows)
    except (ValueError, TypeError):
        return None
    sheet = TypedSheet(str(document), str(page), str(author), cells, str(date))
    known = {one.source.sha256 for one in list_typed(dossier)}
    return KeptTyping(sheet, sha256(reading.typed_content(sheet)).hexdigest() in known)
