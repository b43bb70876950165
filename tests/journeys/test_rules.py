"""Rules from the empty table to being in force: drawn by one official, published by another."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.city import City
from tests.journeys.visitor import DESKTOP, Visitor

pytestmark = pytest.mark.journey


def official(browser: Browser, city: City, login: str) -> Visitor:
    page = browser.new_context(viewport=DESKTOP, locale="zh-CN").new_page()
    page.set_default_timeout(30_000)
    who = Visitor(page, city)
    who.sign_in(login)
    return who


def write(page: Page, place: str, words: str) -> None:
    """Into a cell of the table."""
    page.locator(place).first.click()
    page.keyboard.type(words)


def test_a_table_is_drawn_tried_reviewed_and_in_force(browser: Browser, city: City) -> None:
    author = official(browser, city, "urban-reviewer")
    author.open("/desk/rules/")
    author.follow("新建规则模型")
    author.fill("规则模型名称", "招牌设置费")
    author.fill("标识", "sign-fee")
    author.press("开始编写")
    page = author.page
    page.get_by_role("button", name="招牌设置费", exact=True).click()
    page.locator("td.add-rule").first.click()
    write(page, "td.input-cell", '"大"')
    write(page, "td.output-cell", '"收费"')
    author.says("存在遗漏")
    author.press("保存")
    author.says("已保存")
    author.follow("试运行")
    author.fill("输入", "大")
    author.press("试算")
    author.says("收费")
    author.fill("留作测试用例", "大招牌要收费")
    author.press("保留")
    author.press("提交审核")
    author.says("由第二人审核")
    author.done()

    second = official(browser, city, "urban-approver")
    second.open("/desk/rules/sign-fee/1/")
    second.press("发布")
    second.says("已发布")
    second.open("/desk/rules/")
    row = second.page.get_by_role("row").filter(has_text="招牌设置费")
    assert "第 1 版" in row.inner_text()
    second.done()
