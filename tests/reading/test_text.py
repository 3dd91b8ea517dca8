"""Delimited text in every encoding and with every line end ministries send."""

from __future__ import annotations

import pytest

from budgetwatch.domain.errors import Unreadable
from budgetwatch.domain.source import Source
from budgetwatch.reading import read_workbook

_TABLE = "Code;Libellé;Crédits votés\n0101;Soldes à l'étranger;4 250 300\n0102;Fonds spéciaux – opérations;1 930,5\n"


def _read(text: str, encoding: str = "utf-8", name: str = "budget.csv") -> tuple[list[tuple[object, ...]], Source]:
    workbook, _ = read_workbook(text.encode(encoding), name)
    return [tuple(row) for row in workbook.grids[0].rows], workbook.source


def _codes(text: str, encoding: str = "utf-8") -> list[str]:
    return [issue.code for issue in read_workbook(text.encode(encoding), "budget.csv")[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman"])
def test_each_encoding_is_found_and_named(encoding: str) -> None:
    rows, source = _read(_TABLE, encoding)
    assert rows[1] == ("0101", "Soldes à l'étranger", "4 250 300")
    assert source.encoding == encoding


def test_the_letters_of_an_old_dos_program_are_read() -> None:
    rows, source = _read(_TABLE.replace("–", "-"), "cp850")
    assert rows[0][1] == "Libellé"
    assert source.encoding == "cp850"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_letters_in_capitals_are_read_in_each_encoding(encoding: str) -> None:
    rows, source = _read("LIBELLÉ;CRÉDITS\nDÉFENSE À L'ÉTRANGER;5\nFORÊT, ÇA, OÙ;6\n", encoding)
    assert rows == [("LIBELLÉ", "CRÉDITS"), ("DÉFENSE À L'ÉTRANGER", "5"), ("FORÊT, ÇA, OÙ", "6")]
    assert source.encoding == encoding


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac_roman"])
def test_a_lone_euro_sign_tells_the_encoding(encoding: str) -> None:
    rows, _ = _read("Code;LFI (€)\n01;5\n", encoding)
    assert rows[0] == ("Code", "LFI (€)")


@pytest.mark.parametrize("taken_for", ["cp1252", "latin-1", "mac_roman", "cp850"])
def test_text_encoded_twice_is_repaired_and_told(taken_for: str) -> None:
    text = "Code;Libellé\n01;République, forêt, œuvres sociales\n02;Équipements\n"
    if taken_for == "cp850":
        text = text.replace("œ", "oe")
    doubled = text.encode().decode(taken_for)
    rows, source = _read(doubled)
    assert rows == [tuple(line.split(";")) for line in text.splitlines()]
    assert source.encoding == "utf-8"
    assert _codes(doubled) == ["encoding-doubled"]


@pytest.mark.parametrize("blanks", [" ", "  "])
def test_a_letter_whose_second_byte_became_a_space_is_repaired_too(blanks: str) -> None:
    assert _read(f"Libellé\nSoldes Ã{blanks}l'Ã©tranger\n")[0][1] == ("Soldes à l'étranger",)


def test_text_encoded_three_times_is_repaired_too() -> None:
    doubled = "Libellé\nRépublique – œuvres\n".encode().decode("latin-1").encode().decode("latin-1")
    assert _read(doubled)[0] == [("Libellé",), ("République – œuvres",)]


def test_letters_that_only_look_encoded_twice_are_left_as_they_are() -> None:
    text = "Libellé;LFI\nÂge, âne, AÎNÉ, NÃO;5\nCAFÉ « Å »;6\n"
    assert _read(text)[0] == [tuple(line.split(";")) for line in text.splitlines()]
    assert _codes(text) == []


@pytest.mark.parametrize(
    "padded", ["Code;LFI\n01;5\0\0\0\n", "Code;LFI\n01;5\n" + "\0" * 5_000, "\0\0Code;LFI\n01;5\n"]
)
def test_null_characters_are_left_out_and_told(padded: str) -> None:
    assert _read(padded)[0] == [("Code", "LFI"), ("01", "5")]
    assert _codes(padded) == ["null-characters"]


def test_the_mark_that_ends_a_text_of_dos_is_no_line() -> None:
    assert _read("Code;LFI\n01;5\n\x1a")[0] == [("Code", "LFI"), ("01", "5")]


def test_no_break_spaces_between_digits_do_not_change_the_encoding() -> None:
    _, source = _read("Libellé;AE\nDéfense;38 604 678 499\nPolice;1 205 300\n".replace(" ", "\u00a0"), "cp1252")
    assert source.encoding == "cp1252"


def test_plain_ascii_counts_as_utf8_and_raises_no_doubt() -> None:
    assert _read("Code;LFI\n01;5\n")[1].encoding == "utf-8"
    assert _codes("Code;LFI\n01;5\n") == []


def test_a_guessed_encoding_is_told() -> None:
    assert _codes(_TABLE, "cp1252") == ["encoding-guessed"]


def test_one_pasted_letter_of_another_encoding_does_not_spoil_the_others() -> None:
    content = _TABLE.encode() * 10 + "0103;Matériel;7\n".encode("cp1252")
    workbook, issues = read_workbook(content, "budget.csv")
    assert workbook.grids[0].rows[-1] == ("0103", "Matériel", "7")
    assert workbook.source.encoding == "utf-8"
    assert [issue.code for issue in issues] == ["encoding-mixed"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    rows, source = _read(f"Code{delimiter}LFI{delimiter}LFR\n01{delimiter}5{delimiter}6\n")
    assert rows == [("Code", "LFI", "LFR"), ("01", "5", "6")]
    assert source.delimiter == delimiter


@pytest.mark.parametrize("delimiter", ["^", "~", "¦", "§", "#", "!", "*", ":", "\x1f"])
def test_an_odd_delimiter_is_found_where_it_divides_every_line_alike(delimiter: str) -> None:
    rows, source = _read(_TABLE.replace(";", delimiter))
    assert rows == [tuple(line.split(";")) for line in _TABLE.splitlines()]
    assert source.delimiter == delimiter


def test_a_title_and_a_note_do_not_hide_an_odd_delimiter() -> None:
    rows, source = _read("Budget 2022, en milliers\nCode^Libellé^LFI\n01^Soldes^5\n02^Primes^6\nSource: loi\n")
    assert source.delimiter == "^"
    assert rows[2:4] == [("01", "Soldes", "5"), ("02", "Primes", "6")]


@pytest.mark.parametrize("told", ["sep=;", "SEP=;", '"sep=;"', "sep=^"])
def test_excel_may_be_told_the_delimiter_in_several_ways(told: str) -> None:
    delimiter = told.strip('"')[-1]
    rows, source = _read(f"{told}\r\na,b{delimiter}c,d\r\n")
    assert source.delimiter == delimiter
    assert rows[1] == ("a,b", "c,d")


def test_lines_quoted_as_a_whole_are_divided_all_the_same() -> None:
    rows, source = _read('"Code;Libellé;LFI"\n"01;Fonds ""spéciaux"";5"\n')
    assert rows == [("Code", "Libellé", "LFI"), ("01", 'Fonds "spéciaux"', "5")]
    assert source.delimiter == ";"


def test_a_space_before_quotes_does_not_open_them_in_the_middle_of_a_field() -> None:
    rows, _ = _read('Code, "Libellé, long", LFI\n01, "Soldes, primes", "4,5"\n')
    assert rows == [("Code", "Libellé, long", "LFI"), ("01", "Soldes, primes", "4,5")]


def test_thousands_commas_are_not_taken_for_the_delimiter() -> None:
    rows, source = _read("Label;Voted\n" + "Salaries;1,234,567,890\n" * 5)
    assert source.delimiter == ";"
    assert rows[1] == ("Salaries", "1,234,567,890")


def test_the_first_line_by_which_excel_is_told_the_delimiter_decides() -> None:
    rows, source = _read("sep=|\na,b|c,d\ne,f|g,h\n")
    assert source.delimiter == "|"
    assert rows[1] == ("a,b", "c,d")


def test_decimal_commas_are_not_taken_for_the_delimiter() -> None:
    rows, source = _read("Libellé;AE;CP\nSoldes;1,5;2,5\nCarburants;3,25;4,75\n")
    assert source.delimiter == ";"
    assert rows[1] == ("Soldes", "1,5", "2,5")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n", "\n\r"])
def test_each_line_end_closes_one_record(end: str) -> None:
    rows, _ = _read(f"Code;LFI{end}01;5{end}02;6{end}")
    assert rows == [("Code", "LFI"), ("01", "5"), ("02", "6")]


def test_a_line_break_in_quotes_stays_in_its_field_and_rows_count_records() -> None:
    rows, _ = _read('"Montant\nde l\'autorisation";CP\n";";"dit ""le plafond"""\n')
    assert rows == [("Montant\nde l'autorisation", "CP"), (";", 'dit "le plafond"')]


def test_empty_records_keep_their_place() -> None:
    rows, _ = _read("Titre;;\n;;\n\nCode;LFI;LFR\n01;5;6\n")
    assert rows[1:4] == [(None, None, None), (), ("Code", "LFI", "LFR")]


def test_a_quotation_mark_never_closed_does_not_swallow_the_table() -> None:
    text = 'Code;Libellé;LFI\n01;"Soldes;5\n02;Carburants;6\n'
    rows, _ = _read(text)
    assert rows[1:] == [("01", '"Soldes', "5"), ("02", "Carburants", "6")]
    assert _codes(text) == ["quotes-not-closed"]


def test_codes_and_numbers_stay_text_with_their_zeros_and_blanks() -> None:
    rows, _ = _read("Code;LFI\n01.0603; 1 000 \n=1+1;2016-17\n")
    assert rows[1:] == [("01.0603", " 1 000 "), ("=1+1", "2016-17")]


def test_a_single_column_is_read_where_the_name_says_text() -> None:
    rows, source = _read("Ministère\nDéfense\nIntérieur\n")
    assert rows == [("Ministère",), ("Défense",), ("Intérieur",)]
    assert source.delimiter is None


def test_a_large_text_is_read_alike_in_the_child_process() -> None:
    rows, _ = _read("Code;Libellé;LFI\n" + "0101;Soldes et indemnités;4250300\n" * 20_000)
    assert len(rows) == 20_001
    assert rows[-1] == ("0101", "Soldes et indemnités", "4250300")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.csv", "empty-file"),
        (b"The attachment was not found!", "a.xls", "not-a-spreadsheet"),
        (b"%PDF-1.7 ...", "a.csv", "not-a-spreadsheet"),
        (b'{"budget": [{"line": "1", "amount": 5}]}', "a.json", "not-a-spreadsheet"),
        (bytes(range(256)) * 4, "a.csv", "not-a-spreadsheet"),
        (b"<html><body><table><tr><td>1</td></tr></table>", "a.xls", "html-table"),
        (
            b'<?xml version="1.0"?><budget xmlns="urn:example:spreadsheet"><line amount="5"/></budget>',
            "a.xml",
            "xml-spreadsheet",
        ),
        (b"\0" * 10_000, "a.xlsx", "damaged"),
        (b"ID;PWXL;N;E\r\nC;X1;Y1;K1\r\nE\r\n", "a.csv", "other-spreadsheet"),
        (b'TABLE\r\n0,1\r\n"Budget"\r\n', "a.csv", "other-spreadsheet"),
        (b"\x03\x7a\x03\x01\x05\0\0\0" + bytes(200), "a.dbf", "other-spreadsheet"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<table>", "a.xls", "html-table"),
        (b"a;" * 20_000, "a.csv", "endless-line"),
        (b"a;b\n1;" + b"x" * 70_000, "a.csv", "endless-line"),
        (b"a;b\n" + (b"x" * 60_000 + b";") * 20, "a.csv", "endless-line"),
        (b"a;b\n1;2" + b"\r" * 7_000_000, "a.csv", "too-many-cells"),
    ],
)
def test_what_is_no_table_of_text_is_refused_with_its_reason(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_workbook(content, name)
    assert refused.value.code == code
    assert refused.value.advice is not None
