"""Encrypted Office workbooks: `.xls`, and `.xlsx` inside an OLE container."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from budgetwatch.reading.kinds import OLE
from budgetwatch.reading.refusals import refusal
from budgetwatch.reading.safe_xml import checked
from budgetwatch.reading.xls.records import BIFF8, is_locked, stream_of, version_of

if TYPE_CHECKING:
    import olefile

_LOCK = "EncryptionInfo"
_LOCK_VERSION_BYTES = 8
_SILENT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - what Excel itself tries first, on every file; it protects nothing


def unlocked(content: bytes, password: str | None) -> bytes:
    """The workbook in an OLE container, decrypted where it was encrypted.

    Raises:
        NeedsPassword: `needs-password` or `wrong-password`.
        Unreadable: `not-a-spreadsheet`, `old-workbook`, `damaged` or `unsupported-encryption`.
    """
    if not content.startswith(OLE):
        raise refusal("old-workbook")  # the .xls of before 1993, and what imitates them, have no container
    with _container(content) as container:
        if container.exists(_LOCK):
            # It holds XML that the decrypting library parses without these precautions.
            checked(container.openstream(_LOCK).read()[_LOCK_VERSION_BYTES:])
            return _decrypted(content, password)
        if not any(container.exists(name) for name in ("Workbook", "Book")):
            raise refusal("not-a-spreadsheet")
    return _without_file_pass(content, password)


def _without_file_pass(content: bytes, password: str | None) -> bytes:
    """The records of an .xls, decrypted where one of them says that they are locked."""
    try:
        stream = stream_of(content)
    except (OSError, ValueError, IndexError) as error:
        raise refusal("damaged") from error
    match version_of(stream), is_locked(stream):
        case 0, _:
            raise refusal("damaged")
        case _, False:
            return content
        case version, _ if version != BIFF8:
            raise refusal("unsupported-encryption")
    return _decrypted(content, password)


def _container(content: bytes) -> olefile.OleFileIO[str]:
    import olefile

    try:
        return olefile.OleFileIO(io.BytesIO(content))
    except (OSError, ValueError, IndexError) as error:
        raise refusal("damaged") from error


def _decrypted(content: bytes, password: str | None) -> bytes:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        # Without this check, a wrong password may decrypt to anything. An .xls checks it by itself.
        check = {"verify_password": True} if office.format == "ooxml" else {}
        office.load_key(password=password or _SILENT_PASSWORD, **check)
        office.decrypt(plain)
    except InvalidKeyError as error:
        raise refusal("wrong-password" if password else "needs-password") from error
    except (DecryptionError, FileFormatError, ParseError) as error:
        raise refusal("unsupported-encryption" if password else "needs-password") from error
    except ValueError as error:
        raise refusal("damaged") from error
    return plain.getvalue()
