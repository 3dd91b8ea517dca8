"""A composed document as tests read it: every block, the titles, all the words in English."""

from __future__ import annotations

from budgetwatch.domain.document import Block, Document, Section, SourcesAnnex, Verbatim
from budgetwatch.domain.message import Message
from budgetwatch.i18n import language

EN = language("en")


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """Every block, those inside sections too."""
    return [one for block in blocks for one in (block, *(flat(block.blocks) if isinstance(block, Section) else ()))]


def titles(document: Document) -> list[str]:
    """The titles of the parts of a document."""
    return [EN.word(block.title) for block in document.blocks if isinstance(block, Section | SourcesAnnex)]


def all_words(part: object) -> str:
    """All the words of a document, whatever block they stand in."""
    match part:
        case Message():
            return EN.word(part)
        case Verbatim(text=text):
            return text
        case tuple():
            return "\n".join(all_words(one) for one in part)
        case Document():
            return all_words(part.blocks)
        case _ if hasattr(part, "__dataclass_fields__"):
            return "\n".join(all_words(getattr(part, name)) for name in part.__dataclass_fields__)
        case _:
            return ""
