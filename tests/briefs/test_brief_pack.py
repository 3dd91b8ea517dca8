"""What each pack holds, and what it says where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from budgetwatch.briefs import PackContent, PackKind, compose_pack
from budgetwatch.briefs.findings import MOST_DETAILED
from budgetwatch.domain.document import (
    Callout,
    Chart,
    KeyFigures,
    Numbered,
    Questions,
    Section,
    SourcesAnnex,
    Table,
    Verbatim,
)
from budgetwatch.domain.finding import Audience, Judged, Judgement
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.message import Message, msg
from budgetwatch.domain.money import Amount
from tests.briefs.reading import EN, all_words, flat, titles

CAUTION = "A signal is a reason to look, not proof of an irregularity."
BARE = PackContent(
    title=msg("Nothing yet"),
    institution=("République du Tamaris",),
    audience=Audience.COMMITTEE,
    snapshot="S-1",
    made=datetime(2025, 11, 12, tzinfo=UTC),
    outline="themes",
)


def test_the_dossier_goes_from_the_summary_to_the_sources(content: PackContent) -> None:
    document = compose_pack(content)
    assert document.cover
    assert titles(document) == [
        "Summary",
        "From vote to payment",
        "Findings in detail",
        "Contracts",
        "Oversight checklist",
        "Questions for the hearing",
        "Documents, limits and method",
        "Sources of the figures",
    ]


def test_the_note_has_figures_findings_questions_limits_a_table_and_two_charts(content: PackContent) -> None:
    document = compose_pack(replace(content, kind=PackKind.NOTE))
    kinds = [type(block) for block in flat(document.blocks) if not isinstance(block, Section)]
    assert kinds == [KeyFigures, Numbered, Questions, Callout, Table, Chart, Chart, SourcesAnnex]


def test_the_question_list_leaves_lines_for_the_answers(content: PackContent) -> None:
    document = compose_pack(replace(content, kind=PackKind.QUESTIONS))
    asked = [block for block in flat(document.blocks) if isinstance(block, Questions)]
    assert [(len(block.items), block.answer_lines) for block in asked] == [(2, 3)]


def test_the_summary_has_four_figures_with_what_they_are_of_the_vote(content: PackContent) -> None:
    figures = next(block for block in flat(compose_pack(content).blocks) if isinstance(block, KeyFigures))
    said = [
        (EN.word(label), EN.figure(figure), EN.word(comment or Message(""))) for label, figure, comment in figures.items
    ]
    assert said == [
        ("voted", "FCFA 306.5\u00a0billion", "Year 2024"),
        ("revised", "FCFA 334.8\u00a0billion", "109.3% of the amount voted"),
        ("paid", "FCFA 285.1\u00a0billion", "93.0% of the amount voted"),
        ("Committed, not paid", "FCFA 38.6\u00a0billion", "12.6% of the amount voted"),
    ]


def test_an_amount_without_a_figure_is_printed_with_its_currency(content: PackContent) -> None:
    first = content.findings[0]
    why = msg("The lines add up to {added}.", added=Amount(854, 3))
    limit = msg("from {amount} {currency}", amount=Amount(7, 3), currency="XOF")
    bare = replace(first, finding=replace(first.finding, why=why, question=why, threshold=limit))
    item = content.checklist[0]
    assert item.proposed is not None
    evidence = replace(item.proposed.evidence[0], label=msg("the lines give {sum}; printed", sum=Amount(854, 3)))
    answered = replace(item, proposed=replace(item.proposed, evidence=(evidence,)))
    question = replace(content.questions[0], wording=why)
    words = all_words(compose_pack(replace(content, findings=(bare,), questions=(question,), checklist=(answered,))))
    assert "the lines give 854,000 FCFA; printed: FCFA 306.5\u00a0billion" in words
    assert "from 7,000 FCFA." in words
    assert words.count("The lines add up to 854,000 FCFA.") == words.count("The lines add up to") == 5


def test_at_most_five_findings_the_largest_stake_first(content: PackContent) -> None:
    many = tuple(one for one in content.findings for _ in range(4))
    numbered = next(
        block for block in flat(compose_pack(replace(content, findings=many)).blocks) if isinstance(block, Numbered)
    )
    assert len(numbered.items) == 5
    assert "committed and not paid" in EN.word(numbered.items[0][0])


def test_one_rule_does_not_fill_the_summary(content: PackContent) -> None:
    first, _, last = content.findings
    same = tuple(
        replace(first, finding=replace(first.finding, key=f"same:{n}", stake=first.finding.stake)) for n in range(6)
    )
    blocks = flat(compose_pack(replace(content, findings=(*same, last), flags=())).blocks)
    numbered = next(block for block in blocks if isinstance(block, Numbered))
    heads = [EN.word(head) for head, _ in numbered.items]
    assert [("committed and not paid" in head) for head in heads] == [True, True, True, True, False]


def test_the_main_findings_stand_in_the_order_of_the_page_of_findings(content: PackContent) -> None:
    small = _at_stake(content, "inconsistent, 1 million", 1)
    small = replace(small, finding=replace(small.finding, code="total-disagrees", severity=Severity.ERROR))
    weighty = _at_stake(content, "900 million", 900)
    weighty = replace(weighty, finding=replace(weighty.finding, severity=Severity.INFO))
    assert _main_findings(replace(content, findings=(weighty, small))) == ["inconsistent, 1 million", "900 million"]


def test_a_finding_whose_words_have_no_figure_says_what_is_at_stake(content: PackContent) -> None:
    first = content.findings[0]
    bare = replace(
        first, finding=replace(first.finding, title=msg("Linked suppliers"), why=msg("One group is linked."))
    )
    blocks = flat(compose_pack(replace(content, findings=(bare,), flags=())).blocks)
    numbered = next(block for block in blocks if isinstance(block, Numbered))
    assert [EN.word(rest or Message("")) for _, rest in numbered.items] == [
        "One group is linked. At stake: FCFA 30.0\u00a0billion."
    ]


def test_the_first_findings_are_told_in_detail_and_the_others_in_rows(content: PackContent) -> None:
    many = tuple(
        replace(content.findings[0], finding=replace(content.findings[0].finding, key=str(n))) for n in range(40)
    )
    document = compose_pack(replace(content, findings=many, flags=()))
    section = next(b for b in document.blocks if isinstance(b, Section) and EN.word(b.title) == "Findings in detail")
    assert sum(isinstance(block, Section) for block in section.blocks) == MOST_DETAILED
    rows = next(block for block in section.blocks if isinstance(block, Table))
    assert len(rows.rows) == 6
    assert EN.word(rows.note or Message("")) == "31 more are in the dossier."


def test_findings_to_ask_about_come_before_the_others(content: PackContent) -> None:
    asked = replace(content.findings[2], judgement=Judgement.TO_ASK)
    document = compose_pack(replace(content, findings=(*content.findings[:2], asked)))
    section = next(b for b in document.blocks if isinstance(b, Section) and EN.word(b.title) == "Findings in detail")
    assert next(b.title for b in section.blocks if isinstance(b, Section)) == asked.finding.title


def _main_findings(content: PackContent) -> list[str]:
    document = compose_pack(replace(content, kind=PackKind.NOTE, flags=()))
    numbered = next(block for block in flat(document.blocks) if isinstance(block, Numbered))
    return [EN.word(title) for title, _ in numbered.items]


def _at_stake(content: PackContent, title: str, millions: int, verdict: Judgement = Judgement.TO_EXAMINE) -> Judged:
    found = content.findings[0].finding
    assert found.stake is not None
    stake = replace(found.stake, value=millions * 1_000_000)
    return Judged(replace(found, key=title, title=Message(title), stake=stake), verdict)


def test_too_little_by_much_stands_before_too_much_by_little(content: PackContent) -> None:
    findings = _at_stake(content, "5 million too much", 5), _at_stake(content, "900 million too little", -900)
    assert _main_findings(replace(content, findings=findings)) == ["900 million too little", "5 million too much"]


def test_what_a_person_wants_asked_stands_first_in_the_note_however_small(content: PackContent) -> None:
    larger = [_at_stake(content, f"{millions} million", millions) for millions in (900, 800, 700, 600, 500, 400)]
    small = _at_stake(content, "3 million", 3, Judgement.TO_ASK)
    found = _main_findings(replace(content, findings=(*larger, small)))
    assert found == ["3 million", "900 million", "800 million", "700 million", "600 million"]


def test_a_question_a_person_wants_asked_is_a_priority_wherever_it_stands_in_the_hearing(content: PackContent) -> None:
    chosen = replace(content.questions[2], audience=content.audience, wording=None, witness="")
    asked = tuple(replace(chosen, id=n, order=n, text=f"Question {n}", origin=f"finding {n}") for n in range(1, 9))
    marked = _at_stake(content, "finding 7", 1, Judgement.TO_ASK)
    document = compose_pack(replace(content, kind=PackKind.NOTE, questions=asked, findings=(marked,)))
    priority = next(block for block in flat(document.blocks) if isinstance(block, Questions))
    assert [all_words(item.text) for item in priority.items] == [f"Question {n}" for n in (1, 2, 3, 4, 7)]


def test_a_flag_is_a_shape_whose_meaning_stands_below_the_table(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    flagged = tuple(
        replace(row, flags=("over_voted", "over_revised") if row.code == "2101" else ()) for row in comparison.rows
    )
    blocks = flat(compose_pack(replace(content, comparison=replace(comparison, rows=flagged))).blocks)
    table = next(block for block in blocks if isinstance(block, Table))
    named = "2101 Pilotage et soutien\u00a0\u25b2\u00a0committed\u00a0\u25b3\u00a0committed"
    assert named in [all_words(row.cells[0]) for row in table.rows]
    assert EN.word(table.note or Message("")).startswith(
        "\u25b2 Executed above the revised credits, by the stage named; "
        "\u25b3 Executed above the voted credits, by the stage named. Sums are made"
    )


def test_a_row_outside_the_classification_is_named_inwords(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    first = replace(comparison.rows[0], code="", label="", flags=("not_classified",))
    document = compose_pack(replace(content, comparison=replace(comparison, rows=(first, *comparison.rows[1:]))))
    table = next(block for block in flat(document.blocks) if isinstance(block, Table))
    assert table.rows[0].cells[0] == msg("Not classified")


def test_evidence_that_fills_a_page_is_counted_instead(content: PackContent) -> None:
    item = content.checklist[0]
    assert item.proposed is not None
    many = replace(item, proposed=replace(item.proposed, evidence=item.proposed.evidence * 60))
    words = all_words(compose_pack(replace(content, checklist=(many,))))
    assert "58 more are in the dossier." in words


@pytest.mark.parametrize("kind", [PackKind.NOTE, PackKind.DOSSIER])
def test_every_pack_with_signals_says_what_a_signal_is(content: PackContent, kind: PackKind) -> None:
    assert CAUTION in all_words(compose_pack(replace(content, kind=kind)))


@pytest.mark.parametrize(
    "said",
    [
        "No key figure: no budget table has been imported.",
        "No finding: there is nothing to compare yet.",
        "No comparison: neither a voted budget nor its execution has been imported.",
        "No contract register has been imported, so no rule on contracts could be applied.",
        "No checklist has been answered in this dossier.",
        "No question has been chosen for this hearing and this audience.",
        "No document has been imported in this dossier.",
        "No limit was noted for this snapshot.",
    ],
)
def test_a_section_without_data_is_a_line_that_says_so_and_why(said: str) -> None:
    document = compose_pack(BARE)
    assert said in all_words(document)
    assert titles(document) == ["Summary", "Documents, limits and method"]


def test_nothing_is_called_missing_in_a_dossier_with_something_everywhere(content: PackContent) -> None:
    assert "What is missing" not in all_words(compose_pack(content))


def test_the_note_of_an_empty_dossier_is_its_summary(content: PackContent) -> None:
    assert titles(compose_pack(replace(BARE, kind=PackKind.NOTE))) == ["Main findings", "Priority questions"]


def _captions(content: PackContent) -> list[str]:
    return [EN.word(block.caption) for block in flat(compose_pack(content).blocks) if isinstance(block, Table)]


def test_the_lines_have_a_table_only_where_it_says_something_else(content: PackContent) -> None:
    lines, caption = content.lines, "Lines with the largest deviations, 2024"
    assert lines is not None
    still = replace(lines, rows=tuple(replace(row, deviation=None) for row in lines.rows))
    halves = replace(lines, rows=tuple(replace(row, stages=dict(tuple(row.stages.items())[:2])) for row in lines.rows))
    assert caption not in _captions(content)
    assert caption not in _captions(replace(content, lines=still))
    assert caption in _captions(replace(content, lines=halves))


def test_lines_of_one_level_are_not_indented(content: PackContent) -> None:
    lines = content.lines
    assert lines is not None
    deep = replace(lines, rows=tuple(replace(row, level=3, stages={}) for row in lines.rows))
    blocks = flat(compose_pack(replace(content, lines=deep)).blocks)
    tables = (block for block in blocks if isinstance(block, Table))
    table = next(one for one in tables if EN.word(one.caption) == "Lines with the largest deviations, 2024")
    assert {row.level for row in table.rows} == {0}


def test_a_year_without_places_has_no_table_of_its_total_alone(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    assert "From vote to payment, 2024" not in _captions(replace(content, comparison=replace(comparison, rows=())))


def test_a_rule_without_a_conclusion_is_neither_a_signal_nor_its_absence(content: PackContent) -> None:
    words = all_words(compose_pack(content))
    assert "Rules without a conclusion: neither a signal nor its absence" in words
    assert "Sample too small: n = 4, minimum 10." in words
    assert "1 rule was applied without a signal." in words


def test_refused_and_classified_answers_stand_in_a_table_of_their_own(content: PackContent) -> None:
    tables = [block for block in flat(compose_pack(content).blocks) if isinstance(block, Table)]
    withheld = next(t for t in tables if EN.word(t.caption) == "Refused, classified or unavailable")
    answers = next(t for t in tables if EN.word(t.caption) == "Answers and evidence")
    assert [row.cells[0] for row in withheld.rows] == [Verbatim("D03")]
    assert [row.cells[0] for row in answers.rows] == [Verbatim("B02"), Verbatim("D05")]


def test_values_without_a_proposed_answer_are_figures_to_read(content: PackContent) -> None:
    first, *_ = content.checklist
    assert first.proposed is not None
    values = replace(first, proposed=replace(first.proposed, answer=None))
    words = all_words(compose_pack(replace(content, checklist=(values, content.checklist[-1]))))
    assert "2 topics. Not yet treated: 1; Figures to read: 1." in words
    assert "Figures to read ?" not in words
    assert "Nothing was refused, classified or unavailable." in words


def test_a_proposed_answer_ends_with_a_question_mark_and_a_recorded_one_does_not(content: PackContent) -> None:
    words = all_words(compose_pack(content))
    assert "Yes ?" in words
    assert "Information refused\n" in words


def test_a_finding_held_to_be_explained_leaves_the_summary_and_keeps_its_reason(judged_explained: PackContent) -> None:
    document = compose_pack(judged_explained)
    numbered = next(block for block in flat(document.blocks) if isinstance(block, Numbered))
    assert not any("committed and not paid" in EN.word(head) for head, _ in numbered.items)
    assert "Held to be explained: Livraison constatée" in all_words(document)


def test_a_finding_set_aside_is_not_in_the_pack(content: PackContent) -> None:
    first, *rest = content.findings
    aside = replace(content, findings=(Judged(first.finding, Judgement.DISMISSED, "double"), *rest), comparison=None)
    assert EN.word(first.finding.title) not in all_words(compose_pack(aside))


def test_a_question_is_put_to_its_witness_in_the_language_of_the_document(content: PackContent) -> None:
    asked = next(block for block in flat(compose_pack(content).blocks) if isinstance(block, Questions))
    assert [item.witness for item in asked.items] == [msg("director of financial affairs"), Verbatim("Ministre")]


def test_one_year_alone_is_drawn_by_item_and_has_no_table_of_years(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    alone = replace(comparison, totals=comparison.totals[-1:])
    blocks = flat(compose_pack(replace(content, comparison=alone, lines=None)).blocks)
    captions = [EN.word(block.caption) for block in blocks if isinstance(block, Chart | Table)]
    assert "The largest items, 2024" in captions
    assert "Totals by year" not in captions


def test_a_short_table_counts_what_it_leaves_out(content: PackContent) -> None:
    comparison = content.comparison
    assert comparison is not None
    rows = tuple(replace(row, key=f"{row.key}-{copy}") for copy in range(2) for row in comparison.rows)
    note = compose_pack(replace(content, kind=PackKind.NOTE, comparison=replace(comparison, rows=rows)))
    table = next(block for block in flat(note.blocks) if isinstance(block, Table))
    assert len(table.rows) == 12 + 2
    assert table.note is not None
    assert "The Budget page of the dossier lists every item." in EN.word(table.note)
