"""Makes the pictures of the README from the example's report, with Debian's Chromium.

python docs/pictures.py CASE_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent


def main() -> None:
    report = (Path(sys.argv[1]) / "report.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 820})
        page.goto(report)
        page.screenshot(path=HERE / "report.png")
        disputed = (
            page.locator("article.claim")
            .filter(has=page.locator(".asserting dl"))
            .filter(has=page.locator(".denying dl"))
        )
        box = max((claim.bounding_box() for claim in disputed.all()), key=lambda box: box["height"])
        clip = {"x": box["x"] - 20, "y": box["y"] - 10, "width": box["width"] + 40, "height": min(box["height"], 900)}
        page.screenshot(path=HERE / "claim.png", clip=clip, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
