"""Submission."""


def test_it_works(desk):
    case = desk.submitted()
    assert case.state == "submitted"
