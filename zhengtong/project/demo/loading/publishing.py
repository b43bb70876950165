"""What services are made of: forms, processes, licence types, and the items that pin them."""

from datetime import datetime

from zhengtong.blocks.forms import actions as forms
from zhengtong.blocks.process import actions as process
from zhengtong.kernel.actors import SYSTEM
from zhengtong.project.demo.items import all_items
from zhengtong.project.demo.progress import Step
from zhengtong.project.demo.reading import CONTENT, documents
from zhengtong.registers.catalogue import actions as catalogue
from zhengtong.registers.licences import actions as licences

AT_ONCE = 20


def count() -> int:
    """How many things there are to publish."""
    parts = len(documents("forms")) + len(processes()) + len(documents("licences"))
    return parts + sum(len(item["at"]) for item in documents("items").values())


def processes() -> dict[str, bytes]:
    """The process definitions by key."""
    files = sorted((CONTENT / "processes").glob("*.bpmn"))
    return {file.stem: file.read_bytes() for file in files}


def load(step: Step, *, at: datetime) -> None:
    """Publish everything; what has not changed makes no new version."""
    for definition in documents("forms").values():
        forms.publish(definition, by=SYSTEM, at=at)
        step()
    for key, xml in processes().items():
        process.deploy(key, xml, by=SYSTEM, at=at)
        step()
    for data in documents("licences").values():
        licences.put_type(data, by=SYSTEM, at=at)
        step()
    items = list(all_items())
    for first in range(0, len(items), AT_ONCE):
        batch = items[first : first + AT_ONCE]
        catalogue.publish_many(batch, by=SYSTEM, at=at)
        step(len(batch))
