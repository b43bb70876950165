from click.testing import CliRunner

from zhengtong.project.cli.items import items

from .samples import json_lines, province_row


def invoke(*arguments):
    return CliRunner().invoke(items, list(arguments))


def test_it_works(city, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text(
        json_lines(province_row(1), province_row(2, TASK_NAME="无"), province_row(3)), "utf-8"
    )
    result = invoke("import", str(path), "--mapping", "guangdong")
    assert result.exit_code == 0, result.output
    assert "2 added" in result.output
    assert "line 2" in result.output
    again = invoke("import", str(path), "--mapping", "guangdong")
    assert "0 added, 0 changed, 2 unchanged" in again.output


def test_an_unusable_file_ends_with_an_error_in_words(city, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text("hello\n", "utf-8")
    result = invoke("import", str(path), "--mapping", "guangdong")
    assert result.exit_code == 1
    assert "Error: " in result.output
    assert "Traceback" not in result.output


def test_an_unknown_mapping_names_those_there_are(city, tmp_path):
    result = invoke("import", str(tmp_path / "x"), "--mapping", "nowhere")
    assert result.exit_code == 1
    assert "guangdong" in result.output


def test_mappings_are_listed():
    result = invoke("list-mappings")
    assert result.exit_code == 0
    assert "guangdong" in result.output
    assert "guangan" in result.output
