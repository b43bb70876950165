"""The rooms of this house, floor by floor from the ground."""

from pathlib import Path

ROOMS = (
    "zhengtong.kernel",
    "zhengtong.blocks.identity",
    "zhengtong.blocks.forms",
    "zhengtong.blocks.rules",
    "zhengtong.blocks.process",
    "zhengtong.blocks.documents",
    "zhengtong.blocks.search",
    "zhengtong.blocks.notifications",
    "zhengtong.blocks.audit",
    "zhengtong.registers.catalogue",
    "zhengtong.registers.licences",
    "zhengtong.cases",
    "zhengtong.frontline.ratings",
    "zhengtong.oversight.supervision",
    "zhengtong.channels.furniture",
    "zhengtong.channels.portal",
    "zhengtong.channels.workbench",
    "zhengtong.channels.counter",
    "zhengtong.channels.openapi",
)


def built(module: str) -> bool:
    """Whether a module of this package stands on disk already."""
    path = Path(__file__).resolve().parents[2].joinpath(*module.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()
