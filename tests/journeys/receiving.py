"""What the resident has of it in the end: the stages, the messages, the licence, a word back."""

import re
from io import BytesIO

from pypdf import PdfReader

from tests.journeys.visitor import Visitor

STAGES = ("收件", "受理", "审查", "决定", "送达")
MESSAGES = (
    "已收到您的申请", "您的申请已受理", "已启动特别程序", "特别程序已结束", "已作出决定",
    "办理结果已送达",
)  # fmt: skip
UNHAPPY = "现场核查约了两次才来，没有提前说一声。"


def words_of(pdf: bytes) -> str:
    """The text that can be copied out of a PDF, without the blanks between its pieces."""
    pages = PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))


def follow_progress(person: Visitor, number: str, shot: str) -> None:
    """Every stage with department and time, and a message for each."""
    person.open(f"/my/cases/{number}/", f"{shot}-case")
    for stage in STAGES:
        done = person.page.locator("li", has=person.page.get_by_role("heading", name=stage))
        assert "已完成" in done.first.inner_text(), stage
    for body in ("听澜区市场监管局", "听澜区消防大队", "听澜区城管局", "听澜区政务中心"):
        person.says(body)
    for letter in ("申请材料接收凭证", "受理通知书", "特别程序期限告知书", "准予决定书"):
        person.says(letter)
    person.open("/my/messages/", f"{shot}-messages")
    for title in MESSAGES:
        person.says(title)
    person.follow(MESSAGES[-1], f"{shot}-message")


def letters(person: Visitor, number: str) -> dict[str, str]:
    """Each statutory form of the case: its name, and the words copied out of it."""
    person.open(f"/my/cases/{number}/")
    links = person.page.locator("aside a[href*='/letters/']").all()
    found = {}
    for link in links:
        answer = person.page.request.get(person.city.address + str(link.get_attribute("href")))
        assert answer.ok, link.inner_text()
        found[link.inner_text().strip()] = words_of(answer.body())
    return found


def progress_without_signing_in(anybody: Visitor, number: str, last4: str, shot: str) -> None:
    """By the number and the last four characters, as somebody with the slip of paper does it."""
    anybody.open("/progress/", f"{shot}-progress")
    anybody.page.locator("main input[name=number]").fill(number)
    anybody.page.locator("main input[name=last4]").fill(last4)
    anybody.go(anybody.page.locator("main form button[type=submit]"), f"{shot}-progress-of")
    anybody.says("审查")


def open_licence(person: Visitor, number: str, shot: str) -> tuple[bytes, str]:
    """The licence in the wallet: its PDF, and the address that its QR code holds."""
    person.open(f"/my/cases/{number}/")
    person.follow("查看证照", f"{shot}-licence")
    person.says("有效")
    pdf = person.page.locator("main a[href$='/document/']").get_attribute("href")
    answer = person.page.request.get(person.city.address + str(pdf))
    assert answer.ok
    assert answer.headers["content-type"].startswith("application/pdf")
    address = person.page.locator("main a[href*='/verify/']").get_attribute("href")
    return answer.body(), str(address)


def rate_badly(person: Visitor, number: str, shot: str) -> None:
    """Very dissatisfied, with a reason and words of one's own."""
    person.open(f"/my/cases/{number}/")
    person.follow("评价本次服务", f"{shot}-rate")
    person.page.get_by_role("group", name="您的评价").get_by_label(
        "非常不满意", exact=True
    ).check(force=True)  # fmt: skip
    reasons = person.page.locator("details", has_text="非常不满意")
    reasons.locator("summary").click()
    reasons.get_by_label("长时间拖延不办").check()
    person.page.locator("textarea[name=words]").fill(UNHAPPY)
    person.press("提交评价", f"{shot}-rated")
    person.says("感谢您的评价")
    person.says(UNHAPPY)
