"""Materials: received on paper, scanned, taken from the wallet; changed and taken back."""

import pytest

from tests.cases.office import ID_LICENCE
from tests.channels.counter.visit import begin, receive, scan
from tests.channels.reading import main, source
from zhengtong.cases import queries as cases
from zhengtong.channels.furniture import uploads
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.licences import actions as licences


@pytest.fixture
def clerk(browser, desk):
    return browser("clerk")


@pytest.fixture
def draft(clerk, desk):
    return begin(clerk, desk.people.resident.number, desk.food)


def files(desk, draft, key="id-card"):
    view = cases.draft(draft, desk.people.clerk.actor)
    return next(m for m in view.materials if m.key == key).files


def test_it_works(clerk, desk, draft):
    assert "居民身份证" in main(clerk.get(f"/counter/drafts/{draft}/materials/"))
    answer = receive(clerk, draft, **{"copies-id-card": "2"})
    assert answer["Location"] == f"/counter/drafts/{draft}/review/"
    (paper,) = files(desk, draft)
    assert (paper.how, paper.copies) == ("1", 2)
    page = source(clerk.get(f"/counter/drafts/{draft}/materials/"))
    assert 'name="copies-id-card" type="text" value="2"' in page


def test_paper_and_scan_together(clerk, desk, draft):
    receive(clerk, draft, **{"file-id-card": [scan(), scan("反面.pdf", scan().read() + b"%")]})
    assert [file.how for file in files(desk, draft)] == ["1", "2", "2"]


def test_number_of_copies_is_changed_and_paper_taken_back(clerk, desk, draft):
    receive(clerk, draft)
    receive(clerk, draft, **{"copies-id-card": "3"})
    assert [file.copies for file in files(desk, draft)] == [3]
    receive(clerk, draft, **{"paper-id-card": ""})
    assert files(desk, draft) == ()


def test_sent_twice_it_is_there_once(clerk, desk, draft):
    for _ in range(2):
        receive(clerk, draft, **{"file-id-card": scan()})
    assert len(files(desk, draft)) == 2


@pytest.mark.parametrize("copies", ["0", "-1", "100", "两", "1.5"])
def test_odd_number_of_copies_is_told(clerk, desk, draft, copies):
    answer = receive(clerk, draft, **{"copies-id-card": copies})
    assert answer.status_code == 422
    assert 'href="#paper-id-card"' in source(answer)
    assert files(desk, draft) == ()


def test_programme_is_refused_and_the_rest_is_kept(clerk, desk, draft):
    sent = {"file-plan": scan("平面图.pdf", b"MZ\x90\x00" + b"\0" * 200)}
    answer = receive(clerk, draft, **sent)
    assert answer.status_code == 422
    assert 'href="#file-plan"' in source(answer)
    assert len(files(desk, draft)) == 1
    assert files(desk, draft, "plan") == ()


def test_scan_that_is_too_large_is_told(clerk, desk, draft, monkeypatch):
    monkeypatch.setattr(uploads, "LIMIT", 1000)
    monkeypatch.setattr(uploads, "SLACK", 0)
    answer = receive(clerk, draft, **{"file-id-card": scan(content=b"%PDF-1.4" + b"x" * 200_000)})
    assert answer.status_code == 422
    assert "请降低分辨率后重新扫描。" in main(answer)


def test_licence_of_the_wallet_takes_the_place_of_paper(clerk, desk, draft):
    resident = desk.people.resident
    card = licences.issue(
        ID_LICENCE,
        holder=resident.ref,
        holder_name=resident.name,
        holder_number=resident.number,
        fields={"name": resident.name},
        body=desk.people.auditor.actor.body,
        basis="test:1",
        by=SYSTEM,
        at=desk.at,
    )
    page = clerk.get(f"/counter/drafts/{draft}/materials/")
    assert "调用电子证照：居民身份证" in main(page)
    assert resident.number not in source(page)
    clerk.post(f"/counter/drafts/{draft}/materials/", {"licence-id-card": card.identifier})
    assert [file.licence for file in files(desk, draft)] == [card.identifier]


def test_licence_of_somebody_else_is_not_taken(clerk, desk, draft):
    answer = clerk.post(f"/counter/drafts/{draft}/materials/", {"licence-id-card": "1.2.156.x"})
    assert answer.status_code == 422
    assert files(desk, draft) == ()


def test_scan_is_looked_at_in_a_sandbox_and_removed(clerk, desk, draft):
    receive(clerk, draft, **{"file-id-card": scan()})
    file = files(desk, draft)[1].id
    answer = clerk.get(f"/counter/drafts/{draft}/files/{file}/")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    clerk.post(f"/counter/drafts/{draft}/files/{file}/remove/")
    assert [each.how for each in files(desk, draft)] == ["1"]
    assert clerk.get(f"/counter/drafts/{draft}/files/{file}/").status_code == 404


def test_paper_has_no_file_to_look_at(clerk, desk, draft):
    receive(clerk, draft)
    paper = files(desk, draft)[0].id
    assert clerk.get(f"/counter/drafts/{draft}/files/{paper}/").status_code == 404


def test_saved_and_stayed(clerk, desk, draft):
    answer = receive(clerk, draft, then="stay")
    assert answer["Location"] == f"/counter/drafts/{draft}/materials/"
