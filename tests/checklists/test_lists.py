"""The shipped lists, and what is said about files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgetwatch.checklists import load_checklists
from budgetwatch.paths import resources

SHIPPED = resources() / "checklists"

LIST = """
title = { fr = "Liste", en = "List" }
[[items]]
id = "X01"
label = { fr = "Un", en = "One" }
question = { fr = "Un ?", en = "One?" }
why = { fr = "Parce que.", en = "Because." }
evidence = { fr = "Lettre", en = "Letter" }
references = [{ text = "Guide, p. 1", confirmed = true }]
rule = "nature"
limits = { yes = "0.95", partly = "0.75" }
"""


def write(folder: Path, text: str, name: str = "own") -> Path:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_lists_are_without_fault() -> None:
    lists, issues = load_checklists(SHIPPED)
    assert issues == ()
    assert [(one.name, len(one.items)) for one in lists] == [
        ("plf", 44),
        ("execution", 54),
        ("reglement", 17),
        ("gouvernance", 16),
    ]


def test_the_shipped_topics_are_108_and_16_of_which_12_are_extended() -> None:
    items = {item.id: item for checklist in load_checklists(SHIPPED)[0] for item in checklist.items}
    assert len(items) == 124
    assert sum(item.profile == "extended" for item in items.values()) == 12


def test_lists_without_a_place_come_after_the_others(tmp_path: Path) -> None:
    write(tmp_path, LIST, "a")
    write(tmp_path, "place = 1\n" + LIST, "z")
    assert [one.name for one in load_checklists(tmp_path)[0]] == ["z", "a"]


def test_every_shipped_topic_is_complete_in_both_languages() -> None:
    for checklist in load_checklists(SHIPPED)[0]:
        for item in checklist.items:
            for text in (item.label, item.question, item.why, item.evidence):
                assert text.fr.strip()
                assert text.en.strip()
                assert "'" not in text.fr
            assert item.question.fr.endswith("\u00a0?")
            assert item.references


def test_the_findings_that_bear_on_shipped_topics_answer_none_by_themselves() -> None:
    items = {item.id: item for checklist in load_checklists(SHIPPED)[0] for item in checklist.items}
    assert (items["D09"].findings, items["D09"].rule) == (("moved-to-unvoted",), None)
    assert (items["D10"].findings, items["D10"].rule) == (("advance-not-ratified",), None)


def test_findings_that_are_no_list_of_codes_are_named(tmp_path: Path) -> None:
    lists, issues = load_checklists(write(tmp_path, LIST + 'findings = "total-disagrees"'))
    assert (lists[0].items, [one.code for one in issues]) == ((), ["checklist-topic"])


def test_a_topic_shown_in_two_lists_is_one_topic() -> None:
    lists = {one.name: {item.id: item for item in one.items} for one in load_checklists(SHIPPED)[0]}
    assert lists["plf"]["D05"] is lists["execution"]["D05"]


def test_a_committees_own_list_is_read(tmp_path: Path) -> None:
    ((own,), issues) = load_checklists(write(tmp_path, LIST))
    (item,) = own.items
    assert (own.name, own.title.en, item.label.fr, item.references[0].confirmed) == ("own", "List", "Un", True)
    assert dict(item.limits) == {"yes": "0.95", "partly": "0.75"}
    assert issues == ()


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('id = "X01"', "", "the topic at place 1 has no id."),
        (', en = "One?"', "", "topic X01 lacks its question in French or English."),
        ('rule = "nature"', 'rule = "moon"', "topic X01 names an unknown rule “moon”."),
        (', partly = "0.75"', "", "topic X01 lacks the limit “partly”."),
        ('"0.75"', '"much"', "topic X01: the limit “partly” is not a number."),
        (", confirmed = true", "", "topic X01 has a reference without text or confirmation."),
        ('rule = "nature"', 'profile = "vip"', "topic X01 has an unknown profile “vip”."),
        ('rule = "nature"', 'rul = "nature"', "topic X01 has an unknown field “rul”."),
        (
            '[{ text = "Guide, p. 1", confirmed = true }]',
            "7",
            "topic X01 has a reference without text or confirmation.",
        ),
        ('{ yes = "0.95", partly = "0.75" }', "3", "topic X01: its limits are no table."),
        ('id = "X01"', 'id = " "', "the topic at place 1 has no id."),
    ],
)
def test_a_topic_that_cannot_be_used_is_left_out_with_an_issue(
    before: str, after: str, reason: str, tmp_path: Path
) -> None:
    (lists, (issue,)) = load_checklists(write(tmp_path, LIST.replace(before, after)))
    assert (lists[0].items, issue.code, str(issue.message)) == ((), "checklist-topic", f"own.toml, line 3: {reason}")


def test_the_other_topics_of_a_faulty_list_stay(tmp_path: Path) -> None:
    second = LIST.split("[[items]]")[1].replace("X01", "X02")
    broken = LIST.replace('rule = "nature"', 'rule = "moon"') + "[[items]]" + second
    ((own,), issues) = load_checklists(write(tmp_path, broken))
    assert ([item.id for item in own.items], len(issues)) == (["X02"], 1)


def test_a_topic_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    ((own,), (issue,)) = load_checklists(write(tmp_path, LIST + "[[items]]" + LIST.split("[[items]]")[1]))
    assert len(own.items) == 1
    assert str(issue.message) == "own.toml, line 12: topic X01 stands there twice."


def test_a_topic_shown_again_must_exist(tmp_path: Path) -> None:
    (_, (issue,)) = load_checklists(write(tmp_path, 'also = ["Z99"]\n' + LIST))
    assert str(issue.message) == "own.toml: no list holds topic Z99."


def test_a_topic_of_another_list_is_not_written_again(tmp_path: Path) -> None:
    (lists, (issue,)) = load_checklists(write(write(tmp_path, LIST, "a"), LIST, "b"))
    assert [len(one.items) for one in lists] == [1, 0]
    assert str(issue.message) == "b.toml, line 3: topic X01 stands there twice."


@pytest.mark.parametrize("written", ["items = 3", "also = 3", 'items = ["X01"]', "also = [[1]]"])
def test_what_is_no_list_of_topics_is_told(written: str, tmp_path: Path) -> None:
    title = LIST.split("[[items]]", maxsplit=1)[0]
    assert len(load_checklists(write(tmp_path, f"{written}\n{title}"))[1]) == 1


@pytest.mark.parametrize("text", ["[[[", "", 'title = "List"'])
def test_a_file_that_is_no_list_is_left_out_with_an_issue(text: str, tmp_path: Path) -> None:
    (lists, (issue,)) = load_checklists(write(tmp_path, text))
    assert (lists, issue.code) == ((), "checklist-unreadable")
