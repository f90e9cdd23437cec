"""The wheel: small enough, and it runs in an empty environment."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = out.glob("*.whl")
    return path


def test_the_wheel_is_small_and_holds_what_it_needs(wheel):
    assert wheel.stat().st_size <= 40_000_000
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "model/weights/tagger.onnx",
        "model/weights/MODEL_CARD.md",
        "report/templates/",
        "text/lexicon/",
        "example/truth.json",
        "example/pile/",
    ):
        assert any(name.startswith(f"firsthand/{part}") for name in names), part
    assert not [name for name in names if not name.startswith(("firsthand/", "firsthand-"))]


def test_it_runs_in_an_empty_environment(wheel, tmp_path):
    environment = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / "requirements" / "run.txt"], check=True)
    subprocess.run([*pip, wheel], check=True)
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [environment / "bin" / "firsthand", "demo", "--case", tmp_path / "demo"], cwd=tmp_path, env=bare, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "24 documents, 0 refused" in done.stdout
    assert (tmp_path / "demo" / "report.html").stat().st_size > 100_000
