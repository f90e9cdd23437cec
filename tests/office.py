"""LibreOffice for tests: what a real word processor makes of a document."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REMEDY = "no LibreOffice: apt-get install libreoffice-writer-nogui"


def converted(source: Path, suffix: str) -> Path:
    """`source` as LibreOffice saves it; without it the test is skipped with the remedy, but fails where CI=true."""
    program = shutil.which("soffice")
    if not program:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(REMEDY)
    done = subprocess.run(
        [program, f"-env:UserInstallation=file://{source.parent}/office", "--headless", "--convert-to", suffix,
         "--outdir", source.parent, source],
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    made = source.with_suffix(f".{suffix}")
    assert made.exists(), done.stdout + done.stderr
    return made
