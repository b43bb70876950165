"""A refused request is read to its end, so that the answer is heard."""

from django.http import HttpResponse
from django.test import RequestFactory

from zhengtong.project.middleware import bodies


def sent(size: int):
    return RequestFactory().post("/", b"x" * size, content_type="application/octet-stream")


def answered(request, status: int) -> HttpResponse:
    return bodies.Bodies(lambda _request: HttpResponse(status=status))(request)


def test_the_rest_of_a_refused_body_is_read():
    request = sent(200_000)
    request.read(1000)
    assert answered(request, 413).status_code == 413
    assert request.read() == b""


def test_a_body_that_was_welcome_is_left_alone():
    request = sent(1000)
    answered(request, 200)
    assert len(request.read()) == 1000


def test_not_without_end(monkeypatch):
    monkeypatch.setattr(bodies, "MOST", 100_000)
    request = sent(300_000)
    assert 100_000 <= bodies.read_off(request) < 200_000
