"""Who may see an item: the usual audience, the one a person chose, undo, and what leaves the dossier for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from budgetwatch.domain.audience import contract_item, correction_item
from budgetwatch.domain.checklist import Answer
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.finding import Audience, Judgement, State
from budgetwatch.domain.money import Amount
from budgetwatch.domain.source import CellRef
from budgetwatch.i18n import language
from budgetwatch.usecases.anomalies import export_anomalies, list_anomalies
from budgetwatch.usecases.audience_items import refuse_unknown
from budgetwatch.usecases.audiences import (
    Item,
    ItemKind,
    NotForAudience,
    list_audiences,
)
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.commitments import promise
from budgetwatch.usecases.contracts import count_closed, list_contracts, list_flags
from budgetwatch.usecases.correcting import correct_cell
from budgetwatch.usecases.documents import list_documents
from budgetwatch.usecases.dossiers import Dossier, describe
from budgetwatch.usecases.exporting import FORMATS, export
from budgetwatch.usecases.findings import list_findings
from budgetwatch.usecases.hearing import add_question, ask_about, list_questions
from budgetwatch.usecases.history import redo, undo
from budgetwatch.usecases.judging import judge_finding
from budgetwatch.usecases.packing import PackAsked, PackKind, PackPlan, make_pack
from budgetwatch.usecases.replies import ReplyStatus, note_reply
from budgetwatch.usecases.showing import back_to_usual, set_audience
from tests.usecases.conftest import Bring

BUDGET = """\
Exécution 2023;;;
(en milliers de FCFA);;;
Code;Libellé;LFI 2023;Payé 2023
2101;Soldes;7 994 929;7 900 000
2102;Carburants;3 555 245;1 100 000
TOTAL;;11 550 174;9 500 000
"""
REGISTER = """\
Registre des marchés 2023 (FCFA);;;;;;;;;
N° marché;Objet;Titulaire;Mode de passation;Base légale;Date de signature;Date limite d'exécution;Montant du marché;Montant payé;Marché secret
M-01;Camions;Kour;Entente directe;art. 48;14/03/2023;14/09/2023;600 000 000;600 000 000;non
M-02;Tentes;Dune;Appel d'offres ouvert;;02/05/2023;02/12/2023;300 000 000;100 000 000;non
M-03;Radios;Oasis;Entente directe;art. 48;17/06/2023;17/11/2023;200 000 000;0;non
X-77;MARKSUBJECT;MARKSUPPLIER;Entente directe;;20/06/2023;20/12/2023;71 717 171;71 717 171;oui
"""
SECRET = ("X-77", "MARKSUBJECT", "MARKSUPPLIER", "71717171", "71,717,171", "71 717 171")
"""What the register says of its one secret contract."""
EN = language("en")
PAGED = {"pdf", "docx"}


@pytest.fixture
def dossier(dossier: Dossier, bring: Bring) -> Dossier:
    """A budget whose printed total disagrees, and a register with one secret contract."""
    bring("execution.csv", BUDGET)
    bring("marches.csv", REGISTER)
    return dossier


def said(files: Mapping[str, bytes]) -> Iterator[str]:
    """What files hold: the text of the pages of a PDF, every member of a zipped file, the rest as it is."""
    for name, content in files.items():
        if name.endswith(".pdf"):
            with PdfDocument(content) as opened:
                yield " ".join(page.get_textpage().get_text_range().replace("\r\n", " ") for page in opened)
        elif name.endswith((".docx", ".xlsx")):
            with ZipFile(BytesIO(content)) as packed:
                yield " ".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
        else:
            yield content.decode("utf-8-sig")


def pack(dossier: Dossier, out: Path, audience: Audience) -> dict[str, str]:
    """The words of a dossier pack in its three formats, by file."""
    asked = PackAsked(PackPlan(PackKind.DOSSIER), audience)
    made = make_pack(dossier, out / audience, EN, asked, ("pdf", "docx", "xlsx"))
    files = {one.path.name: one.path.read_bytes() for one in made.files}
    return {name: " ".join(text.split()) for name, text in zip(files, said(files), strict=True)}


def paged(written: Mapping[str, str]) -> list[str]:
    """The words of the formats that have pages: a workbook holds tables and figures only."""
    return [text for name, text in written.items() if name.rpartition(".")[2] in PAGED]


def exports(dossier: Dossier, out: Path, audience: Audience) -> dict[str, str]:
    """The words of every file that the exports write, by format and name."""
    files = {
        f"{kind}/{path.name}": path.read_bytes()
        for kind in FORMATS
        for path in export(dossier, out / audience / kind, kind, audience=audience)
    }
    return dict(zip(files, said(files), strict=True))


NEXT = {
    Audience.PUBLIC: {Audience.PUBLIC: True},
    Audience.COMMITTEE: {Audience.PUBLIC: False, Audience.COMMITTEE: True},
    Audience.CLOSED: {Audience.COMMITTEE: False, Audience.CLOSED: True},
}
"""Whether the packs on both sides of its limit hold an item, for each audience that it is shown to."""


def follows(dossier: Dossier, item: Item, out: Path, *words: str) -> bool:
    """Whether packs hold those words of an item for its audience and narrower ones, whichever it is shown to.

    A workbook holds tables and figures only: it may lack them, and must where the audience may not see them.
    """
    for shown, held in NEXT.items():
        set_audience(dossier, item, shown)
        for asked, seen in held.items():
            written = pack(dossier, out / shown, asked)
            if any(word in text for word in words for text in written.values()) and not seen:
                return False
            if seen and not all(word in text for word in words for text in paged(written)):
                return False
    return True


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.COMMITTEE])
def test_nothing_of_a_secret_contract_is_in_the_bytes_of_what_is_not_for_the_closed_session(
    dossier: Dossier, tmp_path: Path, audience: Audience
) -> None:
    for judged in list_flags(dossier):
        if judged.finding.state is State.FIRED:
            judge_finding(dossier, judged.finding.key, Judgement.TO_ASK, "", "A. Clerk")
    made = export_anomalies(dossier, tmp_path / "asked.xlsx", EN, audience=audience)
    files = {**pack(dossier, tmp_path, audience), **exports(dossier, tmp_path, audience)}
    files["asked.xlsx"] = next(said({"asked.xlsx": made.path.read_bytes()}))
    assert {(name, word) for name, text in files.items() for word in SECRET if word in text} == set()


def test_the_closed_session_has_the_secret_contract_in_its_pack_its_export_and_its_workbook(
    dossier: Dossier, tmp_path: Path
) -> None:
    made = export_anomalies(dossier, tmp_path / "asked.xlsx", EN, audience=Audience.CLOSED)
    assert "MARKSUPPLIER" in exports(dossier, tmp_path, Audience.CLOSED)["csv/contracts.csv"]
    assert all("MARKSUPPLIER" in text for text in paged(pack(dossier, tmp_path, Audience.CLOSED)))
    assert made.anomalies


def test_how_many_contracts_are_kept_back_is_said_in_pack_and_export(dossier: Dossier, tmp_path: Path) -> None:
    assert count_closed(dossier) == 1
    told = "1 contract is for the closed session"
    assert all(told in text for text in paged(pack(dossier, tmp_path, Audience.COMMITTEE)))
    assert not any(told in text for text in pack(dossier, tmp_path, Audience.CLOSED).values())
    assert "contracts_kept_back;1" in exports(dossier, tmp_path, Audience.COMMITTEE)["csv/about.csv"]


def test_a_finding_is_in_the_packs_of_its_audience(dossier: Dossier, tmp_path: Path) -> None:
    judged = next(one for one in list_findings(dossier) if one.finding.code == "total-disagrees")
    add_question(dossier, text="Only this one is asked.")
    word = EN.word(judged.finding.title)
    assert follows(dossier, Item(ItemKind.FINDING, judged.finding.key), tmp_path, word)


def test_a_question_follows_its_finding_into_a_narrower_circle_in_the_same_step(dossier: Dossier) -> None:
    judged = next(one for one in list_findings(dossier) if one.finding.code == "total-disagrees")
    ask_about(dossier, judged.finding.key)
    add_question(dossier, text="Of nothing else.")
    set_audience(dossier, Item(ItemKind.FINDING, judged.finding.key), Audience.CLOSED)
    assert [one.audience for one in list_questions(dossier)] == [Audience.CLOSED, Audience.COMMITTEE]
    undo(dossier)
    assert [one.audience for one in list_questions(dossier)] == [Audience.COMMITTEE, Audience.COMMITTEE]


def test_the_ministry_is_asked_nothing_of_a_finding_for_a_narrower_circle(dossier: Dossier) -> None:
    judged = next(one for one in list_findings(dossier) if one.finding.code == "total-disagrees")
    asked = {one.cell.a1 for one in list_anomalies(dossier)}
    set_audience(dossier, Item(ItemKind.FINDING, judged.finding.key), Audience.CLOSED)
    assert asked - {one.cell.a1 for one in list_anomalies(dossier)} == {judged.finding.key.rpartition("!")[2]}
    assert {one.cell.a1 for one in list_anomalies(dossier, audience=Audience.CLOSED)} == asked


def test_a_question_has_one_audience_whichever_way_it_is_changed(dossier: Dossier, tmp_path: Path) -> None:
    number = add_question(dossier, text="MARKQUESTION?").value
    item = Item(ItemKind.QUESTION, str(number))
    assert follows(dossier, item, tmp_path, "MARKQUESTION")
    assert [one.audience for one in list_questions(dossier)] == [Audience.CLOSED]
    assert [(one.item, one.audience) for one in list_audiences(dossier)] == [(item, Audience.CLOSED)]
    back_to_usual(dossier, item)
    assert ([one.audience for one in list_questions(dossier)], list_audiences(dossier)) == ([Audience.COMMITTEE], ())


def test_a_pack_without_its_questions_says_how_many_are_for_others(dossier: Dossier, tmp_path: Path) -> None:
    add_question(dossier, text="How much?")
    told = "1 question of this hearing is not for this audience."
    assert all(told in text for text in paged(pack(dossier, tmp_path, Audience.PUBLIC)))
    assert not any(told in text for text in pack(dossier, tmp_path, Audience.COMMITTEE).values())


def test_a_reply_is_seen_with_its_question(dossier: Dossier, tmp_path: Path) -> None:
    number = add_question(dossier, text="How much?").value
    note_reply(dossier, number, ReplyStatus.ANSWERED, "MARKREPLY")
    set_audience(dossier, Item(ItemKind.QUESTION, str(number)), Audience.CLOSED)
    assert not any("MARKREPLY" in text for text in pack(dossier, tmp_path, Audience.COMMITTEE).values())
    assert any("MARKREPLY" in text for text in pack(dossier, tmp_path, Audience.CLOSED).values())


def test_a_commitment_is_in_the_packs_of_its_audience(dossier: Dossier, tmp_path: Path) -> None:
    add_question(dossier, text="When?")
    number = promise(dossier, "MARKPROMISE").value
    assert follows(dossier, Item(ItemKind.COMMITMENT, str(number)), tmp_path, "MARKPROMISE")


def test_an_answer_is_in_the_packs_of_its_audience(dossier: Dossier, tmp_path: Path) -> None:
    topic = answer_checklist(dossier).items[0].item.id
    record_answer(dossier, topic, Answer.REFUSED, "MARKNOTE")
    assert follows(dossier, Item(ItemKind.TOPIC, topic), tmp_path, "MARKNOTE")


def test_who_corrected_a_cell_and_why_is_in_the_annexes_of_its_audience(dossier: Dossier, tmp_path: Path) -> None:
    document = list_documents(dossier)[0].dataset
    cell = CellRef(document.source.sha256, document.sheet, 5, 4)
    correct_cell(dossier, cell, Amount(2_000_000_000), "MARKREASON", "MARKAUTHOR")
    committee = pack(dossier, tmp_path, Audience.COMMITTEE)
    assert all(word in text for word in ("MARKREASON", "MARKAUTHOR") for text in paged(committee))
    set_audience(dossier, correction_item(cell), Audience.CLOSED)
    assert describe(dossier).evidence_for is Audience.CLOSED
    with pytest.raises(NotForAudience):
        pack(dossier, tmp_path, Audience.COMMITTEE)
    assert all("MARKREASON" in text for text in paged(pack(dossier, tmp_path, Audience.CLOSED)))
    back_to_usual(dossier, correction_item(cell))
    public = pack(dossier, tmp_path, Audience.PUBLIC)
    assert all("corrected by hand on" in text for text in paged(public))
    assert not any(word in text for text in public.values() for word in ("MARKREASON", "MARKAUTHOR"))


def test_figures_that_rest_on_a_document_for_a_narrower_audience_are_refused(dossier: Dossier, tmp_path: Path) -> None:
    document = list_documents(dossier)[0].dataset
    set_audience(dossier, Item(ItemKind.DOCUMENT, document.source.sha256), Audience.CLOSED)
    for leave in (
        lambda: pack(dossier, tmp_path, Audience.COMMITTEE),
        lambda: export(dossier, tmp_path / "out"),
        lambda: export_anomalies(dossier, tmp_path / "asked.xlsx", EN),
    ):
        with pytest.raises(NotForAudience):
            leave()
    assert not (tmp_path / "out").exists()
    assert pack(dossier, tmp_path, Audience.CLOSED)


def test_a_secret_contract_that_a_person_shows_to_the_committee_is_counted_again(dossier: Dossier) -> None:
    closed = next(row for row in list_contracts(dossier) if row.audience is Audience.CLOSED)
    assert len(list_contracts(dossier, Audience.COMMITTEE)) == 3
    set_audience(dossier, contract_item(closed.contract), Audience.COMMITTEE, "A. Clerk")
    assert (len(list_contracts(dossier, Audience.COMMITTEE)), count_closed(dossier)) == (4, 0)
    (kept,) = list_audiences(dossier)
    assert (kept.item.key, kept.audience, kept.author) == ("X-77", Audience.COMMITTEE, "A. Clerk")
    undo(dossier)
    assert (list_audiences(dossier), count_closed(dossier)) == ((), 1)
    redo(dossier)
    assert count_closed(dossier) == 0


def test_a_signal_that_rests_on_secret_contracts_alone_asks_in_the_closed_session(dossier: Dossier) -> None:
    seen = {one.finding.key: one.finding for one in list_flags(dossier, Audience.COMMITTEE)}
    alone = [
        one.finding
        for one in list_flags(dossier)
        if one.finding.state is State.FIRED and seen[one.finding.key].state is not State.FIRED
    ]
    assert alone
    assert {one.audience for one in alone} == {Audience.CLOSED}
    ask_about(dossier, alone[0].key)
    assert [one.audience for one in list_questions(dossier)] == [Audience.CLOSED]


def test_an_item_that_the_dossier_does_not_have_is_refused(dossier: Dossier) -> None:
    for kind in ItemKind:
        with pytest.raises(NotFound):
            refuse_unknown(dossier, Item(kind, "none"))
