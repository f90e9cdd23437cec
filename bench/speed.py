"""How fast files become statements, beside a plain export of the same model, in one run on one machine.

    taskset -c 0,1 python bench/speed.py DATA_FOLDER [--articles 1000 10000]

The peer tags the same text with a plain int8 export of the same weights (`plain_export.py`): tokenised, in padded
batches of 16 windows in reading order, on onnxruntime's own threads; nothing is linked, resolved or written.  Who-said
of both goes through the same linking.  Needs requirements/training.txt, and Linux for memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

import firsthand
import only_statements
from firsthand import intake, workers
from firsthand.alone import AT_ONCE
from firsthand.model.features import Pieces, pieces_of
from firsthand.model.linking import Attribution
from firsthand.model.tagger import WEIGHTS, Reading, Span, StatementModel, shipped_model
from firsthand.model.windows import LENGTH, Window, windows
from firsthand.stages import statements
from plain_export import plain_peer

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from polnear import read_brat
from score import f1, matches

BATCH = 16
TIMES = 3  # each timing is the best of so many
MORE = 250  # training articles that are timed too, so that starting the processes counts for little
WORDS = 150  # of an article of the series
MEGABYTE = 1024  # kilobytes

Segments = tuple[str, Sequence[Span]]


class Peer(StatementModel):
    """The plain export: many windows at once, padded to the longest.  Links as the shipped model does."""

    def __init__(self, path: Path) -> None:
        super().__init__(threads=1)
        self._plain = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        self._ready: Iterator[Reading] = iter(())

    def attributions(self, texts: Sequence[Segments]) -> list[list[Attribution]]:
        """As the shipped model's, all texts read together."""
        self._ready = self.readings([p for p in (pieces_of(t, self.tokenizer, s) for t, s in texts) if len(p)])
        return super().attributions(texts)

    def read(self, pieces: Pieces) -> Reading:
        """The next text's reading."""
        reading = next(self._ready)
        assert len(reading.tags) == len(pieces), "texts come in the order in which they were read"
        return reading

    def tag(self, texts: Sequence[str]) -> int:
        """Only what the peer is timed at: text to tags.  How many pieces got one."""
        pieces = [pieces_of(text, self.tokenizer) for text in texts]
        jobs = [(p, w) for p in pieces for w in windows(p)]
        return sum(tags.argmax(-1).size for tags, _ in self._batches(jobs))

    def readings(self, pieces: Sequence[Pieces]) -> Iterator[Reading]:
        """One for each text."""
        jobs = [(p, w) for p in pieces for w in windows(p)]
        rows = iter([row for tags, states in self._batches(jobs) for row in zip(tags, states, strict=True)])
        for p in pieces:
            cut, tags, states = windows(p), [], []
            for begin, end in cut:
                logits, state = (row[1 : 1 + end - begin] for row in next(rows))
                exp = np.exp(logits - logits.max(-1, keepdims=True))
                tags.append(exp / exp.sum(-1, keepdims=True))
                states.append(state)
            yield Reading(np.concatenate(tags), cut, states)

    def _batches(self, jobs: Sequence[tuple[Pieces, Window]]) -> Iterator[tuple[Any, Any]]:
        for i in range(0, len(jobs), BATCH):
            inputs = [pieces.inputs(*window) for pieces, window in jobs[i : i + BATCH]]
            lengths = [one["ids"].shape[1] for one in inputs]
            shape = (len(inputs), max(lengths))
            padded = {name: np.zeros(shape, np.int64) for name in (*inputs[0], "mask")}
            for row, (one, length) in enumerate(zip(inputs, lengths, strict=True)):
                padded["mask"][row, :length] = 1
                for name, value in one.items():
                    padded[name][row, :length] = value[0]
            yield tuple(self._plain.run(["tags", "states"], padded))


# -- beside the peer ---------------------------------------------------------------------------------------------------


