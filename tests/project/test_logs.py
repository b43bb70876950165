"""What is written to the logs, and what never is."""

import io
import json
import logging

import pytest

from zhengtong.kernel import requests
from zhengtong.project.logs import set_up_logs


@pytest.fixture
def written(monkeypatch):
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    monkeypatch.setattr("sys.stderr", stream)
    set_up_logs()
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers, root.level = before, level


def test_lines_are_json_with_the_id_of_the_request(written):
    token = requests.current.set("abc123")
    logging.getLogger("zhengtong.test").warning("accepted", extra={"case": "A1"})
    requests.current.reset(token)
    (line,) = written()
    assert (line["event"], line["case"], line["request_id"]) == ("accepted", "A1", "abc123")


def test_identity_and_mobile_numbers_are_taken_out(written):
    number = "110105194912310" + "02X"
    logging.getLogger("zhengtong.test").warning(f"for {number} and 13912345678")
    try:
        raise ValueError(f"bad {number}")
    except ValueError:
        logging.getLogger("zhengtong.test").exception("failed")
    text = json.dumps(written())
    assert number not in text
    assert "13912345678" not in text


def test_the_request_itself_is_not_written(written):
    logging.getLogger("django.request").error("failed", extra={"request": "GET /?number=1"})
    assert "request" not in written()[0]


def test_what_django_refuses_is_a_warning_without_a_traceback(written):
    try:
        raise ValueError
    except ValueError:
        logging.getLogger("django.security.RequestDataTooBig").exception("too big")
    (line,) = written()
    assert line["level"] == "warning"
    assert "exception" not in line
