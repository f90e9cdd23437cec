"""Web archives: how fast they are opened and read, against fastwarc merely iterating, and in how much memory.

python bench/warc.py [--mib 2048] [--read 500]

A web archive of that size is generated (invented pages, gzip members).  All of it is opened here; of its pages so many
are read in the reader's process, as `firsthand` does, `--read 0` for all of them.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import tempfile
import time
import zlib
from itertools import islice
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from firsthand.errors import Unreadable
from firsthand.isolation.process import ReaderProcess
from firsthand.readers import unpack

DIFFERENT = 400  # pages; a larger archive repeats their words at other addresses
NUMBER = b"#########"
GZIP = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # the head of a member
WORDS = ("mill", "town", "mayor", "fire", "river", "said", "council", "letter", "owner", "night", "bridge", "report")


def page(number: int) -> bytes:
    """An invented page with a menu, some twenty paragraphs and a list of links."""
    order = random.Random(number)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in WORDS)
    told = "".join(
        f"<p>{' '.join(order.choice(WORDS) + str(order.randrange(999)) for _ in range(90))}.</p>" for _ in range(20)
    )
    head = f"<head><title>Page {number}</title></head>"
    return f"<html>{head}<body><ul>{menu}</ul><h1>{number}</h1>{told}</body></html>".encode()


def generate(path: Path, mib: int) -> int:
    """Writes a web archive of at least so many MiB, every page at an address of its own; how many it holds."""
    records = [_record(number) for number in range(DIFFERENT)]
    count = 0
    with path.open("wb") as file:
        while file.tell() < mib << 20:
            head, body, packed = records[count % DIFFERENT]
            head = head.replace(NUMBER, b"%09d" % count)
            squeeze = zlib.compressobj(1, wbits=-15)
            file.write(GZIP + squeeze.compress(head) + squeeze.flush(zlib.Z_SYNC_FLUSH) + packed)
            check, size = zlib.crc32(body, zlib.crc32(head)), len(head) + len(body)
            file.write(check.to_bytes(4, "little") + size.to_bytes(4, "little"))
            count += 1
    return count


def _record(number: int) -> tuple[bytes, bytes, bytes]:
    """A page's record: its head with NUMBER in its address; what follows; that again as the end of a gzip member."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    address = f"https://courier.example/{NUMBER.decode()}"
    writer.write_record(
        writer.create_warc_record(address, "response", payload=io.BytesIO(page(number)), http_headers=http)
    )
    head, gap, body = out.getvalue().partition(b"\r\n\r\n")
    squeeze = zlib.compressobj(6, wbits=-15)
    return head, gap + body, squeeze.compress(gap + body) + squeeze.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mib", type=int, default=2048)
    parser.add_argument("--read", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pile.warc.gz"
        count = generate(path, given.mib)
        print(f"{path.stat().st_size / 2**20:.0f} MiB, {count} pages")
        began = time.perf_counter()
        with path.open("rb") as file:
            met = sum(1 for _ in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False))
        alone = time.perf_counter() - began
        began, before = time.perf_counter(), peak()
        opened = sum(1 for leaf in unpack.leaves("pile.warc.gz", path) if not isinstance(leaf, Unreadable))
        ours = time.perf_counter() - began
        assert met == opened == count
        print(f"fastwarc iterating: {count / alone:.0f} records a second")
        print(f"opened here: {count / ours:.0f} ({ours / alone:.1f} times as long)")
        print(f"peak memory while opening: {mib(peak())} MiB, {mib(peak() - before)} of them for it")
        began, reader = time.perf_counter(), ReaderProcess()
        read = sum(1 for _ in islice(reader.read("pile.warc.gz", path), given.read or None))
        took = time.perf_counter() - began
        reader.end()
        print(f"read as documents: {read} pages, {read / took:.0f} a second")
        print(
            f"peak memory of the reader's process {mib(peak(resource.RUSAGE_CHILDREN))} MiB, of this one {mib(peak())}"
        )


def mib(size: int) -> int:
    return round(size / 2**20)


def peak(whose: int = resource.RUSAGE_SELF) -> int:
    """Most bytes of memory used at once."""
    return resource.getrusage(whose).ru_maxrss * 1024


if __name__ == "__main__":
    main()