def compared(dev: Path, folder: Path) -> None:
    """Words a second and who-said of both, and how much of the machine's int8 rate ours uses."""
    scored = sorted((dev / "text").glob("*.txt"))
    files = [*scored, *sorted((dev.parent / "train" / "text").glob("*.txt"))[:MORE]]
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    words = sum(len(text.split()) for text in texts)
    plain_peer(WEIGHTS / "tagger.onnx", folder / "peer.onnx")
    peer = Peer(folder / "peer.onnx")
    took, took_statements, took_peer = np.inf, np.inf, np.inf
    for _ in range(TIMES):  # by turns, so that all meet the machine in the same mood
        took = min(took, timed(lambda: sum(1 for _ in firsthand.statements(files)))[0])
        took_statements = min(took_statements, timed(lambda: statements_alone(files))[0])
        took_peer = min(took_peer, timed(lambda: peer.tag(texts))[0])
    lines = list(firsthand.statements(scored))
    with patch.object(statements, "shipped_model", lambda: peer), patch.object(workers, "processes", lambda: 1):
        theirs = list(firsthand.statements(scored))
    print(
        f"{words} words in {len(files)} files on {workers.processes()} cores; who-said F1 on the {len(scored)} of dev"
    )
    for name, seconds, f in (
        ("ours, files to whole lines", took, who_said(lines, dev)),
        ("ours, files to statements", took_statements, who_said(lines, dev)),
        ("peer, tagging alone", took_peer, who_said(theirs, dev)),
    ):
        print(f"{name:28s} {words / seconds:.0f} words/s, {took_peer / seconds:.2f} of the peer's; who-said F1 {f:.4f}")
    share_of_rate(texts, took)


def statements_alone(files: Sequence[Path]) -> int:
    """As many processes as the command would use, but only source, cue and content of every statement."""
    found = intake.find(files)
    parts = [found[i : i + AT_ONCE] for i in range(0, len(found), AT_ONCE)]
    with workers.Workers() as pool:
        return sum(pool.each(only_statements.count, parts, len(found)))


def who_said(lines: Sequence[dict[str, Any]], dev: Path) -> float:
    """F1 over all documents."""
    right = found = gold = 0
    for line in lines:
        annotations = sorted((dev / "attributions").glob(Path(line["document"]).stem + "_*.ann"))
        wanted = read_brat(annotations[0]) if annotations else []
        got = [{role: [tuple(s) for s in one[role]] for role in ("source", "content")} for one in line["statements"]]
        right += matches(got, wanted, line["text"]).count("right")
        found, gold = found + len(got), gold + len(wanted)
    return f1(right, found, gold)[2]


def share_of_rate(texts: Sequence[str], took: float) -> None:
    """How much of the rate at which one core multiplies int8 matrices of the model's shapes its work amounts to."""
    model = shipped_model()
    pieces = [pieces_of(text, model.tokenizer) for text in texts]
    rows = sum(end - begin + 2 for p in pieces for begin, end in windows(p))
    shapes = [one.dims for one in onnx.load(WEIGHTS / "tagger.onnx").graph.initializer if is_int8_layer(one)]
    work = 2 * rows * sum(int(a * b) for a, b in shapes)
    rate = int8_rate([(int(a), int(b)) for a, b in shapes])
    alone = min(timed(lambda: [model.read(p) for p in pieces])[0] for _ in range(TIMES))
    print(f"int8 matrices of the model's shapes: {rate / 1e9:.0f} GOPS on one core")
    print(f"the model uses {work / alone / rate:.2f} of that")
    print(f"files to statements use {work / took / (rate * workers.processes()):.2f} of {workers.processes()} cores'")


def is_int8_layer(array: onnx.TensorProto) -> bool:
    """Whether an initializer is a linear layer's weight: two-dimensional, int8, and no embedding."""
    small = array.data_type in (TensorProto.INT8, TensorProto.UINT8)
    return small and len(array.dims) == 2 and max(array.dims) < 10_000


