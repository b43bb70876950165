"""`{% kept name=value %}…{% endkept %}`, and components that are kept (see `kept.py` above)."""

from django import template
from django.template.base import Node, Parser, Token, token_kwargs
from django_cotton.templatetags._component import cotton_component

from zhengtong.channels.furniture.kept import Component, Part

register = template.Library()


@register.tag
def kept(parser: Parser, token: Token) -> Node:
    """Draw what stands between once for each language and each of the values named."""
    words = token.split_contents()[1:]
    values = token_kwargs(words, parser)
    if words:
        raise template.TemplateSyntaxError("kept takes values as name=value")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Part(values, nodelist)


@register.tag(name="cotton")
def component(parser: Parser, token: Token) -> Node:
    """A component; those that depend on nothing else are kept."""
    drawing = cotton_component(parser, token)
    return Component(drawing) if Component.fits(drawing) else drawing
