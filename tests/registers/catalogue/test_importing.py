import pytest
import yaml

from tests import cast
from zhengtong.blocks.identity import queries as identity
from zhengtong.kernel.actors import STRANGER, SYSTEM
from zhengtong.kernel.errors import Forbidden, Invalid, NotFound, Problem
from zhengtong.kernel.models import JournalLine
from zhengtong.registers.catalogue import actions, publishing, queries
from zhengtong.registers.catalogue.models import Item, ItemVersion
from zhengtong.registers.catalogue.reading.mapping import FOLDER, packaged

from .samples import json_lines, province_row, script

BAD_BODY = "TE440000GD030003VV"


@pytest.fixture
def run(city, at, tmp_path):
    def importing(*rows, by=SYSTEM, at=at, **kwargs):
        path = tmp_path / "list.jsonl"
        path.write_text(json_lines(*rows), "utf-8")
        return actions.import_items(path, "guangdong", by=by, at=at, **kwargs)

    return importing


def code(serial):
    return province_row(serial)["TASK_CODE"]


def test_it_works(run):
    report = run(province_row(1), province_row(2), province_row(3))
    assert (report.rows, report.added, report.changed, report.unchanged) == (3, 3, 0, 0)
    assert (report.bodies, report.warned, report.rejected) == (1, (), ())
    assert identity.body("11440000006940116U").name == {"zh": "某省教育厅"}
    assert identity.division("440000").name["zh"] == "广东省"
    guide = queries.guide(code(1))
    assert guide.name == {"zh": "自拟事项1号核准"}
    assert guide.kind_label["zh"] == "行政许可"
    assert guide.limits.promised.days == 5
    assert guide.places[0].address == {"zh": "某市一路1号"}
    assert guide.conditions == ()
    assert guide.contact.complain == ""
    assert [c.code for c in queries.search("自拟事项2号").cards][:1] == [code(2)]


def test_twice_changes_nothing(run):
    rows = [province_row(n) for n in range(1, 6)]
    run(*rows)
    before = list(ItemVersion.objects.values_list("pk", "digest"))
    report = run(*rows)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 5)
    assert list(ItemVersion.objects.values_list("pk", "digest")) == before


def test_what_changed_makes_a_new_version_of_that_item_alone(run):
    run(province_row(1), province_row(2))
    report = run(province_row(1), province_row(2, handle_time_limit="3(工作日)"), province_row(3))
    assert (report.added, report.changed, report.unchanged) == (1, 1, 1)
    assert [v.number for v in queries.versions(code(2))] == [2, 1]


def test_an_item_that_is_no_longer_listed_stays(run):
    run(province_row(1), province_row(2))
    run(province_row(1))
    assert queries.exists(code(2))


def test_dirty_values_are_cleaned_and_what_means_nothing_is_left_out(run):
    run(
        province_row(
            1,
            TASK_NAME="<b>自拟　事项</b>　",
            accept_standard="一、甲<br>二、第１２条",
            handle_location="无线下办理窗口",
            consult_phone="电话：(020)87623552",
            material_intro=["居民身份证", "居民身份证", "\\登记表"],
            matter_daily="办证，<i>补证</i>",
            co_department="省级教育（受理,审核）、市级司法（受理）",
            URL="javascript:alert(1)",
        )
    )
    guide = queries.guide(code(1))
    assert guide.name == {"zh": "自拟 事项"}
    assert guide.conditions == ({"zh": "一、甲"}, {"zh": "二、第12条"})
    assert guide.places == ()
    assert guide.contact.consult_phones == ("020-87623552",)
    assert [m.name["zh"] for m in guide.materials] == ["居民身份证", "登记表"]
    assert guide.materials[0].required is None
    assert guide.keywords == ("办证", "补证")
    assert [(j.department["zh"], j.level) for j in guide.joint] == [("教育", "2"), ("司法", "3")]
    assert guide.online.url == ""


def test_a_bad_credit_code_is_warned_about_and_kept(run):
    bad = province_row(2, TASK_CODE=f"{BAD_BODY}2440199000002", DEPT_NAME="某文献中心")
    report = run(province_row(1), bad)
    (remark,) = report.warned
    assert (remark.line, remark.code) == (2, bad["TASK_CODE"])
    assert BAD_BODY in str(remark.reason)
    assert queries.guide(bad["TASK_CODE"]).body.name == {"zh": "某文献中心"}
    assert queries.search("文献中心").total == 1


def test_values_that_are_not_understood_are_warned_about(run):
    report = run(
        province_row(1, handle_time="详见指南"),
        province_row(2, theme_category=["从未见过的主题"]),
    )
    assert [r.line for r in report.warned] == [1, 2]
    assert "详见指南" in str(report.warned[0].reason)
    assert report.added == 2


def test_rows_that_cannot_be_used_are_rejected_with_line_and_reason(run):
    report = run(
        province_row(1),
        province_row(2, TASK_NAME="无", matter_name="无"),
        province_row(3, TASK_CODE="无"),
        province_row(1, TASK_NAME="同码另名"),
        province_row(4, TASK_TYPE="77"),
        province_row(5),
        province_row(6),
        province_row(7),
        province_row(8),
    )
    assert [r.line for r in report.rejected] == [2, 3, 4, 5]
    assert all(str(r.reason) for r in report.rejected)
    assert report.added == 5
    assert queries.guide(code(1)).name["zh"] == "自拟事项1号核准"


