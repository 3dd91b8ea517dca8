"""The encoding of a text, from its bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from budgetwatch.reading.kinds import utf16_without_mark
from budgetwatch.reading.text.doubled import repaired

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "iso8859-15", "mac_roman", "cp850", "latin-1")
_SAMPLE = 20_000
_AROUND_FOREIGN = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_USUAL_SIGNS = frozenset("«»°€£¢‘“”–—…œŒºª§²³½¿¡·•")
_SMALL, _CAPITALS = frozenset("éèàçêùôîûâëïöüäñáíóúãõœßåæøìò"), frozenset("ÉÈÀÇÊÔÎÛÂËÏÖÜÄÑÁÍÓÚŒÅÆØÙ")
_BETWEEN = frozenset("\u00a0’")
_STRAY = re.compile("[\udc80-\udcff]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_UTF8_SHARE = 20
_DOS_END = "\x1a"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and whether that had to be guessed or patched.

    `doubled` says that letters encoded twice were repaired, `nulls` that null characters were left out.
    """

    text: str
    encoding: str
    guessed: bool = False
    mixed: bool = False
    doubled: bool = False
    nulls: bool = False


def decode(content: bytes) -> Decoded:
    """The text of a file. A byte-order mark decides; else UTF-8 if it fits; else the likeliest one-byte encoding."""
    decoded = _decoded(content)
    text, doubled = repaired(decoded.text.rstrip(_DOS_END))
    nulls = "\0" in text
    return replace(decoded, text=text.replace("\0", "") if nulls else text, doubled=doubled, nulls=nulls)


def _decoded(content: bytes) -> Decoded:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return Decoded(content.decode(encoding, "replace"), encoding)
    if (wide := utf16_without_mark(content)) is not None:
        return Decoded(content.decode(wide, "replace"), wide, guessed=True)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _patched(content) or _one_byte(content)


def _patched(content: bytes) -> Decoded | None:
    """UTF-8 with a few bytes of another origin pasted in: those are read as cp1252."""
    text = content.decode("utf-8", "surrogateescape")
    strays = _STRAY.findall(text)
    if len(_FOREIGN.findall(text)) < (_UTF8_SHARE + 1) * len(strays):
        return None
    table = {ord(stray): _stray(stray) for stray in set(strays)}
    return Decoded(text.translate(table), "utf-8", mixed=True)


def _stray(character: str) -> str:
    return bytes([ord(character) - 0xDC00]).decode("cp1252", "replace")


def _one_byte(content: bytes) -> Decoded:
    sample = b"".join(found[0] for found in _AROUND_FOREIGN.finditer(content, 0, 50 * _SAMPLE))[:_SAMPLE]
    # max keeps the first of equals: cp1252 wins where its letters are as likely as the others'.
    encoding = max((name for name in _SINGLE_BYTE if _fits(content, name)), key=lambda name: _likelihood(sample, name))
    return Decoded(content.decode(encoding), encoding, guessed=True)


def _fits(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(sample: bytes, encoding: str) -> float:
    """Points for letters and signs in their usual surroundings, per foreign byte."""
    text = f" {sample.decode(encoding, 'replace')} "
    return sum(
        _points(character, before, after)
        for before, character, after in zip(text, text[1:], text[2:], strict=False)
        if character > "\x7f"
    )


def _points(character: str, before: str, after: str) -> float:
    category = unicodedata.category(character)
    in_word = before.isalpha() or after.isalpha()
    if category == "Ll":
        among_capitals = after.isupper() or (before.isupper() and not after.isalpha())
        usual = (in_word and character in _SMALL and not among_capitals) or character == "à"
        return 1 if usual else -0.5
    if category == "Lu":
        usual = in_word and character in _CAPITALS and not before.islower()
        return 0.8 if usual or character == "À" else -1
    if character in _BETWEEN:
        return 1
    return 0.6 if character in _USUAL_SIGNS and not before.islower() else -1
