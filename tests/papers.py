"""An invented report as a flat OpenDocument file: columns, footnotes, a head and a foot on every page."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

THINGS = """depot mill harbour council inspector foreman ferry witness commander letter bridge valley quarry warehouse
ministry spokesman tribunal battalion schoolteacher administration neighbourhood demonstration responsibility""".split()  # noqa: SIM905
DID = "denied confirmed reported described questioned abandoned remembered acknowledged investigated".split()  # noqa: SIM905
NAMES = ["Odalys Finch", "Anna Brisk", "Ivo Tal", "Radko Belisar", "Lena Corvath", "Marta Iden"]
HEAD, FOOT, TITLE, AUTHOR, DATE = (
    "The Marrowby Papers",
    "Quillhaven Press",
    "Papers of the Mill",
    "Anna Brisk",
    "14 May 2019",
)

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


@dataclass
class Paper:
    """Paragraphs and notes as they must be read back, markers as `[n]`; `flat` is the file."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    flat: str = ""


def paper(seed: int, *, columns: int = 1, indent: bool = False, paragraphs: int = 16, notes: float = 0.25) -> Paper:
    """A report with as many columns; `indent`: first lines stand in, instead of space between paragraphs."""
    chance, made, body = random.Random(seed), Paper([TITLE, AUTHOR, DATE]), []
    for number in range(paragraphs):
        if number % 6 == 0:
            made.paragraphs.append(f"Part {number // 6 + 1}: the {chance.choice(THINGS)}")
            body.append(f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{made.paragraphs[-1]}</text:h>')
        words, markup = [], []
        for _ in range(chance.randint(2, 5)):
            sentence = _sentence(chance)
            note = _note(chance) if chance.random() < notes else None
            if note:
                made.notes.append(f"[{len(made.notes) + 1}] {note}")
            words.append(sentence + (f"[{len(made.notes)}]" if note else ""))
            markup.append(escape(sentence) + (_noted(len(made.notes), note) if note else ""))
        made.paragraphs.append(" ".join(words))
        body.append(f'<text:p text:style-name="Body">{" ".join(markup)}</text:p>')
    made.flat = _flat("".join(body), columns, indent)
    return made


def _sentence(chance: random.Random) -> str:
    pick = chance.choice
    if chance.random() < 0.3:
        return f"“The well-known {pick(THINGS)} was {pick(DID)} by {chance.randint(2, 90)} men,” {pick(NAMES)} said."
    return (
        f"{pick(NAMES)} {pick(DID)} that the {pick(THINGS)} of {pick(['Marrowby', 'Orla'])} had {pick(DID)} the"
        f" {pick(THINGS)} and the {pick(THINGS)} in {pick(['March', 'June'])} {chance.randint(2001, 2019)}."
    )


def _note(chance: random.Random) -> str:
    pick = chance.choice
    where = f"https://archive.example/letters/{chance.randint(1000, 9999)}/the-{pick(THINGS)}-of-the-{pick(THINGS)}"
    return f"{pick(NAMES)}, Letters from the {pick(THINGS)}, {FOOT} {chance.randint(1990, 2015)}, {where}."


def _noted(number: int, note: str) -> str:
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{escape(note)}</text:p></text:note-body></text:note>'
    )


def _flat(body: str, columns: int, indent: bool) -> str:
    if columns > 1:
        body = f'<text:section text:style-name="Columns" text:name="c">{body}</text:section>'
    start, below = ("0.5cm", "0cm") if indent else ("0cm", "0.2cm")
    styles = [
        ("Standard", "", 'fo:font-size="11pt" fo:language="en" fo:country="GB"'),
        ("Body", f'fo:text-align="justify" fo:text-indent="{start}" fo:margin-bottom="{below}"', ""),
        ("Heading_20_1", 'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"', 'fo:font-size="16pt"'),
        ("Title", "", 'fo:font-size="22pt"'),
        ("Footnote", "", 'fo:font-size="9pt"'),
    ]
    written = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"{"" if name == "Standard" else parent}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
        for name, paragraph, text in styles
        for parent in [' style:parent-style-name="Standard"']
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{TITLE}</dc:title><meta:initial-creator>{AUTHOR}</meta:initial-creator></office:meta>
<office:styles>{written}</office:styles><office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p>{HEAD}</text:p></style:header>
<style:footer><text:p>{FOOT} – <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="Title">{TITLE}</text:p><text:p>{AUTHOR}</text:p><text:p>{DATE}</text:p>
{body}</office:text></office:body></office:document>"""
