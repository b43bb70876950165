"""The page frame, components, styles, scripts and error pages that every channel draws with.

It knows who is asking and how a page looks, and no subject: it composes no page about a case, an
item or a licence. Begin with templates/furniture/frame.html, then templates/cotton (the
components, all shown at `/furniture/`), then assets/sass.
"""
