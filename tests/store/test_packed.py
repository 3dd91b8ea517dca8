"""The pieces beside the rows: quicker, never something else, and made of the rows again where they are not sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.domain.code import Classification, Code
from budgetwatch.domain.fact import AmountColumn, Line, Reading
from budgetwatch.domain.measure import Basis, Measure
from budgetwatch.domain.message import msg
from budgetwatch.domain.money import Absent
from budgetwatch.domain.year import Period, Year
from budgetwatch.store import frames
from budgetwatch.store.connections import driver
from budgetwatch.store.datasets import Filing
from budgetwatch.store.dossier import Dossier, create, open_dossier
from budgetwatch.store.imports import add
from budgetwatch.store.repacking import pack_rows
from budgetwatch.store.verify import verify
from tests.store.tables_as_text import imported, reading_of, source_of

WITHOUT_CODES = """
code | label  | voted 2014 CP | paid 2014 CP
     | Army   | 1000          | unknown
     |        | -3            | 9007199254740993
02   | Unités | 0             | error
"""
DAMAGE = (
    "DELETE FROM packed",
    "DELETE FROM packed WHERE part LIKE 'states%'",
    "DELETE FROM packed WHERE part = 'periods'",
    "DELETE FROM packed WHERE part IN ('names', 'parents')",
    "UPDATE packed SET crc = crc + 1",
    "UPDATE packed SET content = zeroblob(length(content))",
    "UPDATE packed SET kind = 'object'",
    "UPDATE packed SET content = substr(content, 2) WHERE length(content) > 1",
)


def shown(dossier: Dossier) -> list[object]:
    """The frames as plain lists."""
    frame = frames.facts(dossier)
    tables = [
        table.astype(object).to_numpy().tolist() for table in (frame.facts, frame.codes, frame.standing, frame.lines)
    ]
    return [*tables, frame.labels().tolist()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables with and without codes, absent amounts, dated lines and quarters, and a table without lines."""
    path = tmp_path_factory.mktemp("packed") / "hearing.budget"
    quarter = Period("T1")
    army = Code(Classification.PROGRAMME, 1, "01", "Army")
    dated = reading_of("code | label | paid 2013 CP\n01 | Army | 5\n02 | Navy | 6")
    lines = (Line(2, "Army", (army,), Year(2012), quarter), Line(3, "Loose", (), None, None))
    amounts = (AmountColumn(3, Measure.PAID, Basis.CP, None, None, None, counts=True, values=(5, Absent.NIL)),)
    with create(path, {"title": "Hearing"}) as dossier:
        imported(dossier)
        imported(dossier, WITHOUT_CODES)
        for name, reading in (
            ("dated", Reading(dated.layout, 0, lines, amounts, (), ())),
            ("empty", Reading(dated.layout, 0, (), (), (), ())),
        ):
            with dossier.change(msg("Import {file}", file=name)) as change:
                add(change, source_of(name), name.encode(), [(reading, Filing())])
    return path


def copied(tmp_path: Path, whole: Path) -> Dossier:
    path = tmp_path / "copy.budget"
    path.write_bytes(whole.read_bytes())
    return open_dossier(path)


def run(dossier: Dossier, statement: str) -> None:
    """Change the file behind the product's back."""
    with dossier.writing() as connection:
        driver(connection).execute(statement)


@pytest.mark.parametrize("damage", DAMAGE)
def test_frames_are_the_same_whatever_becomes_of_the_pieces(tmp_path: Path, whole: Path, damage: str) -> None:
    with copied(tmp_path, whole) as dossier:
        expected = shown(dossier)
    with copied(tmp_path, whole) as dossier:
        run(dossier, damage)
        assert shown(dossier) == expected
        assert [check.name for check in verify(dossier) if not check.ok] == []


def test_pieces_made_of_the_rows_again_give_the_same_frames(tmp_path: Path, whole: Path) -> None:
    with copied(tmp_path, whole) as dossier:
        expected = shown(dossier)
    with copied(tmp_path, whole) as dossier:
        run(dossier, "DELETE FROM packed")
        with dossier.writing() as connection:
            pack_rows(driver(connection))
        run(dossier, "UPDATE facts SET amount = 7 WHERE amount IS NOT NULL")
        run(dossier, "UPDATE lines SET label = 'changed'")
        run(dossier, "UPDATE codes SET label = 'changed'")
        assert shown(dossier) == expected


@pytest.mark.parametrize(
    "otherwise",
    [
        """UPDATE packed SET (kind, crc, content) = (SELECT kind, crc, content FROM packed WHERE dataset = 2 AND
        part LIKE 'amounts%' ORDER BY part LIMIT 1) WHERE dataset = 1 AND part LIKE 'amounts%'""",
        """UPDATE packed SET (kind, crc, content) = (SELECT kind, crc, content FROM packed WHERE dataset = 1 AND
        part = 'printed codes') WHERE dataset = 1 AND part = 'names'""",
    ],
)
def test_verify_names_a_table_of_which_a_piece_says_something_else_than_its_rows(
    tmp_path: Path, whole: Path, otherwise: str
) -> None:
    with copied(tmp_path, whole) as dossier:
        run(dossier, otherwise)
        assert [check.name for check in verify(dossier) if not check.ok] == ["totals"]
