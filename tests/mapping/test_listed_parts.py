"""Lists of parts below "dont :" that say "dont" only once."""

from __future__ import annotations

from collections.abc import Callable

from budgetwatch.domain.fact import Reading

Read = Callable[..., tuple[Reading, ...]]


def _lines(reading: Reading) -> list[str]:
    return [line.label for line in reading.lines]


def test_rows_set_in_below_a_first_part_are_parts_too(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en millions de FCFA |          |
        | Libellé                      | LFI 2023 |
        | Défense                      | 500      |
        | dont : équipement            | 200      |
        | "       fonctionnement"      | 300      |
        | Sécurité                     | 400      |
        | Total                        | 900      |
    """)
    assert _lines(reading) == ["Défense", "Sécurité"]
    assert [total.agrees for total in reading.totals] == [True]


def test_rows_with_a_bullet_below_a_list_that_is_opened_are_parts(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en millions de FCFA |          |
        | Libellé                      | LFI 2023 |
        | Défense                      | 500      |
        | dont :                       |          |
        | - équipement                 | 150      |
        | - fonctionnement             | 300      |
        | Sécurité                     | 400      |
    """)
    assert _lines(reading) == ["Défense", "Sécurité"]


def test_rows_that_hold_more_than_the_row_above_are_no_parts_of_it(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en millions de FCFA |          |
        | Libellé                      | LFI 2023 |
        | Défense                      | 500      |
        | dont : équipement            | 200      |
        | - fonctionnement             | 600      |
        | Sécurité                     | 400      |
    """)
    assert "fonctionnement" in " ".join(_lines(reading))


def test_rows_as_deep_as_the_row_above_the_first_part_are_lines(read: Read) -> None:
    (reading,) = read("""
        | LFI 2023 en millions de FCFA |          |
        | Libellé                      | LFI 2023 |
        | - Défense                    | 500      |
        | dont : équipement            | 200      |
        | - Sécurité                   | 100      |
        | Total                        | 600      |
    """)
    assert len(reading.lines) == 2
    assert [total.agrees for total in reading.totals] == [True]


def test_a_part_with_a_code_like_the_lines_is_asked_about_where_no_total_proves_it(read: Read) -> None:
    drawing = """
        | LFI 2023 en millions de FCFA |                        |          |
        | Code                         | Libellé                | LFI 2023 |
        | 611                          | Solde                  | 500      |
        | 612                          | Dont Do (base avancée) | 200      |
        | 613                          | Primes                 | 400      |
    """
    (reading,) = read(drawing)
    assert [(issue.code, issue.cell and issue.cell.row) for issue in reading.issues] == [("lines-may-be-details", 4)]
    (proven,) = read(drawing + "        |                              | Total                  | 900      |")
    assert not proven.issues
    (own,) = read(drawing.replace("| 612  ", "| 611  "))
    assert not own.issues
