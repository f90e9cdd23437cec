"""What all tests share."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

ARTICLE = """Ferry was overloaded, pilot says

ORLA, 3 May - The ferry that sank off Orla on Tuesday carried twice the people it was built for, its former pilot said.

"We told the company in March that the boat was too full," Anna Brisk told the Harbour Post. "Nobody answered."

The company denied the claim. "No ferry of ours ever sailed overloaded," its spokesman, Ivo Tal, said on Wednesday.

At least twelve people died, according to the coast guard.
"""

COPY = """Former pilot: boat was too full

The Harbour Post reported that the ferry had been overloaded.

"We told the company in March that the boat was too full," Anna Brisk told the Harbour Post.

Ivo Tal, a spokesman, said no ferry had ever sailed overloaded.
"""


@pytest.fixture
def pile(tmp_path) -> Path:
    """Two invented articles in a folder."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text(COPY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def archive():
    """Makes a ZIP archive's bytes of names and their texts or bytes."""

    def make(members) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in members.items():
                package.writestr(name, data)
        return out.getvalue()

    return make


@pytest.fixture
def run(tmp_path):
    """Runs the command as a user would, in an empty folder: (exit status, standard output, standard error)."""
    here = tmp_path / "here"
    here.mkdir()

    def call(*arguments, **options):
        done = subprocess.run(
            [sys.executable, "-c", "from firsthand.cli import main; main()", *map(str, arguments)],
            capture_output=True, cwd=here, check=False, timeout=300, **options,
        )  # fmt: skip
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        return done.returncode, out, err

    return call
