"""Where print templates are found."""

from zhengtong.blocks.documents import stationery


def test_a_copied_data_directory_prints(settings, tmp_path):
    settings.HOME = tmp_path
    place = stationery.root.__wrapped__()
    (place / "documents").unlink()
    (place / "documents").mkdir()
    (place / "documents/base.typ").write_text("an old one")
    assert stationery.root.__wrapped__() == place
    assert (place / "documents").is_symlink()
    assert (place / "documents/base.typ").read_text() != "an old one"
