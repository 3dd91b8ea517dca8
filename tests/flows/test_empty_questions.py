"""Questions that the dossier cannot answer are refused with what it can answer, never with an empty table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from budgetwatch.cli.run import run
from budgetwatch.usecases.demonstrating import build_sample
from tests.flows.conftest import Call


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The invented country, from 2022 to 2024."""
    path = tmp_path / "tamaris.budget"
    build_sample(path).close()
    return path


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        (("compare", "--years", "2030"), "2022-2024"),
        (("pivot", "--by", "nature", "--years", "1999-2001"), "2022-2024"),
        (("proportions", "--years", "2030"), "2022-2024"),
        (("compare", "--real", "1999"), "2022-2024"),
        (("compare", "--by", "force"), "nature:1"),
        (("compare", "--by", "programme:9"), "programme:3"),
        (("compare", "--perimeter", "Nothing"), "aucun périmètre"),
    ],
)
def test_a_question_about_what_is_not_there_says_what_is(
    sample: Path, call: Call, question: tuple[str, ...], advice: str
) -> None:
    command, *rest = question
    status, refused = call(command, sample, *rest)
    assert status == 1
    assert advice in refused["error"]["advice"].lower()


def test_years_of_which_some_are_there_are_compared(sample: Path, call: Call) -> None:
    status, told = call("compare", sample, "--years", "2024-2030")
    assert (status, [row["year"] for row in told["totals"]]) == (0, [2024])


@pytest.mark.parametrize("mistyped", [("--bogus",), ("--colunm", "C=ignored", "budget.xlsx")])
def test_an_option_that_is_not_known_is_named(mistyped: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(("inspect", *mistyped))
    assert mistyped[0] in capsys.readouterr().err


def test_a_file_whose_name_starts_with_dashes_comes_after_two_dashes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("inspect", "--lang", "en", "--", "--budget.csv")) == 1
    assert "no file" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    ["compare", "proportions", "pefa", "bridge", "perimeters", "checklist", "contracts", "hearing", "documents"],
)
def test_french_lines_have_a_space_before_a_colon(
    sample: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run((command, str(sample), "--lang", "fr")) == 0
    printed = capsys.readouterr().out
    assert printed
    assert re.findall(r"[\w)»%]: .*", printed) == []
