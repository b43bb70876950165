"""Whether the process lives and can serve, and who may read its figures."""

import pytest
from django.db import DatabaseError

from zhengtong.project import health

pytestmark = pytest.mark.django_db


def test_a_living_process_answers(client):
    assert client.get("/healthz").content == b"ok\n"


def test_a_process_with_database_and_tables_is_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_a_process_without_its_database_is_not_ready_and_says_why(client, monkeypatch):
    def fail():
        raise DatabaseError("secret words of the server")

    monkeypatch.setattr(health.connection, "cursor", fail)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer"
    assert "secret" not in answer.content.decode()


def test_figures_are_for_the_machine_itself(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert "zhengtong_news_waiting" in answer.content.decode()


def test_figures_are_not_for_strangers(client):
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 403


def test_figures_need_the_token_where_one_is_set(client, settings):
    settings.ZHENGTONG_METRICS_TOKEN = "right"
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer right"}).status_code == 200


def test_requests_are_counted_by_view_and_never_by_address(client):
    client.get("/healthz?name=secret")
    figures = client.get("/metrics").content.decode()
    assert 'zhengtong_requests_total{method="GET",status="200",view="healthz"}' in figures
    assert "secret" not in figures


def test_the_answer_carries_the_id_of_its_request(client):
    given = client.get("/healthz", headers={"X-Request-ID": "abcdef12-3456"})
    assert given["X-Request-ID"] == "abcdef12-3456"
    forged = client.get("/healthz", headers={"X-Request-ID": "<script>"})
    assert "<" not in forged["X-Request-ID"]
