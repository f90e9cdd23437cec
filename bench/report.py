"""How long a large case's report takes to make, how big its files are, and when its first page can be read.

python bench/report.py [--documents 2000] [--statements 20000] [--keep FOLDER]

The case is made up, straight as tables.  The first page is opened in Chromium, with an empty cache, three times;
"readable" is the first contentful paint, "whole" the end of the load event, both from the start of navigation.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from firsthand.report.view import Findings
from firsthand.report.write import write
from firsthand.stage import Tables
from report_case import large_case

PAINTED = """new Promise(done => new PerformanceObserver(list => list.getEntriesByName("first-contentful-paint")
    .forEach(entry => done(entry.startTime))).observe({type: "paint", buffered: true}))"""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="where to leave the report")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        measure(Tables(large_case(given.documents, given.statements)), given.keep or Path(passing))


def measure(tables: Tables, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    begun, worked = time.perf_counter(), time.process_time()
    findings = Findings(tables)
    write(findings, folder / "report.html")
    took, work = time.perf_counter() - begun, time.process_time() - worked
    print(f"{len(findings.documents)} documents, {len(findings.statements)} statements, {len(findings.claims)} claims")
    print(f"made in {took:.1f} s ({work:.1f} s of processor time, one process)")
    sizes = {path: path.stat().st_size for path in [folder / "report.html", *(folder / "report").glob("*.html")]}
    largest = max(sizes, key=lambda path: sizes[path])
    print(
        f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB; largest {largest.name}, {sizes[largest] / 1e6:.2f} MB"
    )
    for path in (folder / "report.html", largest):
        painted, loaded = opened(path)
        print(f"{path.name}: {sizes[path] / 1e6:.2f} MB, readable after {painted:.2f} s, whole after {loaded:.2f} s")


def opened(path: Path) -> tuple[float, float]:
    """Seconds until the page can be read and until it is whole, in a new browser; the worst of three."""
    from playwright.sync_api import sync_playwright

    times = []
    with sync_playwright() as playwright:
        for _ in range(3):
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(path.resolve().as_uri())
            times.append((page.evaluate(PAINTED) / 1000, page.evaluate(LOADED) / 1000))
            browser.close()
    return max(painted for painted, _ in times), max(loaded for _, loaded in times)


if __name__ == "__main__":
    main()
