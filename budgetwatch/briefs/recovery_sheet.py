"""The sheet for the president's safe: the code that opens a protected dossier when its passphrase is lost."""

from __future__ import annotations

from datetime import datetime

from budgetwatch.domain.document import Bullets, Callout, Document, Paragraph, Row, Table, TableColumn, Tone, Verbatim
from budgetwatch.domain.finding import Audience
from budgetwatch.domain.message import Message, msg

_GROUPS_A_ROW = 4


def compose_recovery_sheet(
    title: str, file: str, institution: tuple[str, ...], code: str, made: datetime, snapshot: str
) -> Document:
    """One page: what the code opens, the code in rows of groups, how to use it, and what to do when people change."""
    groups = code.split("-")
    rows = [groups[at : at + _GROUPS_A_ROW] for at in range(0, len(groups), _GROUPS_A_ROW)]
    code_table = Table(
        msg("Recovery code"),
        tuple(TableColumn(Message(""), numeric=False) for _ in range(_GROUPS_A_ROW)),
        tuple(Row(tuple(Verbatim(group) for group in _filled(row))) for row in rows),
    )
    blocks = (
        Paragraph(msg("This page opens the dossier “{title}” (file {file}) without its passphrase.", title=title, file=file)),
        code_table,
        Callout(
            Tone.ATTENTION,
            msg("Keep it as you would keep the dossier itself"),
            msg(
                "Whoever holds this page and a copy of the file reads everything. Put it in a sealed envelope in the "
                "safe of the committee's president. Do not photograph it, and keep no copy on a computer."
            ),
        ),
        Bullets(
            (
                msg("To use it: open the dossier and type the code where the passphrase is asked. Hyphens and capitals do not matter; 0, 1 and 8 are never in it: they are O, I and B."),
                msg("When the clerk changes: the new clerk opens the dossier, sets a passphrase of their own and prints this sheet again. The former passphrase and the former sheet then open nothing."),
                msg("Copies made before, on other disks, still open with the passphrase and the sheet of their day: have them destroyed."),
                msg("If both the passphrase and this sheet are lost, nobody can open the dossier: there is no other way in."),
            )
        ),
    )  # fmt: skip
    return Document(
        title=msg("Recovery sheet"),
        subtitle=Message(title),
        institution=institution,
        audience=Audience.CLOSED,
        snapshot=snapshot,
        made=made,
        hearing=None,
        fictional=False,
        blocks=blocks,
    )


def _filled(row: list[str]) -> list[str]:
    return [*row, *[""] * (_GROUPS_A_ROW - len(row))]
