"""A web page to its text, blocks and metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from lxml import etree
from lxml import html as lxml_html

from firsthand.errors import Unreadable
from firsthand.readers.encoding import decode
from firsthand.readers.html_judge import judge
from firsthand.readers.html_kinds import Judged, judged
from firsthand.readers.html_metadata import Stated, stated
from firsthand.readers.html_walk import Unit, Walk
from firsthand.readers.reading import LinkSpan, PlaceSpan, Reading
from firsthand.records import BlockSpan

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([-\w.:]+)""", re.I)
_HEAD = 8192  # bytes in which a page declares its encoding
_STRUCTURE = re.compile(
    r"(?:<(?!/?(?:html|head|title|body|meta|link|script|style|p|h[1-6]|br|a)\b)/?[a-z][^<>]*>\s*)+", re.I
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|[0-9]{1,8});?", re.I)
_ELSEWHERE = {"navigation", "comment", "related"}  # parts whose headings are seldom the page's own
GAP = "\n\n"
_TELLING = 8  # letters of a heading that make its likeness to the title more than chance


def read(path: str, data: bytes) -> list[Reading]:
    """One document: the page's paragraphs, its blocks marked, each with the path of its element.

    Raises `Unreadable` where the page holds no text, or is nested so deeply that nothing can parse it.
    """
    declared = _CHARSET.search(data[:_HEAD])
    decoded = decode(path, data, declared.group(1).decode("ascii", "replace") if declared else None)
    warnings = list(decoded.warnings)
    tree, flattened = _parse(path, decoded.text)
    if flattened:
        warnings.append("nested too deeply to parse: read as plain paragraphs, without places")
    about = stated(tree)
    warnings.extend(about.warnings)
    body = tree.find("body")
    units = list(Walk(body).units()) if body is not None else []
    if not units:
        raise Unreadable(path, "the page holds no text", "Save the page as a browser shows it, or leave it out")
    headline = _headline(units, about.title)
    parts = judged(units, judge(tree, units, headline), headline)
    if any(p.hidden for u in units for p in u.pieces if p.end > p.begin):
        warnings.append("the page holds hidden text, kept apart from the account")
    if not any(j.kind == "account" for j in parts):
        warnings.append("no account found on the page")
    return [_reading(parts, _title_unit(tree, about, headline), about, warnings, places=not flattened)]


def _parse(path: str, text: str) -> tuple[etree._Element, bool]:
    """The page's tree, and whether its structure had to be given up for being nested too deeply."""
    markup = _REFERENCE.sub(_named, _CONTROL.sub("\ufffd", text))
    for flattened in (False, True):
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            tree = lxml_html.document_fromstring(
                (_STRUCTURE.sub("<p>", markup) if flattened else markup).encode(), parser=parser
            )
        except etree.ParserError:
            raise Unreadable(path, "the page holds no text", "Save the page again, or leave it out") from None
        if not any("depth" in entry.message.lower() for entry in parser.error_log):
            return tree, flattened
    raise Unreadable(path, "the page is nested too deeply to be parsed", "Save it as plain text")


def _named(reference: re.Match[str]) -> str:
    """A character reference as browsers read it, where XML would not: &#146; is an apostrophe, &#1; is nothing."""
    number = reference.group()[2:].rstrip(";").lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    if 0x80 <= code < 0xA0:
        return unescape(reference.group())
    valid = code in (0x09, 0x0A, 0x0D) or (0x20 <= code < 0x110000 and not _CONTROL.match(chr(code)))
    return reference.group() if valid else "\ufffd"


def _headline(units: Sequence[Unit], title: str | None) -> Unit | None:
    """The page's own headline: the heading that says what its title says, else its only `h1`."""
    headings = [u for u in units if u.tag in ("h1", "h2", "h3") and not any(p.hidden for p in u.pieces)]
    headings = [u for u in headings if not _ELSEWHERE & {c.part for c in u.within}] or headings
    if title:
        wanted = _letters(title)
        alike = [u for u in headings if len(w := _letters(u.text)) >= _TELLING and (w in wanted or wanted in w)]
        if alike:
            return max(alike, key=lambda u: (min(len(_letters(u.text)), len(wanted)), u.tag == "h1"))
    first = [u for u in headings if u.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _title_unit(tree: etree._Element, about: Stated, headline: Unit | None) -> tuple[str, str] | None:
    """Title and path of the `title` element, for a page whose body does not repeat it."""
    element = tree.find("head/title")
    if headline is not None or about.title is None or element is None:
        return None
    return about.title, tree.getroottree().getpath(element)


def _reading(
    parts: Sequence[Judged], title: tuple[str, str] | None, about: Stated, warnings: list[str], *, places: bool
) -> Reading:
    kept = [j for j in parts if j.kind != "omitted"]
    texts: list[str] = []
    blocks: list[BlockSpan] = []
    where: list[PlaceSpan] = []
    links: list[LinkSpan] = []
    at = 0
    if title is not None:
        texts.append(title[0])
        where.append(PlaceSpan(0, len(title[0]), element=title[1]))
        at = len(title[0]) + len(GAP)
    for part in kept:
        unit, end = part.unit, at + len(part.unit.text)
        texts.append(unit.text)
        where.append(PlaceSpan(at, end, element=unit.path))
        if part.kind != "account" and part.kind != "omitted":  # not `in`: mypy narrows by this
            blocks.append((part.kind, at, end))
        else:
            blocks.extend(("boilerplate", at + b, at + e) for b, e in _hidden(unit))
        links.extend((at + b, at + e, href) for b, e, href in _links(unit))
        at = end + len(GAP)
    return Reading(
        text=GAP.join(texts),
        blocks=tuple(blocks),
        places=tuple(where) if places else (),
        links=tuple(links),
        outlet=about.outlet,
        published=about.published,
        author=about.author,
        title=about.title,
        url=about.url,
        language=about.language,
        warnings=tuple(warnings),
    )


def _hidden(unit: Unit) -> Iterator[tuple[int, int]]:
    return ((p.begin, p.end) for p in unit.pieces if p.hidden and p.end > p.begin)


def _links(unit: Unit) -> Iterator[tuple[int, int, str]]:
    """Links with words; the pieces of one link make one."""
    begin, end, href = 0, 0, None
    for piece in unit.pieces:
        if piece.href == href and href is not None:
            end = piece.end
            continue
        if href is not None and end > begin:
            yield begin, end, href
        begin, end, href = piece.begin, piece.end, piece.href
    if href is not None and end > begin:
        yield begin, end, href
