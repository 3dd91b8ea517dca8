"""Everything people read is translated, well typed, and comes from the catalogues."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "resources" / "locale"
NO_BREAK = "\u00a0\u202f"
SPACED = "?!:;%»"  # marks that French sets off with a no-break space
NOT_SENTENCES = re.compile(
    r"`[^`]*`|\*?\.\w+|\b\d+:\d+|\{[^{}]*\}|\w+://|#[A-Z/0]+[!?]?|\b[a-z]+:\w+"
)  # code, file types, times, places, addresses, errors, what a command line takes
SHOWN = {  # what Qt writes on the screen, or a screen reader says
    *("setText", "setTitle", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setLabelText", "setInformativeText", "setDetailedText"),
    *("setTabText", "setItemText", "setHeaderData", "setHeaderLabels", "setHorizontalHeaderLabels"),
    *("setPrefix", "setSuffix", "setSpecialValueText", "setButtonText", "setPlainText", "setHtml", "drawText"),
    *("addItem", "addItems", "insertItem", "addTab", "insertTab", "addAction", "addMenu", "addRow", "showMessage"),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu"),
    *("QMessageBox", "QProgressDialog", "QTreeWidgetItem", "QListWidgetItem", "QTableWidgetItem", "QStandardItem"),
    *("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
}


def catalogue(path: Path, code: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=code)


def sentences(catalog: Catalog) -> dict[object, Message]:
    return {message.id: message for message in catalog if message.id}


@pytest.fixture(scope="module")
def template() -> dict[object, Message]:
    return sentences(catalogue(LOCALE / "budgetwatch.pot"))


@pytest.fixture(scope="module")
def french() -> dict[object, Message]:
    return sentences(catalogue(LOCALE / "fr" / "LC_MESSAGES" / "budgetwatch.po", "fr"))


def forms(text: object) -> tuple[str, ...]:
    """A text, or each of its plural forms."""
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, list | tuple) else ()


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogues_are_current() -> None:
    told = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(ROOT / "packaging" / "texts.py"), "--check"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert told.returncode == 0, f"run `make texts`:\n{told.stdout}{told.stderr}"


def test_every_sentence_has_a_french_text(template: dict[object, Message], french: dict[object, Message]) -> None:
    assert [sentence for sentence in template if not all(forms(french[sentence].string) or [""])] == []


def test_no_french_text_is_fuzzy_or_stale(template: dict[object, Message], french: dict[object, Message]) -> None:
    assert [message.id for message in french.values() if message.fuzzy] == []
    assert french.keys() == template.keys()
    assert not catalogue(LOCALE / "fr" / "LC_MESSAGES" / "budgetwatch.po", "fr").obsolete


def test_a_translation_keeps_the_places_of_its_sentence(french: dict[object, Message]) -> None:
    wrong = [
        (text, sorted(missing))
        for message in french.values()
        for text in forms(message.string)
        if text and (missing := wanted_places(message) ^ (places(text) | optional_places(message)))
    ]
    assert wrong == []


def wanted_places(message: Message) -> set[str]:
    return set().union(*(places(text) for text in forms(message.id)))


def optional_places(message: Message) -> set[str]:
    """A plural form may leave its count out: "One line", "Une ligne"."""
    return {"count"} & wanted_places(message) if message.pluralizable else set()


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_compiled_catalogue_says_what_its_source_says(code: str) -> None:
    compiled = gettext.translation("budgetwatch", LOCALE, [code])
    messages = sentences(catalogue(LOCALE / code / "LC_MESSAGES" / "budgetwatch.po", code)).values()
    for message, said in ((message, forms(message.string)) for message in messages if all(forms(message.string))):
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == said[0]
        else:
            one, many = forms(message.id)
            assert (compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 2)) == said


def test_french_texts_follow_french_typography(french: dict[object, Message]) -> None:
    faults = [
        f"{fault}: {text}" for message in french.values() for text in forms(message.string) for fault in misprints(text)
    ]
    assert faults == []


def misprints(text: str) -> Iterator[str]:
    """What a French printer would send back."""
    bare = NOT_SENTENCES.sub("x", text)
    for found in re.finditer(f"[{SPACED}]", bare):
        before = bare[: found.start()][-1:]
        if before and before not in NO_BREAK + SPACED + "(":
            yield f"no no-break space before {found.group()}"
    if re.search(f"«(?![{NO_BREAK}])", bare):
        yield "no no-break space after «"
    if "'" in bare:
        yield "straight apostrophe"
    if '"' in bare:
        yield "straight quotation mark"
    if "..." in bare:
        yield "three dots for an ellipsis"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Pourquoi\u00a0?", []),
        ("Pourquoi ?", ["no no-break space before ?"]),
        ("Pourquoi?", ["no no-break space before ?"]),
        ("{share}\u00a0% des lignes\u00a0: {count}", []),
        ("l'écart", ["straight apostrophe"]),
        ("«\u00a0oui\u00a0»", []),
        ("« oui »", ["no no-break space before »", "no no-break space after «"]),
    ],
)
def test_misprints_are_found(text: str, faults: list[str]) -> None:
    assert list(misprints(text)) == faults


def test_the_window_shows_no_text_from_outside_the_catalogues() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sorted((ROOT / "ui").rglob("*.py"))
        for line, text in bare_literals(path.read_text(encoding="utf-8"))
    ]
    assert bare == []


def bare_literals(code: str) -> Iterator[tuple[int, str]]:
    """The literals with words in them that a call in `SHOWN` would put on the screen, each with its line."""
    for call in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in SHOWN:
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                yield from ((call.lineno, text) for text in literals(argument) if re.search(r"[^\W\d_]{2}", text))


def literals(node: ast.AST) -> Iterator[str]:
    """The literals of an expression, apart from those that another call receives."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('label.setText("Ouvrir")', ["Ouvrir"]),
        ('label.setText(f"{count} lignes")', [" lignes"]),
        ('QLabel("Open" if ready else "Wait")', ["Open", "Wait"]),
        ('label.setText(word(msg("Open")))', []),
        ('label.setObjectName("title")', []),
        ('label.setText("→ 2")', []),
    ],
)
def test_bare_literals_are_found(code: str, found: list[str]) -> None:
    assert [text for _, text in bare_literals(code)] == found


def test_no_sentence_hides_inside_a_formatted_text() -> None:
    hidden = re.compile(r"f['\"].*\{[^}]*\bmsgn?\(")
    sources = [*(ROOT / "budgetwatch").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    lines = [(path.name, line) for path in sources for line in path.read_text("utf-8").splitlines()]
    assert [(name, line.strip()) for name, line in lines if hidden.search(line)] == []
