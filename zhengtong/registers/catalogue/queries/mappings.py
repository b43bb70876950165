"""The kinds of list that can be imported."""

from zhengtong.registers.catalogue.reading.mapping import packaged
from zhengtong.registers.catalogue.views import MappingCard


def mappings() -> list[MappingCard]:
    """The packaged mappings; a mapping of your own is named by the path of its file."""
    return [
        MappingCard(m.key, m.title, m.source, m.file["kind"], tuple(m.file["marks"]))
        for m in packaged()
    ]
