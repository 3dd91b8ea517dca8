"""The control hash: what lets two printed copies be compared."""

from __future__ import annotations

from hashlib import sha256

from budgetwatch.domain.document import Document


def control_hash(document: Document) -> str:
    """64 hexadecimal digits of the document's content, the same in every language and format."""
    return sha256(repr(document).encode()).hexdigest()


def control_prefix(document: Document) -> str:
    """The eight digits that each page prints: `7c1e 09af`."""
    digest = control_hash(document)
    return f"{digest[:4]} {digest[4:8]}"
