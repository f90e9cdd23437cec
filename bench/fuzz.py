"""Damaged files by the thousand: every reader must answer each with documents or refusals, and with nothing else.

python bench/fuzz.py [--seconds 600] [--seed 0] [--keep FOLDER] [FILE...]

Each FILE is a good one of some format, without any one of each is made (`fuzz_files.py`).  Copies are damaged (bytes
changed, cut out, repeated, put in, cut short; half of the time within what a ZIP archive or gzip holds) and read in a
process with the usual limits.  What ends that process is printed, and the file kept.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import time
import zipfile
from collections import Counter
from pathlib import Path

from firsthand.errors import Unreadable
from firsthand.isolation.process import ReaderProcess
from fuzz_files import good_files

ODD = (b"\0", b"\xff" * 8, b"<", b'"', b"\r\n\r\n", b"=?utf-8?q?", b"%d0" * 9, b"\x80" * 3, b"9" * 30, b"../", b"&#x0;")


def damaged(data: bytes, order: random.Random) -> bytes:
    """A copy with one to eight damages."""
    copy = bytearray(data)
    for _ in range(order.randint(1, 8)):
        at = order.randrange(len(copy) + 1)
        some = order.randint(1, max(1, min(200, len(copy) // 4)))
        kind = order.randrange(6)
        if kind == 0:
            copy[at : at + some] = order.randbytes(some)
        elif kind == 1:
            del copy[at : at + some]
        elif kind == 2:
            copy[at:at] = copy[at : at + some] * order.randint(1, 50)
        elif kind == 3:
            copy[at:at] = order.choice(ODD)
        elif kind == 4 and at < len(copy):
            copy[at] ^= 1 << order.randrange(8)
        elif kind == 5 and order.random() < 0.2:
            del copy[at:]
    return bytes(copy)


def damaged_within(data: bytes, order: random.Random) -> bytes:
    """A copy damaged in what it holds, packed again, where it is packed."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(damaged(gzip.decompress(data), order))
    if not data.startswith(b"PK\3\4"):
        return damaged(data, order)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        hit = order.choice(package.namelist())
        for name in package.namelist():
            copy.writestr(name, damaged_within(package.read(name), order) if name == hit else package.read(name))
    return out.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    order, reader = random.Random(given.seed), ReaderProcess()
    seeds = [(path.name, path.read_bytes()) for path in given.files] or list(good_files().items())
    weights = [0.02 if name.endswith((".png", ".jpg", ".tiff")) else 1 for name, _ in seeds]  # OCR takes its time
    met: Counter[str] = Counter()
    end = time.monotonic() + given.seconds
    while time.monotonic() < end:
        ((name, data),) = order.choices(seeds, weights)
        copy = order.choice((damaged, damaged_within))(data, order)
        for found in reader.read(name, copy):
            met["refused" if isinstance(found, Unreadable) else "read"] += 1
            if isinstance(found, Unreadable) and "its reader" in found.wrong:
                if not met[found.wrong]:
                    given.keep.mkdir(exist_ok=True)
                    (given.keep / f"{sum(met.values())}-{name}").write_bytes(copy)
                    print(f"{found.place}: {found.wrong}", flush=True)
                met[found.wrong] += 1
        met["files"] += 1
    print(", ".join(f"{count} {what}" for what, count in met.most_common()))
    return int(any("its reader" in what for what in met))


if __name__ == "__main__":
    raise SystemExit(main())
