"""The forms of the digital items can be read, and fit the licences that are made from them."""

from zhengtong.blocks.forms import reading
from zhengtong.project.demo.reading import documents

FORMS = documents("forms")
ITEMS = [item for item in documents("items").values() if "digital" in item]


def test_every_form_is_read_under_its_own_name():
    for name, definition in FORMS.items():
        assert reading.read(definition).key == name


def test_every_form_asks_how_the_result_shall_come():
    """The process chooses the way of delivery by this answer."""
    for name, definition in FORMS.items():
        keys = [field.key for field in reading.read(definition).fields]
        assert "delivery_mode" in keys, name


def test_labels_are_in_both_languages():
    for definition in FORMS.values():
        for page in reading.read(definition).pages:
            for field in page.fields:
                assert set(field.label_text) == {"zh", "en"}, field.key
                assert all(set(choice.label_text) == {"zh", "en"} for choice in field.choices)


def test_what_a_licence_takes_from_the_form_is_asked_there():
    for item in ITEMS:
        digital = item["digital"]
        asked = {field.key for field in reading.read(FORMS[digital["form"]]).fields}
        for field in documents("licences")[digital["licence"]]["fields"]:
            sources = field["from"] if isinstance(field["from"], list) else [field["from"]]
            wanted = {name[5:] for name in sources if name.startswith("form.")}
            assert not wanted or wanted & asked, (item["name"], wanted)
