"""The errors of cells and the code pages, as binary workbooks number them."""

import codecs

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""Source: [MS-XLS] 2.5.10 and [MS-XLSB] 2.5.97.2, BErr."""


def error_text(code: int) -> str:
    """What the spreadsheet shows for an error of this number."""
    return ERRORS.get(code, "#ERROR!")


_CODE_PAGES = {10000: "mac_roman", 0x8000: "mac_roman", 0x8001: "cp1252"}


def code_page(number: int) -> str:
    """The encoding of a code page; that of western Windows where the number is unknown."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
