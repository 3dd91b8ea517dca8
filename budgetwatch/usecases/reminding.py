"""Letters that remind those who owe a piece: one for each."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from budgetwatch import rendering
from budgetwatch.briefs.reminders import compose_reminder
from budgetwatch.domain.checklist import Bilingual
from budgetwatch.domain.message import Message
from budgetwatch.domain.piece import ExpectedPiece
from budgetwatch.i18n import Language
from budgetwatch.store import history
from budgetwatch.store.dossier import Dossier
from budgetwatch.usecases.dossiers import describe
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.pieces import Register
from budgetwatch.usecases.writing import make_folder, write_whole


def write_reminders(dossier: Dossier, out: Path, language: Language, register: Register) -> tuple[Path, ...]:
    """Write a letter as PDF for everyone who owes a late piece, to a folder that is made if needed; whole files or none.

    Raises:
        StorageFailed: the folder cannot be made or written to.
    """
    owed: dict[Bilingual, list[ExpectedPiece]] = defaultdict(list)
    for one in register.late:
        owed[one.piece.owed_by].append(one)
    summary, made = describe(dossier), datetime.now().astimezone()
    make_folder(out)
    written = []
    for number, (addressee, late) in enumerate(owed.items(), 1):
        named = Message(addressee.text(language.code))
        letter = compose_reminder(late, named, summary.institution, made, f"S-{history.revision(dossier)}")
        path = out / f"{dossier.path.stem}-relance-{number}-{language.code}.pdf"
        write_whole(path, rendering.render_pdf(letter, language, lambda figure: explain(dossier, figure)))
        written.append(path)
    return tuple(written)