def int8_rate(shapes: Sequence[tuple[int, int]]) -> float:
    """Operations a second of MatMulInteger, LENGTH rows by each of the shapes, on one core."""
    nodes, weights, inputs, outputs = [], [], {}, []
    rng = np.random.default_rng(0)
    for number, (a, b) in enumerate(shapes):
        nodes.append(helper.make_node("MatMulInteger", [f"x{a}", f"w{number}"], [f"y{number}"]))
        weights.append(onnx.numpy_helper.from_array(rng.integers(-64, 64, (a, b), np.int8), f"w{number}"))
        inputs[f"x{a}"] = rng.integers(0, 255, (LENGTH, a), np.uint8)
        outputs.append(helper.make_tensor_value_info(f"y{number}", TensorProto.INT32, (LENGTH, b)))
    given = [helper.make_tensor_value_info(name, TensorProto.UINT8, x.shape) for name, x in inputs.items()]
    graph = helper.make_graph(nodes, "rate", given, outputs, weights)
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session = ort.InferenceSession(model.SerializeToString(), options)
    best = min(timed(lambda: session.run(None, inputs))[0] for _ in range(20 * TIMES))
    return 2 * LENGTH * sum(a * b for a, b in shapes) / best


# -- many articles -----------------------------------------------------------------------------------------------------


def series(texts: Sequence[str], counts: Sequence[int], folder: Path) -> None:
    """Time an article and peak memory of `firsthand statements` over more and more articles, no two alike."""
    paragraphs = [line for text in texts for line in text.split("\n") if len(line.split()) > 5]
    for count in counts:
        pile = folder / str(count)
        pile.mkdir()
        for number, article in zip(range(count), articles(paragraphs), strict=False):
            (pile / f"{number:06d}.txt").write_text(article, encoding="utf-8", newline="")
        command = [sys.executable, "-c", "from firsthand.cli import main; main()", "statements", str(pile)]
        began, worked = time.perf_counter(), cpu_seconds()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            peak = 0
            while process.poll() is None:
                peak = max(peak, resident(process.pid))
                time.sleep(0.1)
        took = time.perf_counter() - began
        each, cpu = 1000 * took / count, 1000 * (cpu_seconds() - worked) / count
        print(
            f"{count} articles: {each:.1f} ms each ({cpu:.1f} ms of a core), peak {peak} MB, all processes", flush=True
        )


def articles(paragraphs: Sequence[str]) -> Iterator[str]:
    """Articles of WORDS words or a little more; the paragraphs come in another order each time they are used up."""
    order = random.Random(0)
    article: list[str] = []
    while True:
        for paragraph in order.sample(paragraphs, len(paragraphs)):
            article.append(paragraph)
            if sum(len(one.split()) for one in article) >= WORDS:
                yield "\n\n".join(article)
                article = []


def cpu_seconds() -> float:
    """Of a core, in all processes started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident(process: int) -> int:
    """Megabytes that a process and those below it hold now."""
    held, below = {}, defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):  # one that has just ended
            status = dict(line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines())
            below[int(status["PPid"])].append(int(path.parent.name))
            held[int(path.parent.name)] = int(status.get("VmRSS", "0 kB").split()[0])
    mine = [process]
    for one in mine:
        mine += below[one]
    return sum(held.get(one, 0) for one in mine) // MEGABYTE


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and the result."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--articles", type=int, nargs="*", default=[1000, 10000])
    options = parser.parse_args()
    dev = options.data / "polnear" / "dev"
    with tempfile.TemporaryDirectory() as name:
        compared(dev, Path(name))
        series(
            [p.read_text(encoding="utf-8") for p in sorted((dev / "text").glob("*.txt"))], options.articles, Path(name)
        )
    command = [sys.executable, "-c", "from firsthand.cli import main; main()", "--help"]
    best = min(timed(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))[0] for _ in range(TIMES))
    print(f"firsthand --help: {best:.2f} s")


if __name__ == "__main__":
    main()
