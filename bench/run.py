"""Runs every benchmark over the data folder, one after the other.

python bench/run.py DATA_FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    data = Path(sys.argv[1])
    calls = [
        ["example.py"],
        ["statements.py", data],
        ["speakers.py", data],
        ["coreference.py", data],
        ["voices.py", data],
        ["frames.py", data],
        ["many_names.py"],
        ["retellings.py", data],
        ["same_claim.py", data],
        ["propagation.py"],
        ["passages.py", data],
        ["told_often.py"],
        ["scale.py"],
        ["increment.py", data],
        ["pages.py", data],
        ["report.py"],
        ["warc.py"],
        ["fuzz.py"],
        ["events.py", data],
        ["dates.py", data / "dates"],
        ["speed.py", data],
    ]
    worst = 0
    for name, *arguments in calls:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, HERE / str(name), *map(str, arguments)], check=False)
        worst = max(worst, done.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
