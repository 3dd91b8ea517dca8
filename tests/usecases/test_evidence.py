"""What an answer rests on: links to what the dossier holds, and links whose target is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.checklist import Answer, RecordedAnswer
from budgetwatch.domain.errors import NotFound
from budgetwatch.usecases.checklists import answer_checklist, record_answer
from budgetwatch.usecases.documents import hide_document, list_documents
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.evidence import Evidence, EvidenceKind, file_key, followed, link_evidence, offered_evidence
from budgetwatch.usecases.history import undo
from tests.received import receive
from tests.usecases.conftest import LFI_2023

REGISTER = """\
Registre des marchés 2024 (FCFA);;;;;
N° marché;Objet;Titulaire;Mode de passation;Date de signature;Montant du marché
M-01;Véhicules;Dunes SA;Entente directe;14/03/2024;8 640 000
M-02;Tentes;Oasis SARL;Appel d'offres ouvert;02/05/2024;1 200 000
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """A budget whose total disagrees, and a register of two contracts."""
    texts = {"LFI.csv": LFI_2023.replace("TOTAL;;17 623 136", "TOTAL;;17 900 000"), "Marches.csv": REGISTER}
    with create_dossier(tmp_path / "d.budget", "D") as made:
        receive(made, tmp_path, texts)
        yield made


def recorded(dossier: Dossier, item: str) -> RecordedAnswer:
    found = next(one.recorded for one in answer_checklist(dossier).items if one.item.id == item)
    assert found is not None
    return found


def by_key(dossier: Dossier) -> dict[str, Evidence]:
    return {one.key: one for one in offered_evidence(dossier)}


def test_documents_findings_and_contracts_are_offered_each_once(dossier: Dossier) -> None:
    offered = offered_evidence(dossier)
    assert {EvidenceKind.DOCUMENT, EvidenceKind.FINDING, EvidenceKind.CONTRACT} <= {one.kind for one in offered}
    assert len({one.key for one in offered}) == len(offered)
    assert by_key(dossier)["contract:M-01"].label == "M-01 · Véhicules · Dunes SA"


def test_links_are_kept_once_and_undone_together(dossier: Dossier) -> None:
    record_answer(dossier, "A01", Answer.YES, "seen")
    link_evidence(dossier, "A01", ["contract:M-01", " Letter 12 ", "contract:M-01", ""])
    assert recorded(dossier, "A01").evidence == ("contract:M-01", "Letter 12")
    undo(dossier)
    assert recorded(dossier, "A01").evidence == ()


def test_a_link_does_not_hide_that_the_data_changed(dossier: Dossier) -> None:
    record_answer(dossier, "A01", Answer.YES, "seen")
    before = recorded(dossier, "A01").proposed
    link_evidence(dossier, "A01", ["Letter 12"])
    assert (recorded(dossier, "A01").proposed, recorded(dossier, "A01").note) == (before, "seen")


def test_evidence_belongs_to_an_answer(dossier: Dossier) -> None:
    with pytest.raises(NotFound):
        link_evidence(dossier, "A01", ["Letter 12"])


def test_a_link_whose_target_is_gone_says_so_and_words_stay_words(dossier: Dossier) -> None:
    finding = next(one.key for one in offered_evidence(dossier) if one.kind is EvidenceKind.FINDING)
    keys = ["contract:M-01", "document:LFI.csv", finding, "BW99", "Letter: of 3 March"]
    assert [one.gone for one in followed(keys, by_key(dossier))] == [False, False, False, True, False]
    for row in list_documents(dossier):
        hide_document(dossier, row.dataset.id)
    left = followed(keys, by_key(dossier))
    assert [(one.kind, one.gone) for one in left] == [
        (EvidenceKind.CONTRACT, True),
        (EvidenceKind.DOCUMENT, True),
        (EvidenceKind.FINDING, True),
        (EvidenceKind.SIGNAL, True),
        (EvidenceKind.WORDS, False),
    ]
    assert [left[0].subject, left[1].subject] == ["M-01", "LFI.csv"]


def test_a_figure_is_found_again_as_long_as_its_line_is_there(dossier: Dossier) -> None:
    figure = next(one for one in offered_evidence(dossier) if one.kind is EvidenceKind.FIGURE)
    assert not followed([figure.key], by_key(dossier))[0].gone
    hide_document(
        dossier, next(row.dataset.id for row in list_documents(dossier) if row.dataset.source.name == "LFI.csv")
    )
    (left,) = followed([figure.key], by_key(dossier))
    assert (left.kind, left.gone, left.subject) == (EvidenceKind.FIGURE, True, figure.subject)


def test_an_attached_file_travels_beside_the_dossier_and_says_when_it_vanished(
    dossier: Dossier, tmp_path: Path
) -> None:
    letter = tmp_path / "letters" / "12.pdf"
    letter.parent.mkdir()
    letter.write_bytes(b"%PDF")
    key = file_key(letter, dossier)
    assert key.startswith("file:letters/12.pdf#sha256=")
    assert [(one.kind, one.label, one.gone) for one in followed([key], {}, tmp_path)] == [
        (EvidenceKind.FILE, "12.pdf", False)
    ]
    letter.unlink()
    assert followed([key], {}, tmp_path)[0].gone
    with pytest.raises(NotFound):
        file_key(letter, dossier)


def test_a_file_outside_the_folder_of_the_dossier_keeps_its_whole_path(
    dossier: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> None:
    letter = tmp_path_factory.mktemp("elsewhere") / "13#2.pdf"
    letter.write_bytes(b"%PDF")
    (link,) = followed([file_key(letter, dossier)], {}, dossier.path.parent)
    assert (link.subject, link.label, link.gone) == (str(letter.resolve()), "13#2.pdf", False)


def test_an_attached_file_that_was_changed_says_so_until_it_is_attached_again(dossier: Dossier, tmp_path: Path) -> None:
    letter = tmp_path / "12.pdf"
    record_answer(dossier, "A01", Answer.YES, "seen")
    letter.write_bytes(b"as received")
    key = file_key(letter, dossier)
    link_evidence(dossier, "A01", [key, "Letter 12"])
    for other in (b"AS RECEIVED", b"longer than it was received"):
        letter.write_bytes(other)
        os.utime(letter, ns=(0, len(other)))
        (link,) = followed([key], {}, tmp_path)
        assert (link.gone, link.changed) == (False, True)
    again = file_key(letter, dossier)
    link_evidence(dossier, "A01", [key, "Letter 12", again])
    assert recorded(dossier, "A01").evidence == (again, "Letter 12")
    assert not followed([again], {}, tmp_path)[0].changed


def test_a_file_that_was_attached_without_its_content_is_only_looked_for(tmp_path: Path) -> None:
    (tmp_path / "12.pdf").write_bytes(b"%PDF")
    (link,) = followed(["file:12.pdf"], {}, tmp_path)
    assert (link.label, link.gone, link.changed) == ("12.pdf", False, False)
