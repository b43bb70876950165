"""The words of a decision table in a spreadsheet: Chinese as officials write them, and English."""

from zhengtong.blocks.rules.grids import AGGREGATIONS, POLICIES

INPUT, OUTPUT, ANNOTATION = "input", "output", "annotation"

_HEADINGS = {
    "name": ("决策表", "表名", "decision table", "table"),
    "policy": ("命中策略", "策略", "hit policy", "policy"),
    "role": ("列", "栏", "column", "columns"),
    "title": ("名称", "列名", "name"),
    "expression": ("表达式", "expression"),
    "type": ("类型", "数据类型", "type"),
    "allowed": ("允许值", "取值范围", "allowed values", "values"),
    "default": ("默认值", "默认结果", "default", "default output"),
}
_ROLES = {
    INPUT: ("条件", "输入", "input"),
    OUTPUT: ("结果", "结论", "输出", "output"),
    ANNOTATION: ("说明", "备注", "注释", "annotation", "note"),
}
_POLICIES = {
    ("UNIQUE", ""): ("唯一", "u"),
    ("ANY", ""): ("任一", "a"),
    ("PRIORITY", ""): ("优先级", "优先", "p"),
    ("FIRST", ""): ("首个", "首条", "f"),
    ("RULE ORDER", ""): ("规则顺序", "r"),
    ("OUTPUT ORDER", ""): ("输出顺序", "o"),
    ("COLLECT", ""): ("收集", "汇总", "c"),
    ("COLLECT", "SUM"): ("求和", "合计", "c+"),
    ("COLLECT", "MIN"): ("最小", "c<"),
    ("COLLECT", "MAX"): ("最大", "c>"),
    ("COLLECT", "COUNT"): ("计数", "c#"),
}
_TYPES = {
    "string": ("文本", "文字", "字符串"),
    "number": ("数字", "数值", "金额"),
    "boolean": ("是否", "布尔"),
    "date": ("日期",),
    "time": ("时间",),
    "date and time": ("日期时间", "日期和时间"),
    "days and time duration": ("时长",),
    "years and months duration": ("年月时长",),
}


def normal(word: str) -> str:
    """A word for looking up: small letters, single spaces, no colon at its end."""
    return " ".join(word.lower().rstrip("：:").split())


HEADINGS = {word: key for key, several in _HEADINGS.items() for word in several}
ROLES = {word: role for role, several in _ROLES.items() for word in several}
POLICY_WORDS = {word: policy for policy, several in _POLICIES.items() for word in several}
POLICY_WORDS |= {policy.lower(): (policy, "") for policy in POLICIES}
POLICY_WORDS |= {f"collect {kind.lower()}": ("COLLECT", kind) for kind in AGGREGATIONS}
TYPE_WORDS = {word: name for name, several in _TYPES.items() for word in several}
TYPE_WORDS |= {name: name for name in _TYPES}

#: How each heading and role is written.
SHOWN = {key: several[0] for key, several in (_HEADINGS | _ROLES).items()}


def policy_shown(policy: str, aggregation: str) -> str:
    """How a hit policy is written."""
    return _POLICIES[policy, aggregation if policy == "COLLECT" else ""][0]
