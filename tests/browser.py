"""Debian's Chromium for tests, driven by playwright, and axe-core, which judges whether pages can be read by everyone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

REMEDY = "no Chromium: apt-get install chromium"
AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"  # unchanged from npm, MPL-2.0; part of no package of ours
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser; without one the test is skipped with the remedy, but fails where CI=true."""
    if not shutil.which("chromium"):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(REMEDY)
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with sync_api.sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@contextmanager
def launched(chromium: Any, *arguments: str) -> Iterator[Any]:
    """One more browser, of playwright's type `chromium`, with these arguments."""
    browser = chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", *arguments])
    try:
        yield browser
    finally:
        browser.close()


class Watched:
    """A page of the browser that remembers whatever it did besides being read."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.noise: list[str] = []  # errors, warnings (a refused load or script is one), dialogs, new windows
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.noise.append(dialog.message), dialog.dismiss()))
        self.page.on("popup", lambda popup: self.noise.append(f"popup: {popup.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: Path) -> Any:
        self.page.goto(path.as_uri())
        return self.page

    def loaded(self, path: Path) -> bool:
        """Whether it asked for this file and for nothing else, and was quiet."""
        return not self.noise and {url.partition("#")[0] for url in self.requests} == {path.as_uri()}


def judged(page: Any) -> list[str]:
    """What axe-core finds against the page: `impact rule: where`, of serious and critical violations."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG
    )
    return [
        f"{violation['impact']} {violation['id']}: {node['html'][:160]}"
        for violation in result["violations"]
        for node in violation["nodes"]
        if violation["impact"] in ("serious", "critical")
    ]
