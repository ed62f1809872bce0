"""Reading XML without what makes it dangerous: no entities are declared, no files are fetched."""

from __future__ import annotations

import xml.parsers.expat
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from xml.etree import ElementTree as ET

from convert.decoding import refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_PIECE: Final = 1 << 18
_ENTITY: Final = b"<!ENTITY"


def elements(stream: BinaryIO, name: str) -> Iterator[tuple[str, Element]]:
    """Yield the elements of an XML document while it is read.

    Args:
        stream: Its bytes.
        name: The source as the user named it.

    Yields:
        ``start`` and ``end`` with their elements; to bound memory, the caller empties elements
        that it is done with.

    Raises:
        FaqError: It declares entities, or is not well-formed.
    """
    parser: Any = ET.XMLPullParser(("start", "end"))
    begun = False
    before = b""
    try:
        while piece := stream.read(_PIECE):
            if not begun:
                # Declarations stand before the first element, and nowhere else.
                before = before[-len(_ENTITY) * 2 :] + piece
                if _ENTITY in before.replace(b"\0", b""):
                    raise refused(
                        name,
                        "xml-entities",
                        "The XML declares entities, which faqt does not expand.",
                        "Remove the `<!ENTITY …>` declarations.",
                    )
            parser.feed(piece)
            for event in parser.read_events():
                begun = True
                yield event
        parser.close()
        yield from parser.read_events()
    except LookupError:
        raise refused(
            name,
            "not-xml",
            "The XML names an encoding that does not exist.",
            "Look at its first line, and save it as UTF-8.",
            line=1,
        ) from None
    except ET.ParseError as error:
        line, column = error.position
        reason = xml.parsers.expat.ErrorString(error.code) or "it is damaged"
        raise refused(
            name,
            "not-xml",
            f"The file is not well-formed XML: {reason}, at column {column + 1}.",
            "If it is incomplete, download it again.",
            line=line,
        ) from None
