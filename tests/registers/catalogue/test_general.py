from zhengtong.blocks.process import queries as processes
from zhengtong.kernel.actors import SYSTEM
from zhengtong.registers.catalogue import general


def test_the_packaged_process_can_be_published():
    assert processes.check(general._diagram()) == []


def test_it_is_published_once_and_an_own_one_is_left_alone(db, unwired, at):
    first = general.process_version("", by=SYSTEM, at=at)
    assert general.process_version("general", by=SYSTEM, at=at) == first
    assert set(first[2]) - {"applicant"} <= {general.WINDOW, general.OFFICE}
    form = general.form_version("", by=SYSTEM, at=at)
    assert general.form_version("general", by=SYSTEM, at=at) == form
