"""食品经营许可 as a resident fills it in: what is answered on which page, what is handed in."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.journeys import cast
from tests.journeys.visitor import Visitor

SERVICE = "食品经营许可（新办）"
BODY = "云海市听澜区市场监督管理局"
PREMISES = "云海市听澜区潮音街道听涛路 36 号一层"
AREA = "86.50"
# Page by page: (question, answer). An answer "#…" is chosen, a tuple is a date or an address.
ANSWERS: list[list[tuple[str, str | tuple[str, ...]]]] = [
    [],  # the operator: all of it is known
    [],  # how to reach them: known too
    [
        ("经营场所地址", ("潮音街道", PREMISES)),
        ("经营场所面积", AREA),
        ("场所使用权", "#租赁"),
        ("租赁合同到期日", ("2031", "6", "30")),
    ],
    [("主体业态", "#餐饮服务经营者"), ("是否从事网络经营", "#否")],
    [("经营项目", "#热食类食品制售"), ("经营项目", "#自制饮品制售")],
    [("就餐座位数", "48"), ("油烟排放方式", "#接入建筑专用烟道，已安装油烟净化设施")],
    [("安全出口数量", "2"), ("使用的燃料", "#管道燃气"), ("是否安装可燃气体报警装置", "#是")],
    [
        ("食品安全员姓名", "何静"),
        ("食品安全员手机号码", "19909990131"),
        ("从业人员人数", "9"),
    ],
    [("结果领取方式", "#电子送达")],
]
KNOWN = {"经营者名称": cast.name("restaurant"), "联系人姓名": cast.name("agent-restaurant")}
UPLOADS = {
    "经营场所合法使用证明": "房屋租赁合同.pdf",
    "与食品经营相适应的设备设施布局、操作流程文件": "平面布局图.png",
    "食品安全规章制度目录清单": "制度目录.pdf",
    "从业人员健康合格证明": "健康证明 9 人.jpg",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]" \
      b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" \
      b"trailer<</Root 1 0 R>>\n%%EOF\n"  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300" + "01" * 64 + "ffc0000b080001000101011100"
    "ffc40014000100000000000000000000000000000003ffc4001410010000000000000000000000000000"
    "0000ffda0008010100003f0037ffd9"
)
BYTES = {".pdf": PDF, ".png": PNG, ".jpg": JPEG}


@dataclass
class Submitted:
    """What the receipt page said."""

    number: str
    receipt: bytes


def find(person: Visitor, shot: str, scripts: bool = True) -> None:
    """From the home page by everyday words to the guide."""
    person.open("/", f"{shot}-home")
    box = person.page.locator("main input[type=search]")
    box.fill("开饭店")
    if scripts:
        person.page.locator("main [role=option]").first.wait_for()
        person.look(f"{shot}-suggestions")
    with person.page.expect_navigation():
        box.press("Enter")
    person.look(f"{shot}-search")
    found = person.page.locator("main li").filter(has_text=BODY)
    person.go(found.get_by_role("link", name=SERVICE).first, f"{shot}-guide")
    for words in (
        "承诺办结时限",
        "8 个工作日",
        "市场监管、消防救援、城市管理",
        "营业执照",
        "不收费",
    ):
        person.says(words)


def begin(person: Visitor, shot: str, who: str, company: str = "") -> None:
    """From the guide through the sign-in to the first page of the form."""
    person.follow("在线办理", f"{shot}-sign-in")
    person.sign_in(cast.number(who))
    person.keep(f"{shot}-begin")
    if company:
        person.choose(cast.name(company))
    person.press("开始填写", f"{shot}-page-1")


def answer(person: Visitor, shot: str, scripts: bool = True) -> None:
    """All pages of the form, one thing a page; ends at the materials."""
    for place, questions in enumerate(ANSWERS, start=1):
        for question, given in questions:
            _answer(person, question, given)
        if questions and scripts:
            person.page.locator("[data-autosave-status]:has-text('已保存')").wait_for()
        person.keep(f"{shot}-page-{place}-filled" if questions else "")
        going_on = "申请材料" if place == len(ANSWERS) else ""
        person.press("保存并继续", f"{shot}-page-{place + 1}" if not going_on else "")


def _answer(person: Visitor, question: str, given: str | tuple[str, ...]) -> None:
    if isinstance(given, str):
        if given.startswith("#"):
            person.choose(given[1:], question)
        else:
            person.fill(question, given)
        return
    group = person.page.get_by_role("group", name=question)
    if len(given) == 3:
        for label, part in zip(("年", "月", "日"), given, strict=True):
            group.get_by_label(label).fill(part)
    else:
        group.get_by_role("combobox").select_option(label=given[0])
        group.get_by_label("详细地址").fill(given[1])


def hand_in(person: Visitor, shot: str) -> None:
    """The materials: the business licence out of the wallet, the others uploaded."""
    person.keep(f"{shot}-materials")
    person.press("使用此证照", within=material(person, "营业执照"))
    for name, file in UPLOADS.items():
        pane = material(person, name)
        content = {"name": file, "mimeType": "", "buffer": BYTES[Path(file).suffix]}
        pane.locator("input[type=file]").set_input_files(files=[content])
        with person.page.expect_navigation():
            pane.get_by_role("button", name=re.compile("^上传")).click()
        person.says(file)
    person.look(f"{shot}-materials-there")
    person.follow("继续", f"{shot}-review", exact=True)


def material(person: Visitor, name: str):  # type: ignore[no-untyped-def]
    """The part of the page where this material is handed in."""
    heading = person.page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}"))
    return person.page.locator("section.zt-pane").filter(has=heading).first


def sign(person: Visitor, shot: str, name: str) -> Submitted:
    """Read everything back, sign, submit; the receipt with its number and PDF."""
    for words in (PREMISES, "餐饮服务经营者", "热食类食品制售", "平面布局图.png"):
        person.says(words)
    person.choose("本人作出上述承诺")
    person.fill("输入姓名作为签名", name)
    person.press("签名并提交", f"{shot}-receipt")
    person.says("您的申请已提交")
    number = person.page.locator(".govuk-panel__body strong").inner_text().strip()
    link = person.page.locator("main a", has_text="PDF")
    return Submitted(number, download(person, str(link.get_attribute("href"))))


def download(person: Visitor, address: str) -> bytes:
    """A file as this visitor gets it."""
    full = address if address.startswith("http") else person.city.address + address
    got = person.page.request.get(full)
    assert got.ok, f"{address}: {got.status}"
    return got.body()
