"""The help explains every code in both languages, and says the numbers that the program uses."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from budgetwatch.analysis import (
    changes,
    composition,
    counterparts,
    over_execution,
    pace_rule,
    printed_totals,
    under_execution,
    wrong_rates,
)
from budgetwatch.analysis.coherence import absent, copied_lines, law_totals, repeated, slips, stage_order
from budgetwatch.analysis.limits import shipped_limits
from budgetwatch.analysis.movements import rules as movements
from budgetwatch.analysis.pace_limits import shipped_pace_limits
from budgetwatch.analysis.proportions import wage_rule
from budgetwatch.checklists.loading import load_checklists
from budgetwatch.checklists.rules import RULES
from budgetwatch.domain.checklist import Item
from budgetwatch.domain.errors import NotFound
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message
from budgetwatch.flags import CATALOGUE
from budgetwatch.flags.settings import shipped_settings
from budgetwatch.i18n import LANGUAGES, language
from budgetwatch.paths import resources
from budgetwatch.reading import doubts, refusals
from budgetwatch.store import errors
from budgetwatch.usecases.helping import PAGES, help_for, help_page

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted([*(ROOT / "budgetwatch").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
THRESHOLD = {"en": "**Threshold.**", "fr": "**Seuil.**"}
NO_BREAK = "\u00a0\u202f"

RULES_ON_FIGURES: dict[str, Sequence[Message]] = {
    over_execution.OVER_VOTED.code: over_execution._EXPLANATIONS[Measure.VOTED],
    over_execution.OVER_REVISED.code: over_execution._EXPLANATIONS[Measure.REVISED],
    under_execution.UNDER_EXECUTION.code: under_execution._EXPLANATIONS,
    changes.LARGE_CHANGE.code: changes._EXPLANATIONS,
    counterparts.NO_COUNTERPART.code: counterparts._EXPLANATIONS,
    printed_totals.TOTAL_DISAGREES.code: printed_totals._EXPLANATIONS,
    stage_order.STAGE_ORDER.code: stage_order.EXPLANATIONS,
    slips.THOUSAND_SLIP.code: slips.EXPLANATIONS,
    repeated.REPEATED_AMOUNT.code: repeated.EXPLANATIONS,
    composition.COMPOSITION.code: composition._EXPLANATIONS,
    wrong_rates.RATE_DISAGREES.code: wrong_rates._EXPLANATIONS,
    absent.ABSENT_DOCUMENT.code: absent.EXPLANATIONS,
    copied_lines.LINES_COUNTED_TWICE.code: copied_lines.EXPLANATIONS,
    law_totals.LAW_TOTAL_DISAGREES.code: law_totals.EXPLANATIONS,
    wage_rule.WAGE_BILL_MISSING.code: wage_rule.EXPLANATIONS,
    pace_rule.YEAR_END_RUSH.code: pace_rule.EXPLANATIONS,
    **movements.EXPLANATIONS,
}
BY_CODE = re.compile(r"Rule|Issue|_issue|.*[Uu]nreadable|NeedsPassword|refusal|failed|.*Failed|doubt_event")
"""What takes a code as its first argument."""
A_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def codes_in(source: str) -> Iterator[str]:
    """The codes written in a module: of issues, rules, refusals, failures, and of errors' classes."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(code)), *_]) if BY_CODE.fullmatch(
                name
            ) and A_CODE.fullmatch(code):
                yield code
            case ast.ClassDef(body=body):
                for one in body:
                    match one:
                        case ast.Assign(targets=[ast.Name(id="code")], value=ast.Constant(value=str(code))):
                            yield code


def codes_of_the_program() -> set[str]:
    written = {code for path in CODE for code in codes_in(path.read_text(encoding="utf-8"))}
    listed = {*refusals.CODES, *doubts._DOUBTS, *errors._WORDED, *RULES_ON_FIGURES}
    return written | listed | {flag.code for flag in CATALOGUE} | computed_topics().keys()


def computed_topics() -> dict[str, Item]:
    lists, issues = load_checklists(resources() / "checklists")
    assert issues == ()
    return {item.id: item for one in lists for item in one.items if item.rule}


def test_the_findings_that_topics_name_are_findings() -> None:
    lists, _ = load_checklists(resources() / "checklists")
    named = {code for one in lists for item in one.items for code in item.findings}
    assert named
    assert named <= RULES_ON_FIGURES.keys()


