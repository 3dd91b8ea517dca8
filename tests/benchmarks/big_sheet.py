"""A large budget sheet: one header row, seven columns of codes and labels, four of amounts in whole FCFA."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

HEADER = (
    "Exercice",
    "Ministère",
    "Programme",
    "Action",
    "Titre",
    "Fonction",
    "Libellé (montants en FCFA)",
    "LFI",
    "LFR",
    "Engagé",
    "Payé",
)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
    'PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATION}/{{kind}}" Target="{{target}}"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BOOK = (
    f'<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
    '<sheet name="Budget" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def lines(count: int) -> Iterator[tuple[str | int, ...]]:
    """One tuple per budget line, in the order of `HEADER`; the same each time."""
    chance = random.Random(1)
    for i in range(count):
        voted = chance.randint(10**5, 10**10)
        revised = voted * chance.randint(90, 115) // 100
        committed = revised * chance.randint(60, 100) // 100
        yield (
            2015 + i % 9,
            f"{200 + i % 40:03d} Ministère {i % 40}",
            f"{2000 + i % 400:04d}",
            f"{20000 + i % 4000:05d}",
            f"{i % 6 + 1}",
            f"0{i % 9 + 1}1",
            f"Ligne {i:06d}",
            voted,
            revised,
            committed,
            committed * chance.randint(70, 100) // 100,
        )


def write(path: Path, count: int) -> None:
    """Write the sheet as .xlsx, straight as XML: a spreadsheet library would take a minute."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml"))
        book.writestr("xl/workbook.xml", _BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate((HEADER, *lines(count)), start=1):
                sheet.write(_row(number, row).encode())
            sheet.write(b"</sheetData></worksheet>")


def _row(number: int, values: tuple[str | int, ...]) -> str:
    cells = "".join(
        f'<c r="{letter}{number}"><v>{value}</v></c>'
        if isinstance(value, int)
        else f'<c r="{letter}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for letter, value in zip("ABCDEFGHIJK", values, strict=True)
    )
    return f'<row r="{number}">{cells}</row>'
