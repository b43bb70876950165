"""For each verb: a case at which it is open, who does it, what they send rightly and wrongly."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.cases.office import Office
from zhengtong.cases.actions import delivering, extending, special
from zhengtong.cases.views import CaseView

Sent = dict[str, str]


@dataclass(frozen=True)
class Story:
    """One verb at the desk."""

    verb: str
    who: str
    case: Callable[[Office], CaseView]
    right: Sent
    wrong: dict[str, Sent] = field(default_factory=dict)
    state: str = ""


def inspected(desk: Office) -> CaseView:
    """A case with a special procedure of the market bureau open."""
    case = desk.accepted()
    by = desk.people.market_reviewer.actor
    return special.start(
        case.number, "site_visit", "核查现场", 5, version=case.version, by=by, at=desk.at
    )


def asked(desk: Office) -> CaseView:
    """A case for which the reviewer of the market bureau wants more days."""
    case = desk.accepted()
    by = desk.people.market_reviewer.actor
    return extending.ask(case.number, 5, "案情复杂", version=case.version, by=by, at=desk.at)


def delivered(desk: Office) -> CaseView:
    """A case whose result has been fetched."""
    case = desk.decided()
    by = desk.people.clerk.actor
    return delivering.deliver(
        case.number, "pickup", receiver="王秀英", version=case.version, by=by, at=desk.at
    )


LONG = "长" * 2001
STORIES = [
    Story("accept", "clerk", Office.submitted, {}, state="accepted"),
    Story(
        "return_for_correction",
        "clerk",
        Office.submitted,
        {"ask-material:id-card": "yes", "words-material:id-card": "请上传清晰的正反面"},
        {
            "请一次性列明需要补正的全部内容。": {},
            "请说明“居民身份证”存在的问题和补正要求。": {"ask-material:id-card": "yes"},
            "不能超过 2000 字。": {"other": LONG},
        },
        "correcting",
    ),
    Story(
        "refuse",
        "clerk",
        Office.submitted,
        {"reasons": "不属于本机关职权范围"},
        {"请填写理由，理由将写入文书告知申请人。": {"reasons": "  "}},
        "refused",
    ),
    Story(
        "decide_at_once",
        "clerk",
        Office.card_submitted,
        {"outcome": "granted"},
        {
            "请选择办理决定。": {"outcome": "maybe"},
            "不予许可应当说明理由。": {"outcome": "rejected"},
        },
        "decided",
    ),
    Story(
        "give_opinion",
        "market_reviewer",
        Office.accepted,
        {"view": "agree", "words": ""},
        {
            "请选择同意或者不同意。": {"view": "perhaps"},
            "请填写不同意的理由。": {"view": "disagree"},
        },
        "reviewing",
    ),
    Story(
        "start_special",
        "market_reviewer",
        Office.accepted,
        {"kind": "site_visit", "reason": "需要现场核查", "expected_days": "5"},
        {
            "请选择特别程序的种类。": {"kind": "x", "reason": "r", "expected_days": "5"},
            "请填写启动特别程序的理由或依据，将书面告知申请人。": {
                "kind": "hearing",
                "expected_days": "5",
            },
            "请填写 1 至 180 之间的工作日数。": {
                "kind": "hearing",
                "reason": "r",
                "expected_days": "-3",
            },
        },
        "reviewing",
    ),
    Story(
        "end_special",
        "market_reviewer",
        inspected,
        {"result": "符合要求"},
        {"请填写特别程序的结果。": {"result": ""}},
        "reviewing",
    ),
    Story(
        "ask_extension",
        "market_reviewer",
        Office.accepted,
        {"days": "5", "reason": "案情复杂"},
        {
            "请填写 1 至 180 之间的工作日数。": {"days": "五", "reason": "案情复杂"},
            "请填写不能按期办结的理由。": {"days": "5", "reason": ""},
        },
        "accepted",
    ),
    Story(
        "answer_extension",
        "approver",
        asked,
        {"decision": "approve", "answer": "同意"},
        {
            "请选择是否批准。": {"decision": "later", "answer": "再议"},
            "请填写答复理由。": {"decision": "decline", "answer": ""},
        },
        "accepted",
    ),
    Story(
        "decide",
        "approver",
        Office.reviewed,
        {"outcome": "granted", "reasons": ""},
        {
            "请选择办理决定。": {"outcome": ""},
            "不予许可应当说明理由。": {"outcome": "rejected", "reasons": ""},
        },
        "delivered",
    ),
    Story(
        "deliver",
        "clerk",
        Office.decided,
        {"mode": "pickup", "receiver": "王秀英"},
        {
            "请选择送达方式。": {"mode": "pigeon"},
            "请填写领取人姓名。": {"mode": "pickup", "receiver": ""},
            "请填写快递单号。": {"mode": "courier", "tracking": ""},
        },
        "delivered",
    ),
    Story("close", "clerk", delivered, {}, state="closed"),
    Story(
        "terminate",
        "approver",
        Office.accepted,
        {"reasons": "申请人死亡"},
        {"请填写理由，理由将写入文书告知申请人。": {"reasons": ""}},
        "terminated",
    ),
]
WRONG = [(story, words, sent) for story in STORIES for words, sent in story.wrong.items()]
