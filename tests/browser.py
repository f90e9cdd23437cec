"""Debian's Chromium for tests, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

REMEDY = "no Chromium: apt-get install chromium"


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser; without one the test is skipped with the remedy, but fails where CI=true."""
    path = shutil.which("chromium")
    if not path:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(REMEDY)
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
