"""Opens an XML file from a stranger: nothing is fetched, nothing is expanded, nothing is huge."""

from django.utils.translation import gettext_lazy as _
from lxml import etree

from zhengtong.blocks.process.findings import Unreadable

LARGEST = 8 * 1024 * 1024


def open_xml(source: bytes) -> etree._Element:
    """The root of the document, or Unreadable: for what is no XML, what is too large, and what
    declares a document type (the door of entity bombs and of external entities)."""
    if len(source) > LARGEST:
        raise Unreadable(
            _("The file is larger than {n} MB."),
            _("Split the process, or remove pictures and comments from the file."),
            n=LARGEST // 1024 // 1024,
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position if error.position else (0, 0)
        raise Unreadable(
            _("The file is no well-formed XML (line {line}, column {column})."),
            _("Export the diagram again as BPMN 2.0."),
            line=line,
            column=column,
        ) from None
    except ValueError:
        raise Unreadable(
            _("The file is no XML."), _("Export the diagram again as BPMN 2.0.")
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            _("The file declares a document type or entities."),
            _("Remove the DOCTYPE; a BPMN file needs none."),
        )
    return root