def section(code: str, tongue: str) -> str:
    """The text under the heading of a code, up to the next heading."""
    page, anchor = help_for(code)
    text = help_page(page, tongue)
    found = re.search(rf"^### {re.escape(anchor)} · .+?(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{code} has no section in {tongue}/{page}.md"
    return found.group()


def numbers(text: str, tongue: str) -> set[Decimal]:
    """The numbers of a text, whatever its language's way of writing them."""
    plain = text.replace("\u202f", "") if tongue == "fr" else text.replace(",", "")
    return {Decimal(found.replace(",", ".")) for found in re.findall(r"\d+(?:[.,]\d+)?", plain)}


def threshold(code: str, tongue: str) -> set[Decimal]:
    """The numbers that the section of a code gives as its threshold."""
    said = [line for line in section(code, tongue).splitlines() if line.startswith(THRESHOLD[tongue])]
    assert len(said) == 1, f"{code} has no one threshold in {tongue}"
    return numbers(said[0], tongue)


def material() -> set[Decimal]:
    """The least amount worth a question, in millions, and the share that stands for it in other currencies."""
    limits = shipped_limits()
    return {limits.material["XOF"].decimal / 10**6, limits.material_share * 100}


def expected_thresholds() -> dict[str, set[Decimal]]:
    limits, settings, pace = shipped_limits(), shipped_settings(), shipped_pace_limits()
    return {
        "over-execution-voted": material(),
        "over-execution-revised": material(),
        "under-execution": {limits.under_execution * 100, *material()},
        "large-change": {limits.change * 100, *material()},
        "no-counterpart": {Decimal(limits.nearness), Decimal(100)},
        "total-disagrees": set(),
        "stage-order": material(),
        "thousand-slip": {1000 / limits.slip, 1000 * limits.slip},
        "moved-much": {limits.moved * 100},
        "year-end-rush": {pace.december * 100, pace.last_quarter * 100},
        "repeated-amount": {Decimal(limits.repeated_digits)},
        "BW01": {settings.non_competitive_share * 100, Decimal(settings.minimum_contracts)},
        "BW02": set(),
        "BW03": set(),
        "BW04": set(),
        "BW05": {settings.just_below_percent, Decimal(settings.just_below_minimum_count)},
        "BW06": {Decimal(settings.splitting_days), settings.splitting_share * 100},
        "BW07": set(),
        "BW12": {settings.concentration_share * 100, Decimal(settings.concentration_minimum_contracts)},
        "BW14": {Decimal(settings.ifu_prefix_length)},
        "BW16": {settings.amendment_cap * 100, Decimal(settings.amendment_gap_days)},
        "BW18": {settings.overpayment_tolerance * 100},
        "BW19": {cap * 100 for cap in settings.advance_cap.values()},
        "BW20": set(),
        "BW21": {settings.penalty_rate_per_day * 100, settings.penalty_cap * 100},
        "BW22": {settings.delivered_share * 100, settings.paid_share * 100},
        "BW25": set(),
        **{code: topic_thresholds(item) for code, item in computed_topics().items()},
    }


def topic_thresholds(item: Item) -> set[Decimal]:
    """The limits of a topic as the help writes them: in percent, in millions, in years, in contracts; none and all are words."""
    found = set()
    for name, text in item.limits:
        if name.endswith("words"):
            continue
        value = Decimal(text)
        if name.startswith("material_") and name != "material_share":
            found.add(value / 10**6)
        elif name in ("years", "minimum", "days"):
            found.add(value)
        elif name == "high" or value not in (0, 1):
            found.add(value * 100)
    return found


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_code_of_the_program_has_a_section(tongue: str) -> None:
    for code in sorted(codes_of_the_program()):
        assert len(section(code, tongue).split()) > 10, code


def test_the_walk_finds_codes_however_they_are_written() -> None:
    source = """
Issue("year-missing", Severity.WARNING, text)
raise refusal("damaged")
class Undecided(BudgetWatchError):
    code = "undecided"
"""
    assert set(codes_in(source)) == {"year-missing", "damaged", "undecided"}
    assert {"large-change", "checklist-topic", "needs-review", "encoding-mixed", "disk-full", "B02"} <= (
        codes_of_the_program()
    )


def test_the_help_explains_no_code_that_the_program_lacks() -> None:
    explained = {code for page in PAGES for code in re.findall(r"^### (\S+) · ", help_page(page, "en"), re.MULTILINE)}
    assert explained - codes_of_the_program() == set()


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_sections(name: str) -> None:
    def outline(tongue: str) -> list[tuple[str, str]]:
        heads = re.findall(r"^(#+) (.+)$", help_page(name, tongue), re.MULTILINE)
        return [(marks, words.split(" · ")[0] if marks == "###" else "") for marks, words in heads]

    assert outline("fr") == outline("en")
    assert outline("en")[0][0] == "#"


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_no_page_is_empty_and_none_is_unlisted(tongue: str) -> None:
    assert {path.stem for path in (resources() / "help" / tongue).glob("*.md")} == set(PAGES)
    assert [name for name in PAGES if len(help_page(name, tongue).split()) < 100] == []


def test_a_code_is_explained_at_one_place() -> None:
    headed = [code for page in PAGES for code in re.findall(r"^### (\S+) · ", help_page(page, "en"), re.MULTILINE)]
    assert len(headed) == len(set(headed))


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize(("code", "expected"), expected_thresholds().items())
def test_the_thresholds_of_the_help_are_those_of_the_program(code: str, expected: set[Decimal], tongue: str) -> None:
    assert threshold(code, tongue) == expected


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_mark_little_executed_says_the_limits_of_its_rule(tongue: str) -> None:
    limits = shipped_limits()
    row = next(one for one in help_page("budget", tongue).splitlines() if "75" in one)
    assert numbers(row, tongue) == {limits.under_execution * 100, limits.material["XOF"].decimal / 10**6}


def test_every_number_of_the_files_of_thresholds_is_in_the_help() -> None:
    flags = tomllib.loads((resources() / "thresholds" / "flags.toml").read_text(encoding="utf-8"))
    said = set().union(*(threshold(flag.code, "en") for flag in CATALOGUE))
    of_one = re.compile(r".*_(share|tolerance|rate_per_day)|(amendment|penalty)_cap")
    shares = {Decimal(value) * 100 for name, value in flags.items() if of_one.fullmatch(name)}
    shares |= {Decimal(value) * 100 for value in flags["advance_cap"].values()}
    counts = {Decimal(value) for value in flags.values() if isinstance(value, int)}
    assert shares | counts | {Decimal(flags["just_below_percent"])} == said


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_explanations_of_the_help_are_those_of_the_rules(tongue: str) -> None:
    worded = language(tongue).word
    rules = {**RULES_ON_FIGURES, **{flag.code: flag.explanations for flag in CATALOGUE}}
    for code, explanations in rules.items():
        bullets = [line.removeprefix("- ") for line in section(code, tongue).splitlines() if line.startswith("- ")]
        assert bullets == [worded(explanation) for explanation in explanations], code


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_titles_and_advice_of_the_help_are_those_that_people_meet(tongue: str) -> None:
    worded = language(tongue).word
    for flag in CATALOGUE:
        assert section(flag.code, tongue).startswith(f"### {flag.code} · {worded(flag.title)}\n")
    for code, item in computed_topics().items():
        assert section(code, tongue).startswith(f"### {code} · {item.label.fr if tongue == 'fr' else item.label.en}\n")
    for error in (*map(refusals.refusal, refusals.CODES - errors._WORDED.keys()), *map(errors.failed, errors._WORDED)):
        text = section(error.code, tongue)
        assert worded(error.message).rstrip(".") in text
        assert error.advice is None or worded(error.advice) in text


def test_every_rule_of_the_checklists_is_explained() -> None:
    assert {item.rule for item in computed_topics().values()} == set(RULES)


@pytest.mark.parametrize("tongue", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_section(name: str, tongue: str) -> None:
    for page, anchor in re.findall(r"\]\((\w+)\.md(?:#([\w-]+))?\)", help_page(name, tongue)):
        assert page in PAGES
        assert not anchor or help_for(anchor) == (page, anchor)
    assert not re.search(r"\w://|!\[", help_page(name, tongue))


@pytest.mark.parametrize("name", PAGES)
def test_the_french_pages_follow_french_typography(name: str) -> None:
    text = re.sub(r"`[^`]+`|\]\([^)]+\)|[|:]-+|#[A-Z/0]+!", "x", help_page(name, "fr"))
    text = re.sub(r"^[#|-]+ ?|#DIV/0!", "", text, flags=re.MULTILINE)
    assert re.findall(rf".{{0,20}}[^{NO_BREAK}?!.…«][?!:;%»]", text) == []
    assert re.findall(rf".{{0,20}}«[^{NO_BREAK}].{{0,20}}", text) == []
    assert "'" not in text


def test_what_the_help_lacks_is_said() -> None:
    with pytest.raises(NotFound, match="no page"):
        help_page("weather", "en")
    with pytest.raises(NotFound, match="does not explain"):
        help_for("weather")
