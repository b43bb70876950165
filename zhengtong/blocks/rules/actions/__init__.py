"""The verbs of rules, by who uses them: authors (`drafting`), second persons (`publishing`),
rooms that decide cases (`deciding`)."""

from zhengtong.blocks.rules.actions.deciding import decide_for, record
from zhengtong.blocks.rules.actions.drafting import draft, edit, keep_tests, put_model, submit
from zhengtong.blocks.rules.actions.publishing import give_back, publish, withdraw

__all__ = [
    "decide_for",
    "draft",
    "edit",
    "give_back",
    "keep_tests",
    "publish",
    "put_model",
    "record",
    "submit",
    "withdraw",
]
