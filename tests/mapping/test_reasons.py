"""Each decision about a table carries the evidence that a clerk can check."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading
from budgetwatch.domain.grid import Grid
from budgetwatch.domain.layout import RowKind
from budgetwatch.domain.message import Message

Read = Callable[..., tuple[Reading, ...]]
Draw = Callable[..., Grid]


def _told(message: object) -> str:
    """A reason with the reasons and names it holds put in their places."""
    assert isinstance(message, Message)
    return message.text.format(
        **{name: _told(value) if isinstance(value, Message) else value for name, value in message.arguments}
    )


def test_every_column_and_every_row_that_is_no_line_says_why(read: Read) -> None:
    (table,) = read("""
        | Loi de finances initiale 2021 (en FCFA) |                        |        |       |
        | Code                                    | Libellé                | Montant | Taux |
        | A. Crédits de paiement                  |                        |        |       |
        | 01                                      | Soldes                 | 710010 | 98 %  |
        |                                         | dont primes            | 10010  | 90 %  |
        | 02                                      | Vivres                 | 3003   | 97 %  |
        |                                         | Sous-total             | 713013 |       |
        |                                         | À reporter             | 713013 |       |
        | 03                                      | Eau                    | 99     | 91 %  |
        |                                         | Pour mémoire : dons    | 12     |       |
        |                                         | TOTAL                  | 713112 |       |
        |                                         | Source : le ministère  |        |       |
    """)
    layout = table.layout
    assert all(column.why for column in layout.columns)
    silent = (RowKind.LINE, RowKind.HEADER, RowKind.EMPTY)
    rows = [row for row, kind in enumerate(layout.rows, layout.area.top) if kind not in silent]
    assert len(rows) == 7
    assert [row for row in rows if row not in layout.row_reasons] == []


def test_a_column_says_what_its_header_and_what_the_title_gives(read: Read) -> None:
    (table,) = read("""
        | Loi de finances initiale 2021 (en FCFA) |         |
        | Libellé                                 | Montant |
        | Soldes                                  | 710010  |
    """)
    assert _told(table.layout.columns[1].why) == (
        "Its header speaks of money without naming a stage of the budget. The year stands in the title. "
        "The title speaks of voted credits."
    )


def test_a_table_says_why_it_is_imported_or_not(read: Read, grid: Draw) -> None:
    def sheet(name: str, rows: str) -> Grid:
        return grid(f"| Budget 2021 (en FCFA) |\n| Libellé | LFI |\n{rows}", sheet=name)

    soldes, vivres = "| Soldes | 710010 |", "| Vivres | 3003 |"
    readings = read(
        sheet("Tout", f"{soldes}\n{vivres}\n| Eau | 88 |"),
        sheet("Soldes", soldes),
        sheet("Recettes", "| Dons | 4004 |\n| TOTAL RECETTES | 4004 |"),
    )
    assert [_told(table.layout.primary_reason) for table in readings] == [
        "No other table of the file holds its amounts.",
        "Tout!A2:B5 holds the same amounts.",
        "It shows revenue: only spending is compared.",
    ]
    assert [_told(table.layout.flow_reason) for table in readings] == [
        "Nothing speaks of revenue.",
        "Nothing speaks of revenue.",
        "The total is one of revenue.",
    ]
