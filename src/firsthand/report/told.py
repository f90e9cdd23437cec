"""What people said, as it stands on a page: utterances with their retellings, and the statements of a document.

Drawn here and not in a template: they are most of a large case's report, and this takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from firsthand.records import Document, Proposal, Statement, Utterance
from firsthand.report import wording
from firsthand.report.drawn import shown
from firsthand.report.shown import Page
from firsthand.report.view import Telling

DRAWN = {
    "same": "{}",
    "other": "<ins>{}</ins>",
    "gap": '<span class="gap" role="img" aria-label="words left out">‸</span>',
}
MOST_DOUBTS = 3  # of an utterance; the others stand with all that is in doubt


def utterance(page: Page, u: Utterance, side: str) -> Markup:
    """An utterance, its retellings compared with its chosen form, and what is in doubt about it."""
    findings, hide = page.findings, page.findings.names.hide
    told = findings.tellings(u)
    form = told[0].statement if len(told) > 1 else None
    origins = [
        findings.origin[row.origin] for row in findings.origins_of.get(u.id, ()) if row.origin in findings.origin
    ]
    to = f" to {shown(hide(u.venue))}" if u.venue else ""
    on = f", {shown(u.said_on)}" if u.said_on else ""
    notes = [*([side] if side else []), f"told {'once' if len(told) == 1 else wording.counted(len(told), 'time')}"]
    notes += [f"origin: {page.origin_name(origin)}" for origin in origins]
    return Markup(  # each text escaped by `shown`
        f'<li class="utterance">\n<p class="who"><b>{shown(findings.names.of(u.voice))}</b>{to}{on}'
        f'<span class="meta">{_noted(notes)}</span></p>\n'
        f'<ol class="tellings">\n{"".join(_telling(page, t, form) for t in told)}</ol>\n'
        f"{''.join(_doubts(page, u))}\n</li>\n"
    )


def _noted(notes: Iterable[str]) -> str:
    return "".join(f" · {shown(note)}" for note in notes)


def _telling(page: Page, t: Telling, form: Statement | None) -> str:
    said = _words(page, t.statement, None if t.chosen else form)
    notes = [*wording.circumstances(page.findings, t.frame), *_block(t.statement)]
    if form and t.chosen:
        notes.append("the form the others are compared with")
    differs = _difference(t) if form and not t.chosen else ""
    return (
        f'<li>\n<p class="words"><a href="{escape(page.to_statement(t.statement))}"><bdi>{said}</bdi></a></p>\n'
        f'<p class="meta">{page.doc(t.document)} {stated(page, t.document)}'
        f"{_noted(notes)}{differs}</p>\n</li>\n"
    )


def _words(page: Page, statement: Statement, form: Statement | None) -> str:
    if form is None:
        return shown(page.findings.words(statement))
    return "".join(DRAWN[part.kind].format(shown(part.text)) for part in page.compared(form, statement))


def _block(statement: Statement) -> list[str]:
    return [f"in a reader’s {statement.in_block}"] if statement.in_block else []


def _difference(t: Telling) -> str:
    if not t.difference:
        return ""
    strong = f"; <strong>differs in {shown(t.difference.differs_in)}</strong>" if t.difference.differs_in else ""
    return f" · {shown(t.difference.kind)}{strong}"


def _doubts(page: Page, u: Utterance) -> list[str]:
    found = page.findings.doubts(u)
    lines = [_doubt(page, u, proposal) for proposal in found[:MOST_DOUBTS]]
    if len(found) > MOST_DOUBTS:
        rest, href = len(found) - MOST_DOUBTS, escape(page.to_section("doubt"))
        lines.append(f'<p class="doubt meta">{rest} more <a href="{href}">in doubt</a></p>')
    return lines


def _doubt(page: Page, u: Utterance, proposal: Proposal) -> str:
    other = proposal.b if proposal.a == u.id or proposal.a in u.statements else proposal.a
    return (
        f'<p class="doubt meta"><b>In doubt:</b> tied to {described(page, other)}? '
        f"{shown(page.findings.names.hide(proposal.why))} (probability {proposal.confidence:.2f})</p>\n"
    )


def described(page: Page, id_: str) -> Markup:
    """What an id stands for, in words, leading there."""
    what = page.described(id_)
    return Markup(f'<a href="{escape(what.href)}">{shown(what.text)}</a>') if what.href else shown(what.text)


def outlet(page: Page, document: Document) -> Markup:
    """The outlet that a document states."""
    if not document.outlet:
        return Markup("no outlet stated")
    return Markup(f"<bdi>{shown(page.findings.names.hide(document.outlet))}</bdi>")


def stated(page: Page, document: Document) -> Markup:
    """The outlet and the date that a document states."""
    return Markup(f"{outlet(page, document)}, {shown(document.published or 'no date stated')}")


def statements(page: Page, document: Document) -> Markup:
    """Every statement found in a document, leading to its characters, with the claims on which it stands."""
    own = page.findings.statements_of.get(document.id, ())
    return Markup("".join(_statement(page, statement) for statement in own))


def _statement(page: Page, s: Statement) -> str:
    findings = page.findings
    notes = [findings.speaker(s), *wording.circumstances(findings, findings.frame(s)), s.kind]
    notes += [f"confidence {s.confidence:.2f}", *_block(s)]
    claims = (
        f' · <a href="{escape(page.to_claim(view))}">on “{shown(view.text)}”</a>'
        for view in findings.claims_of.get(s.id, ())
    )
    return (
        f'<li><p class="words"><a href="{escape(page.to_statement(s))}"><bdi>{shown(findings.words(s))}</bdi></a></p>\n'
        f'<p class="meta">{" · ".join(map(shown, notes))}{"".join(claims)}</p></li>\n'
    )
