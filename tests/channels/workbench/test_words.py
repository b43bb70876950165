"""What people searched for in vain, for those who write the keywords."""

from tests.channels.reading import main, source
from zhengtong.kernel.actors import STRANGER
from zhengtong.registers.catalogue import actions


def test_it_works(browser, desk):
    for _ in range(3):
        actions.note_missed("下岗怎么办", by=STRANGER, at=desk.at)
    actions.note_missed("<script>", by=STRANGER, at=desk.at)
    page = browser("catalogue_manager").get("/desk/words/")
    assert "下岗怎么办 3" in main(page)
    assert "<script>" not in source(page).partition("<main")[2]


def test_nothing_missed_is_good_news(browser, desk):
    assert "暂无记录" in main(browser("catalogue_manager").get("/desk/words/"))
