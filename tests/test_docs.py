"""The docs say what the code does."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand import readers
from firsthand.cli import cli

ROOT = Path(__file__).parent.parent


def test_generated_pages_are_as_the_code_would_write_them():
    done = subprocess.run(
        [sys.executable, ROOT / "docs/generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_with_an_example_that_names_it(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert re.search(rf"Example:\n\s+firsthand {name}\b", result.output)


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *project["dependency-groups"]["training"],
    ]
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert not [name for want in wanted if (name := re.match(r"[\w-]+", want).group()) not in page]


def test_every_format_is_named():
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    assert not [s for kind in (*readers.FORMATS, *readers.CONTAINERS) for s in kind.suffixes if f"`{s}`" not in page]


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("training/*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken


def test_the_lock_files_hold_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, wanted in (
        ("run.txt", project["project"]["dependencies"]),
        ("dev.txt", project["dependency-groups"]["dev"]),
        ("ocr.txt", project["project"]["optional-dependencies"]["ocr"]),
        ("training.txt", project["dependency-groups"]["training"]),
    ):
        locked = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / lock).read_text(encoding="utf-8"), re.M))
        names = {re.match(r"[\w-]+", want).group().replace("_", "-") for want in wanted}
        assert names <= locked, f"run `make lock`: {names - locked}"
