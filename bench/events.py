"""Every event of events.jsonl (Giveme5W1H clusters and BASIL triples) as a case of its own, traced twice.

    python bench/events.py DATA_FOLDER [--draw N]

Prints documents, refusals and findings over all events, what the second run redid (it should be nothing), and
with --draw N findings drawn at random to be checked by eye.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import firsthand
from firsthand.exports.whole import whole

Json = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    findings: list[str] = []
    began = time.time()
    with tempfile.TemporaryDirectory() as work:
        for event, articles in sorted(read(options.data / "events.jsonl").items()):
            folder = Path(work) / re.sub(r"\W", "_", event)
            write_pile(folder, articles)
            case = trace(folder)
            counts += Counter({k: v for k, v in case.counts().items() if k != "stage_runs"})
            counts["events"] += 1
            counts["redone first"] += sum(case.redone.values())
            if options.draw:
                findings += [f"{event}: {line}" for line in told(whole(case))]
            case.close()
            again = trace(folder)
            counts["redone again"] += sum(again.redone.values())
            again.close()
    for name, count in counts.items():
        print(f"{name}: {count}")
    print(f"refusals {counts['refusals']} of {counts['inputs']}; second run redid {counts['redone again']} units")
    print(f"{time.time() - began:.0f} s for both runs")
    for line in random.Random(7).sample(findings, min(options.draw, len(findings))):
        print("\n" + line)


def read(path: Path) -> dict[str, list[Json]]:
    """Articles by event."""
    events = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            events[article["event"]].append(article)
    return events


def write_pile(folder: Path, articles: list[Json]) -> None:
    """The event's articles as text files beside a manifest."""
    (folder / "pile").mkdir(parents=True)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "url", "outlet", "published", "title"])
        for n, a in enumerate(articles):
            (folder / "pile" / f"{n:03d}.txt").write_text(a["text"], encoding="utf-8", newline="")
            rows.writerow([f"{n:03d}.txt", a["url"], a["outlet"], (a["published"] or "")[:10], a["title"]])


def trace(folder: Path) -> firsthand.Case:
    """The event's case, made or brought up to date."""
    return firsthand.trace([folder / "pile"], case=folder / "case", manifest=folder / "manifest.csv")


def told(case: Json) -> Iterator[str]:
    """Findings in words: statements with their speakers, retellings, routes, claims."""
    text = {d["id"]: d["text"] for d in case["documents"]}
    name = {d["id"]: f"{d['path']} ({d['outlet']})" for d in case["documents"]}
    words = {s["id"]: " … ".join(text[s["document"]][b:e] for b, e in s["content"]) for s in case["statements"]}
    of = {s["id"]: s for s in case["statements"]}
    for s in case["statements"]:
        source = " ".join(text[s["document"]][b:e] for b, e in s["source"])
        yield (
            f"STATEMENT {name[s['document']]}: source [{source}] speaker [{s['speaker']}] {s['act']}, "
            f"said on {s['said_on']}, "
            f"venue {s['venue']}: {words[s['id']]}"
        )
    for u in case["utterances"]:
        if len(u["statements"]) > 1:
            yield "RETELLINGS\n  " + "\n  ".join(f"{name[of[i]['document']]}: {words[i]}" for i in u["statements"])
    for r in case["routes"]:
        shown = " / ".join(text[e["document"]][e["begin"] : e["end"]][:120] for e in r["evidence"])
        yield f"ROUTE {r['kind']} {name[r['from']]} -> {name.get(r['to'], r['to_name'])}: {shown}"


if __name__ == "__main__":
    main()
