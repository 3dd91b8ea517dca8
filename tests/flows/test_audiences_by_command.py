"""Audiences at the command line: chosen, listed, given back, refused in plain words; and files that say for whom they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.conftest import Call
from tests.usecases.test_audiences import BUDGET, REGISTER


@pytest.fixture
def dossier(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "committee.budget"
    for name, text in (("execution.csv", BUDGET), ("registre.csv", REGISTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        status, _ = call("import", path, tmp_path / name, "--accept-review")
        assert status == 0
    return path


def test_an_item_is_shown_to_another_audience_listed_and_given_back(call: Call, dossier: Path) -> None:
    item = ("--kind", "contract", "--item", "M-01")
    _, told = call("audience", dossier, *item, "--show-to", "closed", "--author", "A. Clerk")
    (chosen,) = told["audiences"]
    assert (chosen["kind"], chosen["item"], chosen["audience"]) == ("contract", "M-01", "closed")
    assert chosen["author"] == "A. Clerk"
    assert call("audience", dossier)[1] == told
    assert call("audience", dossier, *item, "--show-to", "usual")[1] == {"audiences": []}


def test_an_export_holds_what_its_audience_may_see_and_says_which_it_is(
    call: Call, dossier: Path, tmp_path: Path
) -> None:
    for audience, numbers in (("committee", 3), ("closed", 4)):
        _, told = call("export", dossier, "--out", tmp_path / audience, "--audience", audience)
        assert told["audience"] == audience
        contracts = (tmp_path / audience / "contracts.csv").read_text(encoding="utf-8-sig")
        assert len(contracts.splitlines()) == 1 + numbers
        assert f"audience;{audience}" in (tmp_path / audience / "about.csv").read_text(encoding="utf-8-sig")
    call("export", dossier, "--out", tmp_path / "public", "--audience", "public")
    assert not (tmp_path / "public" / "contracts.csv").exists()


def test_the_workbook_for_the_ministry_is_for_the_committee_unless_told_otherwise(
    call: Call, dossier: Path, tmp_path: Path
) -> None:
    _, told = call("anomalies", dossier, "--out", tmp_path / "asked.xlsx")
    assert told["audience"] == "committee"
    _, told = call("anomalies", dossier, "--out", tmp_path / "asked.xlsx", "--audience", "public")
    assert told["audience"] == "public"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--kind", "contract"), "item-incomplete"),
        (("--kind", "contract", "--item", "M-99", "--show-to", "closed"), "not-found"),
    ],
)
def test_half_a_choice_or_an_item_that_is_not_there_is_refused(
    call: Call, dossier: Path, words: tuple[str, ...], code: str
) -> None:
    status, told = call("audience", dossier, *words)
    assert (status != 0, told["error"]["code"]) == (True, code)


def test_what_leaves_is_refused_where_its_figures_rest_on_a_document_for_a_narrower_audience(
    call: Call, dossier: Path, tmp_path: Path
) -> None:
    call("export", dossier, "--out", tmp_path / "before")
    documents = (tmp_path / "before" / "documents.csv").read_text(encoding="utf-8-sig").splitlines()
    sha256 = documents[1].split(";")[1]
    call("audience", dossier, "--kind", "document", "--item", sha256, "--show-to", "closed")
    for words in (
        ("pack", dossier, "--out", tmp_path / "out"),
        ("pefa", dossier, "--out", tmp_path / "annex.xlsx"),
        ("crosswalk", dossier, "--export", tmp_path / "links.toml"),
    ):
        status, told = call(*words)
        assert (status != 0, told["error"]["code"]) == (True, "not-for-audience")
        assert not Path(words[-1]).exists()
    assert call("crosswalk", dossier, "--export", tmp_path / "links.toml", "--audience", "closed")[0] == 0
    assert "# Audience: closed" in (tmp_path / "links.toml").read_text("utf-8")
