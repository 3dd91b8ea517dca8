"""Correspondences of a dossier: proposed, confirmed, kept apart, undone, carried to another dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetwatch.domain.code import Classification
from budgetwatch.domain.crosswalk import LinkKind, LinkState, PlaceName
from budgetwatch.domain.errors import NotFound, StorageFailed
from budgetwatch.domain.measure import Measure
from budgetwatch.usecases.comparing import CompareQuery, compare
from budgetwatch.usecases.crosswalk import (
    LinkRow,
    WrongLink,
    confirm_link,
    count_to_review,
    lineage,
    link,
    review_links,
    set_apart,
    unlink,
)
from budgetwatch.usecases.crosswalk_file import LinksUnreadable, export_links, import_links
from budgetwatch.usecases.done import Topic
from budgetwatch.usecases.dossiers import Dossier, create_dossier
from budgetwatch.usecases.explaining import explain
from budgetwatch.usecases.history import undo
from budgetwatch.usecases.importing import draft_import, import_draft
from budgetwatch.usecases.linking import answers, join
from budgetwatch.usecases.verifying import verify_dossier

BY_MINISTRY = CompareQuery(Classification.ADMINISTRATION, 1)

VOTE_2021 = """Loi de finances initiale 2021;;;
(en millions de FCFA);;;
Section;Ministère;Nature;LFI 2021
10;Défense;Personnel;210 000
10;Défense;Biens et services;62 400
14;Anciens combattants;Personnel;9 560
20;Min. de la Justice;Personnel;39 560
30;Intérieur et sécurité;Personnel;88 000
40;Économie numérique;Biens et services;12 000
60;Pêche;Personnel;500
TOTAL;;;422 020
"""
VOTE_2022 = """Loi de finances initiale 2022;;;
(en millions de FCFA);;;
Section;Ministère;Nature;LFI 2022
11;Défense et anciens combattants;Personnel;222 000
11;Défense et anciens combattants;Biens et services;71 400
20;MINISTÈRE DE LA JUSTICE;Personnel;41 000
32;Intérieur;Personnel;47 000
33;Sécurité;Personnel;49 000
40;Transition écologique;Biens et services;12 500
65;Océans;Personnel;600
TOTAL;;;443 500
"""


def made(path: Path) -> Dossier:
    """A dossier with the votes of two years."""
    dossier = create_dossier(path, "Hearing")
    for name, text in (("LFI_2021.csv", VOTE_2021), ("LFI_2022.csv", VOTE_2022)):
        sheet = path.parent / name
        sheet.write_text(text, encoding="utf-8")
        import_draft(dossier, draft_import(sheet))
    return dossier


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    with made(tmp_path / "hearing.budget") as opened:
        yield opened


def sides(row: LinkRow) -> tuple[list[str], list[str]]:
    before, after = ([f"{side.place.code} {side.place.label}" for side in part] for part in (row.before, row.after))
    return before, after


def asked(dossier: Dossier) -> dict[LinkKind, LinkRow]:
    return {row.kind: row for row in review_links(dossier) if row.state is LinkState.TO_REVIEW}


def votes(dossier: Dossier) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for row in compare(dossier, BY_MINISTRY).rows:
        rows.setdefault(f"{row.code} {row.label}", []).append(f"{row.year} {row.stages[Measure.VOTED]}")
    return rows


def totals(dossier: Dossier) -> list[str]:
    return [str(row.stages[Measure.VOTED]) for row in compare(dossier, BY_MINISTRY).totals]


def test_two_years_are_proposed_a_merger_a_split_and_a_renaming(dossier: Dossier) -> None:
    found = asked(dossier)
    assert {kind: sides(row) for kind, row in found.items()} == {
        LinkKind.MERGED: (["10 Défense", "14 Anciens combattants"], ["11 Défense et anciens combattants"]),
        LinkKind.SPLIT: (["30 Intérieur et sécurité"], ["32 Intérieur", "33 Sécurité"]),
        LinkKind.RENAMED: (["40 Économie numérique"], ["40 Transition écologique"]),
    }
    assert [str(side.figure) for side in found[LinkKind.MERGED].before] == ["272400000000", "9560000000"]
    assert count_to_review(dossier) == 3


def test_confirming_joins_the_rows_and_every_figure_still_leads_to_its_cells(dossier: Dossier) -> None:
    before = totals(dossier)
    done = confirm_link(dossier, asked(dossier)[LinkKind.MERGED].id, "Decree 2022-003", "A. Clerk")
    assert {Topic.BUDGET, Topic.FINDINGS, Topic.CHECKLISTS} <= done.topics
    confirm_link(dossier, asked(dossier)[LinkKind.SPLIT].id)
    assert votes(dossier)["11 Défense et anciens combattants"] == ["2021 281960000000", "2022 293400000000"]
    assert votes(dossier)["32 + 33 Intérieur + Sécurité"] == ["2021 88000000000", "2022 96000000000"]
    assert totals(dossier) == before
    comparison = compare(dossier, BY_MINISTRY)
    assert all(explain(dossier, figure).holds for row in comparison.rows for figure in row.stages.values())
    assert "Decree 2022-003" in " ".join(str(one.reason) for one in comparison.breaks)
    assert [check for check in verify_dossier(dossier) if not check.ok] == []


def test_what_was_said_is_listed_with_its_author_and_can_be_undone(dossier: Dossier) -> None:
    name = asked(dossier)[LinkKind.MERGED].id
    plain = votes(dossier)
    confirm_link(dossier, name, "Decree 2022-003", "A. Clerk")
    kept = next(row for row in review_links(dossier) if row.id == name)
    assert (kept.state, kept.reason, kept.author) == (LinkState.CONFIRMED, "Decree 2022-003", "A. Clerk")
    undo(dossier)
    assert (votes(dossier), count_to_review(dossier)) == (plain, 3)


def test_places_kept_apart_are_asked_about_no_more(dossier: Dossier) -> None:
    plain, name = votes(dossier), asked(dossier)[LinkKind.RENAMED].id
    set_apart(dossier, name)
    assert votes(dossier) == plain
    assert LinkKind.RENAMED not in asked(dossier)
    assert next(row for row in review_links(dossier) if row.id == name).state is LinkState.APART


def test_a_person_may_change_their_mind(dossier: Dossier) -> None:
    plain, name = votes(dossier), asked(dossier)[LinkKind.RENAMED].id
    set_apart(dossier, name)
    confirm_link(dossier, name)
    assert votes(dossier)["40 Transition écologique"] == ["2021 12000000000", "2022 12500000000"]
    unlink(dossier, name)
    assert (votes(dossier), count_to_review(dossier)) == (plain, 3)


def test_the_names_of_a_row_over_the_years_are_told(dossier: Dossier) -> None:
    confirm_link(dossier, asked(dossier)[LinkKind.MERGED].id)
    rows = [row for row in compare(dossier, BY_MINISTRY).rows if row.code == "11"]
    assert [str(one) for one in lineage(rows)] == ["until 2021: 10 Défense + 14 Anciens combattants"]


def named(code: str, label: str) -> PlaceName:
    return PlaceName(Classification.ADMINISTRATION, 1, code, label)


def test_a_link_by_hand_needs_no_proposal(dossier: Dossier) -> None:
    parts = [named("10", "Défense"), named("30", "Intérieur et sécurité")]
    link(dossier, parts, [named("33", "Sécurité")], LinkKind.MERGED, 2022, "as the ministry says")
    assert votes(dossier)["33 Sécurité"] == ["2021 360400000000", "2022 49000000000"]
    row = next(one for one in review_links(dossier) if one.state is LinkState.CONFIRMED)
    assert [str(side.figure) for side in (*row.before, *row.after)] == ["272400000000", "88000000000", "49000000000"]


def lonely(dossier: Dossier, label: str) -> LinkRow:
    return next(
        row
        for row in review_links(dossier)
        if row.state is LinkState.UNMATCHED and label in {side.place.label for side in (*row.before, *row.after)}
    )


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[Dossier]:
    """Two years of which one ministry ends, one begins and two go on."""
    folder = tmp_path / "moved"
    folder.mkdir()
    years = {
        2021: "10;Défense;300\n14;Pêche;20\n20;Justice;90\nTOTAL;;410",
        2022: "10;Défense;330\n15;Océans;25\n20;Justice;95\nTOTAL;;450",
    }
    with create_dossier(folder / "moved.budget", "Moved") as opened:
        for year, lines in years.items():
            sheet = folder / f"LFI_{year}.csv"
            head = f"Loi de finances initiale {year};;\n(en millions de FCFA);;\nSection;Ministère;LFI {year}\n"
            sheet.write_text(f"{head}{lines}\n", encoding="utf-8")
            import_draft(opened, draft_import(sheet))
        yield opened


def test_a_lonely_place_is_joined_with_the_one_a_person_names(moved: Dossier) -> None:
    row = lonely(moved, "Pêche")
    offered = answers(review_links(moved), row)
    assert [(one.side.place.label, one.itself is None) for one in offered] == [
        ("Océans", True),
        ("Défense", False),
        ("Justice", False),
    ]
    join(moved, row.id, [offered[0].side.place], "as the ministry says")
    assert votes(moved)["15 Océans"] == ["2021 20000000", "2022 25000000"]


def test_a_lonely_place_joined_with_one_that_goes_on_is_a_merger(moved: Dossier) -> None:
    row = lonely(moved, "Pêche")
    join(moved, row.id, [answers(review_links(moved), row)[1].side.place])
    assert votes(moved)["10 Défense"] == ["2021 320000000", "2022 330000000"]
    assert [one.kind for one in review_links(moved) if one.state is LinkState.CONFIRMED] == [LinkKind.MERGED]


def test_a_place_that_appears_within_one_that_goes_on_is_a_split(moved: Dossier) -> None:
    row = lonely(moved, "Océans")
    join(moved, row.id, [next(one.side.place for one in answers(review_links(moved), row) if one.itself)])
    assert votes(moved)["10 + 15 Défense + Océans"] == ["2021 300000000", "2022 355000000"]


def test_a_place_that_is_answered_or_not_offered_is_not_joined(moved: Dossier) -> None:
    row = lonely(moved, "Pêche")
    with pytest.raises(WrongLink):
        join(moved, row.id, [named("99", "Nulle part")])
    certain = next(one for one in review_links(moved) if one.state is LinkState.CERTAIN)
    with pytest.raises(WrongLink):
        join(moved, certain.id, [row.before[0].place])


def test_links_that_say_nothing_are_refused(dossier: Dossier) -> None:
    one, other = named("10", "Défense"), named("20", "Justice")
    deeper = PlaceName(Classification.ADMINISTRATION, 2, "101", "Cabinet")
    for before, after, kind in (
        ([one], [one], LinkKind.RENAMED),
        ([], [one], LinkKind.RENAMED),
        ([one], [other], LinkKind.MERGED),
        ([one], [other], LinkKind.KEPT),
        ([one], [deeper], LinkKind.RECODED),
    ):
        with pytest.raises(WrongLink):
            link(dossier, before, after, kind, 2022)


def test_what_the_documents_settle_is_not_confirmed_and_no_name_is_invented(dossier: Dossier) -> None:
    certain = next(row for row in review_links(dossier) if row.state is LinkState.CERTAIN)
    with pytest.raises(WrongLink):
        confirm_link(dossier, certain.id)
    with pytest.raises(WrongLink):
        unlink(dossier, certain.id)
    with pytest.raises(NotFound):
        confirm_link(dossier, "no such")


def test_another_dossier_takes_a_crosswalk_over_once(dossier: Dossier, tmp_path: Path) -> None:
    for kind in (LinkKind.MERGED, LinkKind.SPLIT):
        confirm_link(dossier, asked(dossier)[kind].id, 'Decree "2022-003"\\\nof January', "A. Clerk")
    set_apart(dossier, asked(dossier)[LinkKind.RENAMED].id)
    file, folder = tmp_path / "crosswalk.toml", tmp_path / "other"
    assert export_links(dossier, file) == 3
    folder.mkdir()
    with made(folder / "other.budget") as other:
        assert import_links(other, file, "B. Clerk").value == 3
        assert votes(other) == votes(dossier)
        assert [row.reason for row in review_links(other)] == [row.reason for row in review_links(dossier)]
        assert import_links(other, file).value == 0
        undo(other)
        assert count_to_review(other) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[link]]",
        "not toml = = 1",
        "format = 1\n[[link]]\nkind = 'merged'\nyear = 2022\nbefore = []\nafter = []",
        "format = 1\n[[link]]\nkind = 'eaten'\nyear = 2022\nbefore = [{}]\nafter = [{}]",
        "link = 3",
    ],
)
def test_a_file_that_is_no_crosswalk_is_refused_and_nothing_is_added(
    dossier: Dossier, tmp_path: Path, text: str
) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LinksUnreadable):
        import_links(dossier, file)
    assert count_to_review(dossier) == 3


def test_a_missing_file_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    with pytest.raises(LinksUnreadable):
        import_links(dossier, tmp_path / "nowhere.toml")


def test_a_file_that_cannot_be_written_says_why(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(StorageFailed):
        export_links(dossier, tmp_path / "folder.toml")
