"""The zip a workbook is made of, checked before anything is decompressed."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from budgetwatch.reading import limits
from budgetwatch.reading.refusals import refusal

_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip whose claims were found believable. Names are found whatever their capitals and their slashes."""

    zip: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.entries

    def read(self, name: str) -> bytes:
        """The decompressed bytes of a part, of the size and the checksum its entry declares.

        Raises:
            Unreadable: `damaged`, also where the part is absent or its entry lies about its size.
        """
        try:
            return self.zip.read(self.entries[name.lower()])
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise refusal("damaged") from error
        except (NotImplementedError, RuntimeError) as error:
            raise refusal("unsupported-encryption") from error

    def named(self, name: str) -> str:
        """The name of a part as it is written in the archive."""
        return self.entries[name.lower()].filename

    def size(self, name: str) -> int:
        """The declared size of a part that is in the archive."""
        return self.entries[name.lower()].file_size


def open_archive(content: bytes) -> Archive:
    """The zip in a file's bytes; nothing is decompressed yet.

    Raises:
        Unreadable: `damaged`, `zip-bomb`, `too-large` or `unsupported-encryption`.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise refusal("damaged") from error
    infos = opened.infolist()
    entries = {_name(info): info for info in infos}
    if len(entries) != len(infos):
        raise refusal("damaged")
    _check_sizes(infos)
    return Archive(opened, entries)


def _name(info: zipfile.ZipInfo) -> str:
    # Some programs write Windows separators, against the standard.
    return info.filename.replace("\\", "/").lstrip("/").lower()


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > limits.ZIP_ENTRIES:
        raise refusal("zip-bomb")
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise refusal("unsupported-encryption")
        if _swells(info.file_size, info.compress_size):
            raise refusal("zip-bomb")
        if info.file_size > limits.PART_BYTES:
            raise refusal("too-large")
    declared = sum(info.file_size for info in infos)
    if _swells(declared, sum(info.compress_size for info in infos)):
        raise refusal("zip-bomb")
    if declared > 2 * limits.PART_BYTES:
        raise refusal("too-large")


def _swells(size: int, compressed: int) -> bool:
    return size > limits.EXPANSION_BYTES and size > compressed * limits.EXPANSION
