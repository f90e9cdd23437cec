"""The README's example is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_output_shown_is_the_demos_own(run, tmp_path):
    shown = re.search(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S).group(1)
    status, out, err = run("demo", "--case", tmp_path / "demo")
    assert status == 0, err
    printed = [line.rstrip() for line in out.split("\n")]
    wanted = [line.rstrip() for line in shown.split("\n") if line.strip() and line.strip() != "[...]"]
    assert wanted
    assert [line for line in wanted if line not in printed] == []
