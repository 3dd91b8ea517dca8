"""Collect the sentences of the program into the catalogues, and compile them.

    python packaging/texts.py [--check]

Sentences are the literals of `msg(…)` and `msgn(…, …)` in budgetwatch/ and ui/. `budgetwatch.pot` lists them, the .po of
each language translates them, the .mo beside it is what the program reads. Nothing in these files depends on the day, the
computer or the order of the code. With --check, nothing is written and every file that is not current is named.
"""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "budgetwatch.pot"
CODE = ("budgetwatch", "ui")
KEYWORDS = {"msg": None, "msgn": (1, 2)}
PLURALS = {"fr": "nplurals=2; plural=(n > 1);", "en": "nplurals=2; plural=(n != 1);"}
_HEADER = "Content-Type: text/plain; charset=UTF-8\\n"


def collected() -> Catalog:
    """Every sentence of the program, in alphabetical order, without places or dates."""
    catalog = Catalog(charset="utf-8")
    for folder in CODE:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for _, _, text, _, _ in found:
            catalog.add(text)
    return catalog


def catalogue_path(code: str, suffix: str = ".po") -> Path:
    """Where a language's catalogue is."""
    return LOCALE / code / "LC_MESSAGES" / f"budgetwatch{suffix}"


def kept(code: str) -> Catalog:
    """The catalogue of a language as it stands; empty where there is none yet."""
    path = catalogue_path(code)
    text = path.read_bytes() if path.exists() else b""
    return read_po(io.BytesIO(text), locale=code)


def updated(code: str, template: Catalog) -> Catalog:
    """A language's catalogue with the sentences of today: new ones untranslated, stale ones gone."""
    old, new = kept(code), Catalog(locale=code, charset="utf-8")
    for message in template:
        if not message.id:
            continue
        known = old.get(message.id if isinstance(message.id, str) else message.id[0])
        same = known is not None and known.id == message.id
        if code != "en":
            new.add(message.id, known.string if known and same else None)
        elif message.pluralizable:  # English sentences are their own translation; only counted ones need rules
            new.add(message.id, message.id)
    return new


def po_text(catalog: Catalog, code: str | None) -> bytes:
    """The catalogue as a .po file (a template without a language)."""
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    lines = [_HEADER, f"Language: {code}\\n", f"Plural-Forms: {PLURALS[code]}\\n"] if code else [_HEADER]
    head = "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}"' for line in lines)])
    return f"{head}\n\n".encode() + body.getvalue()


def mo_bytes(catalog: Catalog, code: str) -> bytes:
    """The catalogue as a .mo file: what is translated, sorted, under a header without dates."""
    header = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {code}\nPlural-Forms: {PLURALS[code]}\n"
    pairs = {b"": header.encode()}
    for message in catalog:
        key, text = _joined(message.id), _joined(message.string)
        if key and text.strip(b"\0"):
            pairs[key] = text
    entries = sorted(pairs.items())
    start = 28 + 16 * len(entries)
    keys, values, place = b"", b"", start
    blob = b"".join(part + b"\0" for side in zip(*entries, strict=True) for part in side)
    for part in [key for key, _ in entries]:
        keys += struct.pack("<II", len(part), place)
        place += len(part) + 1
    for part in [value for _, value in entries]:
        values += struct.pack("<II", len(part), place)
        place += len(part) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    return head + keys + values + blob


def _joined(text: str | tuple[str, ...] | list[str] | None) -> bytes:
    parts = [text] if isinstance(text, str) else text or ()
    return b"\0".join(part.encode("utf-8") for part in parts)


def current() -> dict[Path, bytes]:
    """What each file of the catalogues must hold today."""
    template = collected()
    files = {TEMPLATE: po_text(template, None)}
    for code in PLURALS:
        catalog = updated(code, template)
        files[catalogue_path(code)] = po_text(catalog, code)
        files[catalogue_path(code, ".mo")] = mo_bytes(catalog, code)
    return files


def main() -> int:
    """0 when the catalogues are current; with --check, 1 when one is not."""
    stale = [path for path, content in current().items() if not path.exists() or path.read_bytes() != content]
    if "--check" in sys.argv[1:]:
        print("\n".join(f"not current: {path.relative_to(ROOT)}" for path in stale))
        return 1 if stale else 0
    for path, content in current().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    missing = [message.id for message in updated("fr", collected()) if message.id and not any(message.string or ())]
    print(f"{len(collected())} sentences, {len(missing)} without French")
    return 0


if __name__ == "__main__":
    sys.exit(main())
