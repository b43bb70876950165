"""The suite that every operation inherits, shown on the test plug."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from tests.blocks.process.conftest import CLERK
from zhengtong.blocks.process.conformance import OperationConformance
from zhengtong.blocks.process.sockets import OPERATIONS, Operation
from zhengtong.kernel.actors import Actor


class TestNote(OperationConformance):
    @pytest.fixture
    def operation(self, note: list) -> Operation:
        return OPERATIONS.get("test.note")

    @pytest.fixture
    def ref(self) -> str:
        return "case:1"

    @pytest.fixture
    def facts(self) -> Mapping[str, Any]:
        return {"decision": "granted"}

    @pytest.fixture
    def by(self) -> Actor:
        return CLERK


def test_what_is_not_plugged_in_cannot_be_named() -> None:
    with pytest.raises(LookupError, match=r"os\.system"):
        OPERATIONS.get("os.system")


def test_an_operation_takes_its_arguments_by_name(note: list, at: dt.datetime) -> None:
    assert OPERATIONS.get("test.note")("case:1", {}, by=CLERK, at=at) == {"licence": "L-1"}
