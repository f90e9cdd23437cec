"""What a page has by the hundred, drawn here and not in a template because it takes a tenth of the time."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from firsthand.report.inert import visible
from firsthand.report.marks import Region, Run


def shown(text: str) -> Markup:
    """`text` from outside, so that it can neither act nor hide anything: all that a page prints goes through here."""
    safe = escape(visible(text))
    # written as a reference, or the HTML parser would make it a line feed
    return Markup(str(safe).replace("\r", "&#13;")) if "\r" in safe else safe  # escaped here


def link(document: int, href: str) -> Markup:
    """The number of a document, leading to it."""
    return Markup(f'<a class="doc" href="{escape(href)}" aria-label="document {document}">{document}</a>')


def text_of(regions: Iterable[Region]) -> Markup:
    """The text of `regions`, blocks named where they stand, runs marked and with the anchors that begin in them."""
    parts: list[str] = []
    for region in regions:
        inside = "".join(map(_run, region.runs))
        kinds = shown(", ".join(region.kinds))
        block = f'<span class="block" role="group" aria-label="{kinds}" data-kind="{kinds}">{inside}</span>'
        parts.append(block if region.kinds else inside)
    return Markup("".join(parts))  # each text escaped by `shown`


def _run(run: Run) -> str:
    if not run.anchors and not run.slots:
        return shown(run.text)
    at = [f' id="{shown(anchor)}" data-at="{slot}"' for anchor, slot in run.anchors]
    own = at.pop(0) if at and run.slots else ""  # the first anchor is the run itself
    before = "".join(f"<span{anchor}></span>" for anchor in at)
    if not run.slots:
        return f"{before}{shown(run.text)}"
    content = run.by_role.get("content", ())
    tag, nested = "mark" if content else "span", " nested" if len(content) > 1 else ""
    classes = "".join(f" k{slot}" for slot in run.slots)
    roles = "".join(f' data-{role}="{" ".join(map(str, slots))}"' for role, slots in run.by_role.items())
    return f'{before}<{tag}{own} class="h{nested}{classes}"{roles}>{shown(run.text)}</{tag}>'
