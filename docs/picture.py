"""The way of the data as a picture, drawn from the stages themselves."""

from __future__ import annotations

from xml.sax.saxutils import escape

from firsthand.pipeline import STAGES
from firsthand.stage import Stage

WIDTH, ROW, LEFT = 860, 64, 190
TEXTS = {
    "documents": "bytes to text, blocks, metadata",
    "statements": "who said what: source, cue, content",
    "speakers": "whose name the source stands for",
    "frames": "to whom, by which way, when, what act",
    "figures": "disputed numbers",
    "blocking": "what it may share with others, hashed",
    "voices": "one voice over the whole case",
    "passages": "text shared with no attribution",
    "utterances": "retellings of one act of speaking",
    "routes": "who has it from whom",
    "origins": "where the routes end",
    "claims": "two sides, and the origins of each",
}


def way_of_the_data() -> str:
    """An SVG: one row a stage, from the originals down to what people see."""
    rows = [_end(0, "originals/", "bytes as received, named by their SHA-256")]
    rows += [_row(i, stage) for i, stage in enumerate(STAGES, 1)]
    rows.append(_end(len(STAGES) + 1, "report, exports, review", "every finding one click from its characters"))
    height = ROW * (len(STAGES) + 2) + 20
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'font-family="system-ui, sans-serif" font-size="14" role="img" aria-label="The way of the data">'
        '<rect width="100%" height="100%" fill="#fbfaf7"/>'
    )
    return head + "".join(rows) + "</svg>\n"


def _row(i: int, stage: Stage) -> str:
    y = 14 + i * ROW
    colour = "#dfe8ee" if stage.each == "document" else "#efe6d8"
    tables = ", ".join(record.table for record in stage.writes)
    return (
        _arrow(y)
        + f'<rect x="20" y="{y}" width="{LEFT}" height="40" rx="5" fill="{colour}" stroke="#8a8578"/>'
        + f'<text x="34" y="{y + 25}" font-weight="600" fill="#222">{escape(stage.name)}</text>'
        + f'<text x="{LEFT + 40}" y="{y + 17}" fill="#222">{escape(TEXTS[stage.name])}</text>'
        + f'<text x="{LEFT + 40}" y="{y + 36}" fill="#5c574c" font-size="12">writes {escape(tables)}; '
        + f"{'each document alone' if stage.each == 'document' else 'the whole case'}</text>"
    )


def _end(i: int, name: str, text: str) -> str:
    y = 14 + i * ROW
    arrow = _arrow(y) if i else ""
    return (
        arrow + f'<rect x="20" y="{y}" width="{LEFT}" height="40" rx="20" fill="#fff" stroke="#8a8578"/>'
        f'<text x="34" y="{y + 25}" fill="#222">{escape(name)}</text>'
        f'<text x="{LEFT + 40}" y="{y + 25}" fill="#222">{escape(text)}</text>'
    )


def _arrow(y: int) -> str:
    x = 20 + LEFT // 2
    return f'<path d="M{x} {y - 24}V{y - 5}m-5 -7l5 7l5 -7" fill="none" stroke="#8a8578" stroke-width="1.5"/>'
