"""Every file that leaves a dossier, for every audience: a word of an item for a narrower audience is in none of its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from budgetwatch.briefs.citizens import NotForCitizens
from budgetwatch.domain.audience import correction_item
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.comparison import CompareQuery
from budgetwatch.domain.finding import Audience, Judgement, State
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import language
from budgetwatch.rendering.chart_pictures import PICTURES
from budgetwatch.usecases import charting, credibility, packing, reminding, templates, writing
from budgetwatch.usecases.anomalies import export_anomalies
from budgetwatch.usecases.audiences import Item, ItemKind, NotForAudience
from budgetwatch.usecases.axes_file import export_axes
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.commitments import promise
from budgetwatch.usecases.comparing import compare
from budgetwatch.usecases.contracts import list_flags
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.credibility_sheet import write_annex
from budgetwatch.usecases.crosswalk_file import export_links
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier
from budgetwatch.usecases.exporting import FORMATS, export
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import add_question
from budgetwatch.usecases.judging import judge_finding
from budgetwatch.usecases.packing import PackAsked, PackKind, PackPlan, make_pack
from budgetwatch.usecases.pieces import list_pieces
from budgetwatch.usecases.replies import ReplyStatus, note_reply
from budgetwatch.usecases.showing import set_audience
from tests.usecases.conftest import Bring
from tests.usecases.test_audiences import BUDGET, REGISTER, SECRET

EN = language("en")
HIDDEN = (
    "MARKQUESTION",
    "MARKREPLY",
    "MARKPROMISE",
    "MARKPERSON",
    "MARKNOTE",
    "MARKREASON",
    "MARKAUTHOR",
    "MARKVERDICT",
    *SECRET,
)
"""A word of every kind of item."""
Way = Callable[[Dossier, Path, Audience], object]


def pack(kind: PackKind) -> Way:
    return lambda dossier, out, audience: make_pack(
        dossier, out, EN, PackAsked(PackPlan(kind), audience), packing.FORMATS
    )


def export_as(kind: str) -> Way:
    return lambda dossier, out, audience: export(dossier, out, kind, audience=audience)


def chart(ending: str) -> Way:
    def save(dossier: Dossier, out: Path, _audience: Audience) -> None:
        made = charting.chart_years(compare(dossier, CompareQuery()).rows[:1], "Soldes")
        assert made is not None
        charting.save_chart(out / f"chart.{ending}", made, EN, made.caption)

    return save


def template(kind: str) -> Way:
    return lambda _dossier, out, _audience: templates.write_template(kind, out / "template.xlsx")


WAYS: Mapping[str, Way] = {
    **{f"pack {kind}": pack(kind) for kind in PackKind},
    **{f"export {kind}": export_as(kind) for kind in FORMATS},
    "anomalies": lambda dossier, out, audience: export_anomalies(dossier, out / "a.xlsx", EN, audience=audience),
    "axes": lambda dossier, out, audience: export_axes(dossier, out / "axes.toml", audience),
    "crosswalk": lambda dossier, out, audience: export_links(dossier, out / "links.toml", audience),
    "pefa": lambda dossier, out, audience: write_annex(
        credibility.rate_dossier(dossier), out / "annex.xlsx", EN, audience
    ),
    "reminders": lambda dossier, out, _audience: reminding.write_reminders(dossier, out, EN, list_pieces(dossier)),
    **{f"chart {ending}": chart(ending) for ending in (*PICTURES, *charting.TABLES)},
    **{f"template {kind}": template(kind) for kind in templates.KINDS},
}
"""Everything that writes a file for others to read, by name."""
FOR_NOBODY_ELSE = {
    "history": "the journal, which is for the closed session as a whole and says so",
    "protecting": "the recovery sheet, for the president's safe: a key and no item",
    "pack_plans": "the plans of packs, in the settings of this computer: parts by name, no item",
    "recovering": "a backup of the dossier itself",
}
"""The other modules that write files, and why no audience chooses in them."""
WITH_AN_AUDIENCE = {
    "anomalies",
    "axes_file",
    "charting",
    "credibility_sheet",
    "crosswalk_file",
    "exporting",
    "pack_files",
    "packing",
    "reminding",
    "templates",
}
"""The modules that write what `WAYS` asks for."""


UNKNOWN = """\
Loi de finances initiale 2022;;
(en milliers de FCFA);;
Code;Libellé;LFI 2022
2101;Soldes;7 000 000
2102;Carburants;n.d.
2103;Casernements;3 000 000
"""
"""A cell that the ministry is asked about whatever an audience may see of the rest."""


@pytest.fixture
def dossier(dossier: Dossier, bring: Bring) -> Dossier:
    """A dossier with an item of every kind, each with words of its own."""
    bring("execution.csv", BUDGET)
    bring("lfi_2022.csv", UNKNOWN)
    bring("marches.csv", REGISTER)
    for judged in list_flags(dossier):
        if judged.finding.state is State.FIRED:
            judge_finding(dossier, judged.finding.key, Judgement.TO_ASK, "", "A. Clerk")
    return dossier


def hide_everything(dossier: Dossier, audience: Audience) -> None:
    """Write something about an item of every kind, and show it to that audience alone."""
    finding = next(one.finding for one in list_findings(dossier) if one.finding.code == "total-disagrees")
    judge_finding(dossier, finding.key, Judgement.EXPLAINED, "MARKVERDICT", "MARKJUDGE")
    question = add_question(dossier, text="MARKQUESTION?", witness="MARKWITNESS").value
    note_reply(dossier, question, ReplyStatus.ANSWERED, "MARKREPLY")
    topic = answer_checklist(dossier).items[0].item.id
    record_answer(dossier, topic, Answer.REFUSED, "MARKNOTE", author="MARKREADER")
    items = [
        Item(ItemKind.FINDING, finding.key),
        Item(ItemKind.QUESTION, str(question)),
        Item(ItemKind.COMMITMENT, str(promise(dossier, "MARKPROMISE", "MARKPERSON").value)),
        Item(ItemKind.TOPIC, topic),
    ]
    if audience is not Audience.CLOSED:  # else no figure leaves at all
        items.append(correction_item(correct(dossier)))
    for item in items:
        set_audience(dossier, item, audience)


def correct(dossier: Dossier) -> CellRef:
    """Correct an amount; who did and why is for the committee."""
    document = list_documents(dossier)[0].dataset
    cell = CellRef(document.source.sha256, document.sheet, 5, 4)
    correct_cell(dossier, cell, Amount(2_000_000_000), "MARKREASON", "MARKAUTHOR")
    return cell


def bytes_below(folder: Path) -> Iterator[tuple[str, str]]:
    """The words of every file: as they stand, in the members of a zipped one, on the pages and in the properties of a PDF."""
    for path in (one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        yield path.name, content.decode("utf-8", "replace")
        if content.startswith(b"PK"):
            with ZipFile(BytesIO(content)) as packed:
                yield from ((path.name, packed.read(one).decode("utf-8", "replace")) for one in packed.namelist())
        if content.startswith(b"%PDF"):
            with PdfDocument(content) as opened:
                yield path.name, " ".join(page.get_textpage().get_text_range() for page in opened)
                yield path.name, str(opened.get_metadata_dict())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("shown", "asked"),
    [
        (Audience.CLOSED, Audience.COMMITTEE),
        (Audience.CLOSED, Audience.PUBLIC),
        (Audience.COMMITTEE, Audience.PUBLIC),
    ],
)
def test_no_word_of_an_item_for_a_narrower_audience_leaves(
    dossier: Dossier, tmp_path: Path, way: str, shown: Audience, asked: Audience
) -> None:
    hide_everything(dossier, shown)
    out = tmp_path / "out"
    out.mkdir()
    try:
        WAYS[way](dossier, out, asked)
    except NotForCitizens:
        assert asked is not Audience.PUBLIC
    assert {(name, word) for name, text in bytes_below(out) for word in HIDDEN if word in text} == set()


def test_every_word_is_in_what_leaves_for_the_closed_session(dossier: Dossier, tmp_path: Path) -> None:
    hide_everything(dossier, Audience.CLOSED)
    set_audience(dossier, correction_item(correct(dossier)), Audience.CLOSED)
    for way in ("pack dossier", "export csv"):
        WAYS[way](dossier, tmp_path / way, Audience.CLOSED)
        (tmp_path / way).mkdir(exist_ok=True)
    text = " ".join(text for way in ("pack dossier", "export csv") for _, text in bytes_below(tmp_path / way))
    assert {word for word in HIDDEN if word not in text} <= {"71,717,171", "71 717 171"}


@pytest.mark.parametrize("way", ["pack dossier", "export csv", "anomalies", "axes", "crosswalk"])
def test_nothing_is_written_where_figures_rest_on_a_document_for_a_narrower_audience(
    dossier: Dossier, tmp_path: Path, way: str
) -> None:
    document = list_documents(dossier)[0].dataset
    set_audience(dossier, Item(ItemKind.DOCUMENT, document.source.sha256), Audience.CLOSED)
    with pytest.raises(NotForAudience):
        WAYS[way](dossier, tmp_path / "out", Audience.COMMITTEE)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("way", ["pack dossier", "export csv"])
def test_no_figure_leaves_that_rests_on_a_correction_for_the_closed_session(
    dossier: Dossier, tmp_path: Path, way: str
) -> None:
    set_audience(dossier, correction_item(correct(dossier)), Audience.CLOSED)
    for audience in (Audience.PUBLIC, Audience.COMMITTEE):
        with pytest.raises(NotForAudience):
            WAYS[way](dossier, tmp_path / "out", audience)
    assert not (tmp_path / "out").exists()
    WAYS[way](dossier, tmp_path / "out", Audience.CLOSED)


@pytest.mark.parametrize("way", ["anomalies", "axes", "crosswalk"])
def test_what_holds_no_figure_that_counts_leaves_without_a_correction_for_the_closed_session(
    dossier: Dossier, tmp_path: Path, way: str
) -> None:
    set_audience(dossier, correction_item(correct(dossier)), Audience.CLOSED)
    (tmp_path / "out").mkdir()
    WAYS[way](dossier, tmp_path / "out", Audience.COMMITTEE)
    text = " ".join(text for _, text in bytes_below(tmp_path / "out"))
    assert not [word for word in ("2000000000", "2 000 000 000", "2,000,000,000", "2 000 000") if word in text]


def test_no_module_writes_a_file_that_this_test_does_not_know() -> None:
    folder = Path(writing.__file__).parent
    written = re.compile(
        r"\b(write_whole|write_together|write_workbook|write_csv|write_files|write_text|write_bytes)\("
    )
    found = {path.stem for path in folder.glob("*.py") if written.search(path.read_text("utf-8"))}
    assert found - {"writing"} == WITH_AN_AUDIENCE | set(FOR_NOBODY_ELSE)
