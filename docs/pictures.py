"""Makes the pictures of the README and the tutorial from the example's report, with Debian's Chromium.

python docs/pictures.py CASE_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
MARGIN = 8
TALLEST = 760


def main() -> None:
    report = (Path(sys.argv[1]) / "report.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 820})
        page.goto(report)
        page.screenshot(path=HERE / "report.png")
        claim = _largest(_disputed(page))
        _picture(page, claim, "claim.png", 900)
        _picture(page, claim.locator("figure.routes"), "routes.png")
        claim.locator("details").first.evaluate("fold => { fold.open = true }")
        _picture(page, _largest(page.locator(".utterance:has(ins):visible")), "retellings.png")
        _picture(page, _largest(page.locator("table.figures")), "figures.png", 420)
        # a claim's first words lead to the very characters, lit up
        page.goto(f"{report}{claim.locator('.words a').first.get_attribute('href')}")
        page.screenshot(path=HERE / "characters.png", clip={"x": 0, "y": 0, "width": 1200, "height": 560})
        browser.close()


def _disputed(page: Any) -> Any:
    """The claims that somebody asserts and somebody denies."""
    sides = page.locator(".asserting dl"), page.locator(".denying dl")
    return page.locator("article.claim").filter(has=sides[0]).filter(has=sides[1])


def _largest(found: Any) -> Any:
    return max(found.all(), key=lambda one: (one.bounding_box() or {"height": 0})["height"])


def _picture(page: Any, what: Any, name: str, tallest: int = TALLEST) -> None:
    box = what.bounding_box()
    scrolled = page.evaluate("scrollY")
    clip = {
        "x": box["x"] - MARGIN,
        "y": box["y"] + scrolled - MARGIN,
        "width": min(box["width"] + 2 * MARGIN, 1200 - box["x"] + MARGIN),
        "height": min(box["height"] + 2 * MARGIN, tallest),
    }
    page.screenshot(path=HERE / name, clip=clip, full_page=True)


if __name__ == "__main__":
    main()
