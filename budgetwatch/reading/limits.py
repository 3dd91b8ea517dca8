"""How much a received file may ask for."""

MEBIBYTE = 2**20

FILE_BYTES = 200 * MEBIBYTE
"""The largest file that is opened at all; a budget of a million lines is about a third of it."""

IN_PROCESS_BYTES = MEBIBYTE // 2
"""Text up to this size is split into records within a tenth of a second, faster than a process starts."""

ZIP_ENTRIES = 5_000
PART_BYTES = 768 * MEBIBYTE
"""One part of a workbook, decompressed: a full sheet of 1,048,576 lines and eleven columns is about 550 MB."""

EXPANSION = 150
EXPANSION_BYTES = 64 * MEBIBYTE
"""Above this many decompressed bytes, more than `EXPANSION` times the compressed size is a bomb; real sheets reach 40."""

CELLS = 12_000_000
"""Cells of all sheets, empty ones inside the used area included."""

CELLS_WITH_FORM = 300_000
"""Up to this many cells in a sheet, its bold cells and indents are looked for."""

PIECE_BYTES = 8 * MEBIBYTE
PIECE_PER_SHARED_BYTE = 4
"""XML of a worksheet that is parsed in one piece where it is cut; more where pieces share many texts, which each repeats."""

SHARED_TEXT = 512 * MEBIBYTE
"""Characters that the shared texts of a workbook may become once every cell that repeats them has its own."""

FIELD_CHARACTERS = 65_536
"""The longest single field of a text file: twice what a cell of Excel holds."""

RECORD_FIELDS = 16_384
RECORD_CHARACTERS = MEBIBYTE
"""The widest line, in fields as in a spreadsheet, and in characters."""

CHUNK_CELLS = 20_000
"""Cells sent at once: about 5 ms of work for the thread that receives them."""

MEMORY_BYTES = 512 * MEBIBYTE
MEMORY_PER_BYTE = 30
MOST_MEMORY_BYTES = 2_048 * MEBIBYTE
"""Address space of the reading process: the base, libraries included, and more for each byte received, up to the most."""

SECONDS = 8.0
SECONDS_PER_MEBIBYTE = 2.0
"""Time given to a file: the base, and more for each mebibyte received. Usual files take a tenth of it."""

SECONDS_WITHOUT_CELLS = 12.0
SECONDS_PER_CHUNK = 0.5
"""What is given at most, and what every chunk of cells adds to it: whoever waits longer sees lines arrive."""


def memory_for(size: int) -> int:
    """The bytes of memory that reading a file of this size may take."""
    return min(MEMORY_BYTES + MEMORY_PER_BYTE * size, MOST_MEMORY_BYTES)


def seconds_for(size: int, chunks: int) -> float:
    """The time that reading a file of this size may take, so many chunks of its cells being there."""
    given = SECONDS + SECONDS_PER_MEBIBYTE * size / MEBIBYTE
    return min(given, SECONDS_WITHOUT_CELLS + SECONDS_PER_CHUNK * chunks)
