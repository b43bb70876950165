"""What officials do at their desks, as they do it: find the case, choose the verb, record it."""

from tests.journeys.visitor import Visitor

AGREED = {
    "market": "场所布局、设备设施和管理制度符合食品安全要求，同意。",
    "fire": "安全出口、疏散通道和消防设施符合要求，同意。",
    "urban": "油烟排放和招牌设置不影响市容环境，同意。",
}


def come_to_work(official: Visitor, login: str, shot: str = "") -> None:
    """Sign in at the same door as everybody; the workbench opens."""
    official.sign_in(login)
    official.page.wait_for_url("**/desk/")
    official.keep(shot)


def find_case(official: Visitor, number: str, shot: str = "") -> None:
    """From the pool of the department to the desk of the case, by its number."""
    official.follow("部门待办池", f"{shot}-pool" if shot else "")
    official.fill("办件编号、申请人或事项名称", number)
    official.press("筛选")
    row = official.page.locator("main table").get_by_role("link").first
    official.go(row, f"{shot}-desk" if shot else "")
    official.says(number)


def do(official: Visitor, verb: str, shot: str = "") -> None:
    """Open the page of a verb from the desk."""
    verbs = official.page.locator("#verbs, aside").filter(has_text="可办理的操作").first
    official.go(verbs.get_by_role("button", name=verb, exact=True), shot)


def record(official: Visitor, verb: str, says: str, shot: str = "") -> None:
    """Send the form of the verb; the desk answers with what became of it."""
    official.go(official.page.locator("main form button[type=submit]", has_text=verb).last, shot)
    official.says(says)


def accept(official: Visitor, number: str, shot: str) -> None:
    """The window clerk accepts."""
    find_case(official, number, shot)
    do(official, "受理", f"{shot}-accept")
    record(official, "受理", "已受理，受理通知书已生成。", f"{shot}-accepted")


def give_opinion(official: Visitor, number: str, words: str, shot: str = "") -> None:
    """A reviewer agrees, in words."""
    if number not in official.here:
        find_case(official, number, shot)
    do(official, "提出意见", f"{shot}-opinion" if shot else "")
    official.choose("同意", "审查意见")
    official.fill("意见理由", words)
    record(official, "提出意见", "审查意见已提交。", f"{shot}-opined" if shot else "")


def inspect(official: Visitor, number: str, shot: str) -> None:
    """The site inspection: a special procedure that stops the clock until it has ended."""
    find_case(official, number, shot)
    do(official, "启动特别程序", f"{shot}-special")
    official.choose("现场核查", "特别程序种类")
    official.fill("启动理由或依据", "需到现场核查经营场所布局和设施情况。")
    official.fill("预计所需工作日", "3")
    record(official, "启动特别程序", "特别程序已启动，办理时限暂停计算。", f"{shot}-waiting")
    official.says("依法不计入时限，计时暂停。")


def end_inspection(official: Visitor, shot: str) -> None:
    """Its result; the clock runs again."""
    do(official, "结束特别程序", f"{shot}-special-end")
    official.page.get_by_role("group", name="哪项特别程序已结束").get_by_role("radio").first.check()
    official.fill("结果", "三部门联合核查，现场与申报一致，符合要求。")
    record(official, "结束特别程序", "特别程序已结束，办理时限恢复计算。", f"{shot}-running")


def grant(official: Visitor, number: str, shot: str) -> None:
    """The approver grants, having read the three opinions."""
    find_case(official, number, shot)
    for words in AGREED.values():
        official.says(words)
    do(official, "作出决定", f"{shot}-decide")
    official.choose("准予", "办理决定")
    record(official, "作出决定", "已作出决定。", f"{shot}-decided")


def follow_up(official: Visitor, number: str, said: str, shot: str) -> None:
    """The department calls the one who rated badly, mends, asks again, closes."""
    official.follow("差评整改", f"{shot}-follow-ups")
    row = official.page.locator("main tr, main li").filter(has_text=number)
    official.go(row.get_by_role("link").first, f"{shot}-follow-up")
    official.says(said)
    for step, words in (
        ("联系", "已电话联系申请人，了解不满意的原因并致歉。"),
        ("整改", "已与核查人员约谈，今后核查前一天短信告知。"),
        ("回访", "电话回访，申请人认可。"),
    ):
        note(official, step, words)
    official.keep(f"{shot}-followed-up")


def note(official: Visitor, step: str, words: str) -> None:
    """One step of the follow-up."""
    choice = official.page.get_by_role("group", name="登记哪个环节")
    choice.get_by_role("radio", name=step).first.check()
    satisfied = official.page.get_by_role("group", name="评价人对整改结果是否满意")
    if step == "回访":
        satisfied.get_by_label("是", exact=True).check()
    official.fill("情况说明", words)
    official.press("登记")
    official.says("已登记。")
    official.says(words)
