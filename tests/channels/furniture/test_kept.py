"""Pieces of pages that are kept: what they depend on, and that they hold nobody's own."""

from pathlib import Path

import pytest
from django.template import Context, RequestContext, engines
from django.template.base import Template
from django.test import RequestFactory
from django.utils import translation
from django.utils.safestring import SafeString
from django_cotton.compiler_regex import CottonCompiler

from zhengtong.channels.furniture import kept

COMPONENTS = Path(kept.__file__).parent / "templates" / "cotton"
OF_THE_PAGE = ("frame", "request", "csrf", "messages", "user", "perms", "csp_nonce")


def template(source: str) -> Template:
    compiled = engines["django"].from_string(CottonCompiler().process(source))
    return compiled.template


def test_a_part_is_drawn_once_for_each_value_and_language() -> None:
    page = template('{% kept who=who %}{{ who }} {% trans "Yes" %}{% endkept %}')
    assert page.render(Context({"who": "a"})) == "a 是"
    assert page.render(Context({"who": "b"})) == "b 是"
    with translation.override("en"):
        assert page.render(Context({"who": "a"})) == "a Yes"
    assert page.render(Context({"who": "a"})) == "a 是"


def test_a_part_sees_nothing_of_the_page_but_what_is_named() -> None:
    page = template(
        "{% kept section=section %}[{{ section }}{{ secret }}{{ request.path }}"
        "{{ frame.here }}{% csrf_token %}]{% endkept %}"
    )
    words = {"section": "home", "secret": "110101199003071234"}
    request = RequestFactory().get("/my/")
    assert page.render(RequestContext(request, words)) == "[home]"


def test_marked_up_and_plain_text_are_kept_apart() -> None:
    page = template("{% kept words=words %}{{ words }}{% endkept %}")
    assert page.render(Context({"words": SafeString("<b>")})) == "<b>"
    assert page.render(Context({"words": "<b>"})) == "&lt;b&gt;"
    assert page.render(Context({"words": True})) == "True"
    assert page.render(Context({"words": 1})) == "1"


def test_what_cannot_be_a_key_is_drawn_each_time() -> None:
    page = template("{% kept words=words %}{% for w in words %}{{ w }}{% endfor %}{% endkept %}")
    assert page.render(Context({"words": {"a": 1}})) == "a"
    assert page.render(Context({"words": {"b": 1}})) == "b"


def test_a_kept_component_shows_each_reader_their_own_value() -> None:
    page = template('<c-input name="n" label="Name" :value="value" />')
    first = page.render(Context({"value": '陈"<志强>'}))
    assert 'value="陈&quot;&lt;志强&gt;"' in first
    second = page.render(Context({"value": "林晓岚"}))
    assert 'value="林晓岚"' in second
    assert "志强" not in second
    assert 'value=""' in page.render(Context({"value": ""}))


def test_what_is_typed_does_not_stay_in_the_process() -> None:
    page = template('<c-input name="n" label="Name" :value="value" />')
    page.render(Context({"value": "only-mine"}))
    component = page.nodelist.get_nodes_by_type(kept.Component)[0]
    assert isinstance(component, kept.Component)
    drawn = component.pieces._drawn
    assert drawn
    assert "only-mine" not in repr(drawn)


def test_a_component_follows_its_slot_and_attributes() -> None:
    page = template('<c-tag :colour="colour">{{ words }}</c-tag>')
    red = page.render(Context({"colour": "red", "words": "a<b"}))
    assert "zt-tag--red" in red
    assert "a&lt;b" in red
    assert "zt-tag--red" not in page.render(Context({"colour": "teal", "words": "a<b"}))
    assert ">c<" in page.render(Context({"colour": "red", "words": "c"}))


def test_pieces_do_not_grow_without_end() -> None:
    page = template("{% kept n=n %}{{ n }}{% endkept %}")
    for n in range(kept.MOST + 5):
        assert page.render(Context({"n": f"{n}"})) == f"{n}"
    part = page.nodelist.get_nodes_by_type(kept.Part)[0]
    assert isinstance(part, kept.Part)
    assert 0 < len(part.pieces._drawn) <= kept.MOST


@pytest.mark.parametrize("name", sorted(kept.Component.KEPT))
def test_kept_components_ask_for_nothing_of_the_page(name: str) -> None:
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    assert [word for word in OF_THE_PAGE if word in source] == []


@pytest.mark.parametrize("name", [n for n, changing in kept.Component.KEPT.items() if changing])
def test_what_changes_is_only_written_out(name: str) -> None:
    """A hole may be asked for its presence, never for what it says: it would answer amiss."""
    changing = kept.Component.KEPT[name]
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    body = source.partition("/>")[2]
    allowed = (f"{{{{ {changing} }}}}", f"{{{{ {changing}|default_if_none:'' }}}}")
    for form in (*allowed, f"{{% if {changing} %}}", f'{changing}="'):
        body = body.replace(form, "")
    assert f" {changing} " not in body
    assert f" {changing}|" not in body
