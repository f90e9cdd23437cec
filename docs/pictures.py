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
        page.locator("article.claim").first.scroll_into_view_if_needed()
        page.locator("article.claim").first.screenshot(path=HERE / "claim.png")
        browser.close()


if __name__ == "__main__":
    main()
