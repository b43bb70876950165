"""Files that are not what they should be are refused in words."""

import pytest

from zhengtong.kernel.errors import Invalid
from zhengtong.registers.catalogue.reading import files
from zhengtong.registers.catalogue.reading.mapping import load

from .samples import json_lines, province_row, script


def refusal(path, mapping="guangdong"):
    with pytest.raises(Invalid) as caught:
        load(mapping).open(path)
    assert str(caught.value.detail)
    assert str(caught.value.hint)
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file"),
        (b"  \n \n", "file"),
        (b"PK\x03\x04rest", "binary"),
        (b"%PDF-1.7", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b'{"a": 1}\x00\n', "binary"),
        ('{"TASK_CODE": "行政许可"}'.encode("gb18030"), "encoding"),
        (b"code,name\n1,a\n", "file"),
        (b"<html><body>503</body></html>\n", "file"),
        (b"[1, 2]\n", "file"),
        (b'{"id": 1, "title": "something else"}\n', "foreign"),
    ],
)
def test_a_foreign_file_is_refused(content, code, tmp_path):
    path = tmp_path / "list"
    path.write_bytes(content)
    assert refusal(path).code == code


def test_a_file_that_breaks_off_is_refused_with_its_line(tmp_path):
    path = tmp_path / "list.jsonl"
    whole = json_lines(*(province_row(n) for n in range(1, 6)))
    path.write_text(whole[: len(whole) - 80], "utf-8")
    problem = refusal(path)
    assert problem.code == "truncated"
    assert "5" in str(problem.detail)


def test_a_file_cut_within_a_character_breaks_off_too(tmp_path):
    path = tmp_path / "list.jsonl"
    whole = json_lines(*(province_row(n) for n in range(1, 4))).encode()
    path.write_bytes(whole[: whole.rindex("事".encode()) + 1])
    assert refusal(path).code == "truncated"


def test_a_script_is_no_list_in_lines(tmp_path):
    path = tmp_path / "list.js"
    path.write_text(script(("区甲局", [("事项一", "A-1", "1")])).rstrip(), "utf-8")
    assert refusal(path).code == "file"


def test_an_endless_line_is_refused(tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text('{"TASK_CODE": "' + "x" * (files.LONGEST_LINE + 1) + '"}\n', "utf-8")
    assert refusal(path).code == "long-line"


def test_deep_nesting_does_no_harm(tmp_path):
    path = tmp_path / "list"
    path.write_text('{"TASK_CODE": ' + "[" * 100_000 + "\n" + "{}\n", "utf-8")
    refusal(path)
    path.write_text("const a = " + "[" * 100_000, "utf-8")
    refusal(path, "guangan")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    assert "nothing-here" in str(refusal(tmp_path / "nothing-here").detail)
    assert str(refusal(tmp_path).detail) != str(refusal(tmp_path / "nothing-here").detail)


def test_a_broken_line_in_the_middle_is_a_row_with_a_fault(tmp_path):
    path = tmp_path / "list.jsonl"
    first, second = json_lines(province_row(1)), json_lines(province_row(2))
    path.write_text(first + "{broken\n" + "\n" + second, "utf-8")
    rows = load("guangdong").open(path).rows
    assert [(row.line, row.values is not None) for row in rows] == [
        (1, True),
        (2, False),
        (4, True),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_endings_and_byte_order_marks_do_not_matter(ending, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json_lines(province_row(1)).replace("\n", ending).encode())
    assert len(load("guangdong").open(path).rows) == 1


def test_the_lines_of_a_script_are_those_of_its_rows(tmp_path):
    text = script(
        ("区甲局", [("事项一", "A-1", "1"), ("事项二", "A-2", "1")]), ("区乙局", [("三", "B", "1")])
    )
    path = tmp_path / "list.js"
    path.write_text(text, "utf-8")
    rows = load("guangan").open(path).rows
    lines = text.split("\n")
    assert [row.values["department"] for row in rows] == ["区甲局", "区甲局", "区乙局"]
    for row in rows:
        assert row.values["link"] in lines[row.line - 1]


def test_a_script_that_breaks_off_is_refused(tmp_path):
    path = tmp_path / "list.js"
    path.write_text(script(("区甲局", [("事项一", "A-1", "1")]))[:-40], "utf-8")
    assert refusal(path, "guangan").code == "truncated"


@pytest.mark.parametrize(
    "content", ["alert('hi')", "const a = {};", "const a = [];", "const a = [1];"]
)
def test_a_script_without_a_list_of_items_is_refused(content, tmp_path):
    path = tmp_path / "list.js"
    path.write_text(content, "utf-8")
    refusal(path, "guangan")
