"""Whose words the quoted spans of BASIL are (Fan et al., EMNLP 2019), by the package as installed.

    python bench/speakers.py DATA_FOLDER [--errors]

Spans whose speaker is a named person count.  Found: a statement's content holds at least half of the span's letters.
Right: its resolved speaker bears the person's surname, and no other first name.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import firsthand

# labels of several people or of a body, not of one person
_NO_PERSON = re.compile(r"^other_|(?:s|campaign|administration|America_Now|BuzzFeed|Cathol\w+)$", re.IGNORECASE)
_PERSONS_IN_S = frozenset({"Bernie_Sanders"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each that is missed or wrong")
    options = parser.parse_args()
    with (options.data / "events.jsonl").open(encoding="utf-8") as file:
        articles = [row for row in map(json.loads, file) if row.get("quoted")]
    count: Counter[str] = Counter()
    for article, line in zip(articles, traced(articles), strict=True):
        for quoted in article["quoted"]:
            if is_person(quoted["speaker"]) and (span := place(line["text"], quoted["text"])):
                verdict, speaker = judged(line["statements"], span, quoted["speaker"])
                count[verdict] += 1
                if options.errors and verdict != "right":
                    print(
                        f"{verdict}: {quoted['speaker']}, given {speaker}: {quoted['text'][:120]!r} in {article['id']}"
                    )
    total = sum(count.values())
    found = total - count["missed"]
    print(f"quoted spans of named persons in the text {total}: found {found / total:.3f}")
    print(f"of those found, speaker right {count['right'] / found:.3f}, nobody named {count['nobody'] / found:.3f}")


def traced(articles: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The line of `firsthand statements` for each article."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i:04d}.txt" for i in range(len(articles))]
        for path, article in zip(paths, articles, strict=True):
            path.write_bytes(article["text"].encode())
        yield from firsthand.statements(paths)


def is_person(label: str) -> bool:
    return "_" in label and (label in _PERSONS_IN_S or not _NO_PERSON.search(label))


def place(text: str, quoted: str) -> tuple[int, int] | None:
    """Where the quoted words stand, whatever marks are around them."""
    words = quoted.strip("“”\"'’‘ ,.")
    at = text.find(words)
    return (at, at + len(words)) if words and at >= 0 else None


def judged(statements: Sequence[dict[str, Any]], span: tuple[int, int], label: str) -> tuple[str, str | None]:
    """missed, nobody, wrong or right, and the speaker given; by the statement that holds most of the span."""
    begin, end = span
    held = [(sum(max(0, min(e, end) - max(b, begin)) for b, e in s["content"]), s) for s in statements]
    most, best = max(held, key=lambda pair: (pair[0], pair[1]["confidence"]), default=(0, None))
    if best is None or 2 * most < end - begin:
        return "missed", None
    speaker = best["speaker"]
    if not speaker:
        return "nobody", None
    return ("right" if same(speaker, label) else "wrong"), speaker


def same(speaker: str, label: str) -> bool:
    got, wanted = folded(speaker), folded(label.replace("_", " "))
    surname = wanted[-1] if wanted[-1] not in ("jr", "sr") else wanted[-2]
    at = next((i for i, word in enumerate(got) if word.startswith(surname)), None)
    return at is not None and (at == 0 or wanted[0][0] == got[0][0] or got[0] in ("mr", "mrs", "ms", "dr", "president"))


def folded(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", plain)


if __name__ == "__main__":
    main()
