"""A visit at the counter, step by step, as a clerk's browser makes it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cases.office import PDF
from tests.channels.reading import hidden

FORM = {"name": "王秀英", "area": "60", "kind": "catering"}
SIGNED = {"agreed": "yes", "name": "王秀英"}


def identify(client: Any, number: str) -> str:
    """Look a number up; returns the word of the visit."""
    answer = client.post("/counter/", {"number": number})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].split("/")[3])


def begin(client: Any, number: str, item: str) -> str:
    """Identify and choose; returns the id of the draft."""
    visit = identify(client, number)
    answer = client.post(f"/counter/visits/{visit}/items/{item}/")
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"].split("/")[3])


def fill(client: Any, draft: str, **answers: str) -> Any:
    """Send the form with the version that the page holds."""
    page = client.get(f"/counter/drafts/{draft}/")
    sent = FORM | {"draft_version": hidden(page, "draft_version")} | answers
    return client.post(f"/counter/drafts/{draft}/", sent)


def receive(client: Any, draft: str, **more: Any) -> Any:
    """Note that the identity card was handed in on paper."""
    sent = {"paper-id-card": "yes", "copies-id-card": "1"} | more
    return client.post(f"/counter/drafts/{draft}/materials/", sent)


def scan(name: str = "身份证.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as the scanner makes it."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def ready(client: Any, desk: Any) -> str:
    """A draft of the resident that lacks only the signature."""
    draft = begin(client, desk.people.resident.number, desk.food)
    assert fill(client, draft).status_code == 302
    assert receive(client, draft).status_code == 302
    return draft