def test_a_file_of_which_most_rows_are_useless_is_refused_whole(run):
    with pytest.raises(Invalid) as caught:
        run(province_row(1), province_row(2, TASK_NAME=""), province_row(3, TASK_NAME=""))
    assert caught.value.code == "rows"
    assert Item.objects.count() == 0


def test_all_of_it_or_nothing(run, monkeypatch):
    published = publishing.bring_into_force
    calls = []

    def fail_at_the_second(versions, **kwargs):
        calls.append(versions)
        if len(calls) == 2:
            raise RuntimeError("the power goes out")
        published(versions, **kwargs)

    monkeypatch.setattr(publishing, "CODES_AT_ONCE", 2)
    monkeypatch.setattr(publishing, "bring_into_force", fail_at_the_second)
    with pytest.raises(RuntimeError):
        run(*(province_row(n) for n in range(1, 6)))
    assert Item.objects.count() == ItemVersion.objects.count() == 0
    assert queries.search("自拟").total == 0
    with pytest.raises(NotFound):
        identity.body("11440000006940116U")


def test_progress_is_told_up_to_the_end(run):
    told = []
    run(*(province_row(n) for n in range(1, 4)), progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (3, 3)


def test_the_journal_says_what_was_imported(run):
    run(province_row(1))
    line = JournalLine.objects.get(event="ItemsImported")
    assert line.payload["mapping"] == "guangdong"
    assert line.payload["added"] == 1
    assert len(line.payload["digest"]) == 64


def test_imported_items_can_be_applied_for_through_the_general_form(run):
    run(province_row(1))
    pins = queries.current(code(1))
    assert pins.form_version_id
    assert pins.participants == {"window": "11440000006940116U", "office": "11440000006940116U"}
    assert (pins.limits.promised.days, pins.limits.statutory.days) == (5, 20)


def test_known_bodies_are_not_renamed_by_the_list_of_another_place(run):
    row = province_row(1, TASK_CODE=f"{cast.MARKET}3440199000001", DEPT_NAME="别名")
    assert run(row).bodies == 0
    assert identity.body(cast.MARKET).name["zh"] == "云海市市场监督管理局"


def test_the_script_of_a_district(city, at, tmp_path):
    path = tmp_path / "list.js"
    path.write_text(
        script(
            (
                "区财政局",
                [
                    ("会计代理记账许可", "511A01-511602000000-000-11511301008778220W-1-00", "1"),
                    ("政府采购咨询", "511B02-511602000000-000-11511301008778220W-1-00", "20"),
                    ("旧码事项", "G-000007-001-511602000000-000-00877822-0-1-00", "10"),
                ],
            ),
            (
                "区烟草局",
                [("烟草零售许可", "511A62-511602000000-000-TE5116020105116050-1-00", "1")],
            ),
        ),
        "utf-8",
    )
    report = actions.import_items(path, "guangan", by=SYSTEM, at=at)
    assert (report.added, report.bodies, len(report.warned), len(report.rejected)) == (4, 2, 1, 0)
    old = queries.guide("G-000007-001-511602000000-000-00877822-0-1-00")
    assert old.body.code == "11511301008778220W"
    assert old.body.name["zh"] == "广安区财政局"
    assert old.kind_label["zh"] == "其他行政权力"
    assert old.division_name["zh"] == "广安市广安区"
    assert [c.name["zh"] for c in queries.search("代理记账").cards] == ["会计代理记账许可"]
    assert actions.import_items(path, "guangan", by=SYSTEM, at=at).unchanged == 4


def test_a_list_read_by_the_wrong_mapping_is_foreign(run, tmp_path, at):
    path = tmp_path / "list.js"
    path.write_text(script(("区财政局", [("事项", "A-1", "1")])), "utf-8")
    for name in ("guangdong", "no-such-mapping", "../settings"):
        with pytest.raises(Problem):
            actions.import_items(path, name, by=SYSTEM, at=at)
    assert Item.objects.count() == 0


def test_a_mapping_of_your_own_is_named_by_its_file(city, at, tmp_path):
    mine = yaml.safe_load((FOLDER / "guangdong.yaml").read_text("utf-8"))
    mine["item"]["name"] = {"from": "标题"}
    mine["file"]["marks"] = ["标题"]
    (tmp_path / "mine.yaml").write_text(yaml.safe_dump(mine), "utf-8")
    path = tmp_path / "list.jsonl"
    path.write_text(json_lines(province_row(1, 标题="我的事项")), "utf-8")
    actions.import_items(path, str(tmp_path / "mine.yaml"), by=SYSTEM, at=at)
    assert queries.guide(code(1)).name["zh"] == "我的事项"


def test_each_packaged_mapping_is_listed():
    listed = {card.key: card for card in queries.mappings()}
    assert {"guangdong", "guangan"} <= set(listed)
    assert all(m.title["zh"] and m.title["en"] and m.file["marks"] for m in packaged())


def test_the_stranger_imports_nothing(people, at, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text(json_lines(province_row(1)), "utf-8")
    for actor in (people.stranger.actor, people.clerk.actor, STRANGER):
        with pytest.raises(Forbidden):
            actions.import_items(path, "guangdong", by=actor, at=at)
    report = actions.import_items(path, "guangdong", by=people.catalogue_manager.actor, at=at)
    assert report.added == 1
