import pytest

from zhengtong.registers.catalogue.reading.cleaning import tidy

NIL = {"无", "无。", "暂无", "-"}


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        (None, ""),
        ("无", ""),
        (" 无。 ", ""),
        ("　暂无　", ""),
        ("<p>无</p>", ""),
        ("第１４２号", "第142号"),
        ("ＡＢＣ－１", "ABC-1"),
        ("（一）身份证；", "（一）身份证；"),
        ("一、甲<br/>二、乙", "一、甲\n二、乙"),
        ("<p>一</p><p>二</p>", "一\n二"),
        ('<span style="color:red">红</span>字', "红字"),
        ("<o:p></o:p>甲&nbsp;乙&amp;丙", "甲 乙&丙"),
        ("&amp;lt;办法&amp;gt;", "<办法>"),
        ("<script>alert(1)</script>甲", "甲"),
        ("<style>p{}</style><!-- 注 -->甲", "甲"),
        ("<script>从未结束", ""),
        ("《关于印发<管理办法>的通知》", "《关于印发<管理办法>的通知》"),
        ("若 a < b 且 c > d", "若 a < b 且 c > d"),
        ("\\\\登记表", "登记表"),
        ("甲\u200b乙\ufeff", "甲乙"),
        ("甲\x00\x07乙", "甲 乙"),
        ("甲\r\n\r\n  乙", "甲\n乙"),
        ("𠮷野家·䶮", "𠮷野家·䶮"),
        ("坏\ud800字", "坏\ufffd字"),
        (5, "5"),
        (True, ""),
        (["a"], ""),
    ],
)
def test_a_value_comes_out_clean(given, clean):
    assert tidy(given, NIL) == clean
