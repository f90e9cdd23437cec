"""Feeds: RSS 0.9 to 2.0 and Atom (.rss, .atom, .xml), one document an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from firsthand.errors import Unreadable
from firsthand.readers.mail_fields import day_of
from firsthand.readers.reading import MIB, Container, Member, Stated, whole

if TYPE_CHECKING:
    from lxml import etree

MOST = 64 * MIB
_LOOKS = re.compile(rb"<(?:rss|rdf:RDF|feed)\b", re.I)
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.I)
_TEXT = ("encoded", "content", "description", "summary")  # the fullest first


def members(path: str, file: BinaryIO) -> Iterator[Member | Unreadable]:
    """The items, named 1, 2, ... in the feed's order; its title is their outlet."""
    from lxml import etree  # loads only where there is a feed

    data = whole(path, file, MOST, "a feed", "Split it")
    if _ENTITY.search(data):
        raise Unreadable(path, "it defines entities, which no feed needs and attacks use", "Save the pages themselves")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:  # not even a beginning of it could be read
        root = None
    if root is None or _name(root) not in ("rss", "rdf", "feed"):
        raise Unreadable(path, "no feed", "Save it as text or HTML")
    items = [e for e in root.iter(etree.Element) if _name(e) in ("item", "entry")]
    if not items:
        raise Unreadable(path, "the feed holds no items", "Save it again, or leave it out")
    channel = root if _name(root) == "feed" else next((e for e in root if _name(e) == "channel"), root)
    outlet = _first(channel, "title")
    for number, item in enumerate(items, 1):
        text = _text(item)
        if text is None:
            yield Unreadable(f"{path}!{number}", "the item holds no text", "Save the page that it leads to")
        else:
            yield Member(str(number), text.encode(), ".html" if _MARKUP.search(text) else ".txt", _stated(item, outlet))
    if not _whole(data, root):
        raise Unreadable(path, f"cut short after item {len(items)}; what is before was read", "Get a whole copy of it")


def _name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def _whole(data: bytes, root: etree._Element) -> bool:
    end = data.rstrip()[-200:].replace(b"\0", b"").lower()
    return f"{_name(root)}>".encode() in end


def _words(element: etree._Element) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None


def _first(element: etree._Element, *names: str) -> str | None:
    """The words of the first child so named, the first name before the others."""
    found = ((name, _words(child)) for name in names for child in element if _name(child) == name)
    return next((words for _, words in found if words), None)


def _text(item: etree._Element) -> str | None:
    """The item's text, as HTML where it is: the fullest of the elements that may hold it."""
    from lxml import etree

    for name in _TEXT:
        for child in item:
            if _name(child) != name:
                continue
            inner = (etree.tostring(e, method="html", encoding="unicode") for e in child)  # XHTML stands as elements
            text = (child.text or "") + "".join(inner)
            if text.strip():
                return text
    return None


def _stated(item: etree._Element, outlet: str | None) -> Stated:
    people = [e for e in item if _name(e) in ("author", "creator")]
    names = [_first(e, "name") if len(e) else _words(e) for e in people]
    return Stated(
        outlet=outlet,
        published=day_of(_first(item, "published", "pubdate", "date", "issued", "updated")),
        author=", ".join(name for name in names if name) or None,
        title=_first(item, "title"),
        url=_address(item),
    )


def _address(item: etree._Element) -> str | None:
    """Where the item says that its page is."""
    links = [e for e in item if _name(e) == "link"]
    told = [e.get("href") for e in links if e.get("rel", "alternate") == "alternate"] + [_words(e) for e in links]
    addresses = (*told, _first(item, "guid", "id"))
    return next((a for a in addresses if a and a.startswith(("http://", "https://"))), None)


CONTAINER = Container("feed", (".rss", ".atom", ".xml"), lambda head: bool(_LOOKS.search(head)), members)
