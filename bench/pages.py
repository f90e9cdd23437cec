"""Saved web pages, and the same pages as plain scraped text: the account apart from what surrounds it.

    python bench/pages.py DATA_FOLDER                   # the pages as they are
    python bench/pages.py DATA_FOLDER --plain lynx      # flattened by lynx (or w3m) first, as scrapers leave them
    python bench/pages.py DATA_FOLDER --plain lynx --first 40 --errors

`pages.jsonl` lists for each page snippets that the account must hold, that it must not hold and that are readers'
comments, and its date of publication.  A snippet is looked for without white space; of a flattened page only
those count that its text holds.  lost: snippets of the account that lie in a block, or are gone.
`--first N` takes the first N pages that have comments, then others.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand import readers
from firsthand.errors import Unreadable
from firsthand.readers import Reading

Json = dict[str, Any]
BROWSERS = {
    "lynx": ["lynx", "-dump", "-nolist", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8"],
    "w3m": ["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"],
}
_TAG, _SPACE = re.compile(r"<[^>]*>"), re.compile(r"\s+")


@dataclass(frozen=True)
class Parts:
    """A page's words without white space: all there was to read, its account, its comments."""

    given: str
    account: str
    comments: str
    published: str | None


def flattened(page: Path, browser: str) -> bytes:
    """The page as a plain text browser shows it."""
    done = subprocess.run([*BROWSERS[browser], str(page)], capture_output=True, check=True, timeout=60)
    return done.stdout


def parts(page: Path, browser: str | None) -> Parts:
    """Reads a page; one that cannot be read has no account."""
    data = flattened(page, browser) if browser else page.read_bytes()
    words = data.decode("utf-8", "replace")
    given = _flat(words if browser else html.unescape(_TAG.sub("", words)))
    try:
        (reading,) = readers.read(f"{page.stem}.txt" if browser else page.name, data)
    except Unreadable:
        return Parts(given, "", "", None)
    comments = "\n".join(reading.text[b:e] for kind, b, e in reading.blocks if kind == "comment")
    return Parts(given, _flat(account(reading)), _flat(comments), reading.published)


def account(reading: Reading) -> str:
    """The text without its blocks."""
    at, kept = 0, []
    for _, begin, end in reading.blocks:
        kept.append(reading.text[at:begin])
        at = end
    return "".join((*kept, reading.text[at:]))


def _flat(words: str) -> str:
    return _SPACE.sub("", words)


def faults(row: Json, of: Parts, plain: bool, count: Counter[str]) -> Iterator[tuple[str, str]]:
    """Counts a page's snippets; yields what went wrong, (fault, snippet)."""

    def there(key: str, whole: bool = False) -> list[str]:
        return [s for s in row.get(key) or [] if whole or _flat(s) in of.given]

    for snippet in there("with", not plain):
        count["with"] += 1
        if _flat(snippet) not in of.account:
            yield "lost", snippet
    for snippet in there("without", not plain):
        count["without"] += 1
        if _flat(snippet) in of.account:
            yield "kept in", snippet
    for snippet in there("comments"):
        count["comments"] += 1
        if _flat(snippet) in of.account:
            yield "leaked", snippet
        if _flat(snippet) not in of.comments:
            yield "not found", snippet
    if row.get("date") and not plain:
        count["date"] += 1
        if of.published != row["date"]:
            yield "date", f"{row['date']} read as {of.published}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--plain", choices=sorted(BROWSERS), help="flatten the pages by this text browser first")
    parser.add_argument("--first", type=int, metavar="N", help="take N pages, those with comments first")
    parser.add_argument("--errors", action="store_true", help="print every fault")
    asked = parser.parse_args()
    if asked.plain and shutil.which(asked.plain) is None:
        print(f"{asked.plain} is not installed: apt install {asked.plain}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in (asked.data / "pages.jsonl").read_text("utf-8").split("\n") if line]
    if asked.first:
        rows = sorted(rows, key=lambda row: not row.get("comments"))[: asked.first]
    count: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in rows:
        of = parts(asked.data / "pages" / row["file"], asked.plain)
        for fault, snippet in faults(row, of, bool(asked.plain), count):
            wrong[fault] += 1
            if asked.errors:
                print(f"{fault:10} {row['file']}: {snippet}")
    report(len(rows), count, wrong)
    return 0


def report(pages: int, count: Counter[str], wrong: Counter[str]) -> None:
    """Prints the figures."""
    kept, out = count["with"] - wrong["lost"], count["without"] - wrong["kept in"]
    precision, recall = kept / max(1, kept + wrong["kept in"]), kept / max(1, count["with"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    comments = count["comments"]
    print(f"{pages} pages")
    print(f"account: lost {wrong['lost']}/{count['with']} ({wrong['lost'] / max(1, count['with']):.3f})")
    print(f"clutter: kept out {out}/{count['without']}, F1 {f1:.3f}")
    print(f"comments: leaked {wrong['leaked']}/{comments} ({wrong['leaked'] / max(1, comments):.3f})", end="; ")
    print(f"in comment blocks {comments - wrong['not found']}/{comments}")
    if count["date"]:
        print(f"dates right {count['date'] - wrong['date']}/{count['date']}")


if __name__ == "__main__":
    sys.exit(main())
