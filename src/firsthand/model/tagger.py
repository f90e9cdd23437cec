"""The trained model at work: text to attributions, each text read as if it were alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from firsthand.model.features import Pieces, load_tokenizer, pieces_of
from firsthand.model.linking import Attribution, attributions_of
from firsthand.model.links import Choice, Links, choices, cut_at_edges, held
from firsthand.model.roles import decided
from firsthand.model.tags import spans_of
from firsthand.model.windows import Window, windows
from firsthand.workers import processes

Span = tuple[int, int]
Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder makes of N pieces: tag probabilities (N, len(TAGS)), and each window's states (n, hidden)."""

    tags: Floats
    windows: list[Window]
    states: list[Floats]


class StatementModel:
    """Int8 tagger and linker on one core a window.

    Dynamic quantization scales over whatever is in a batch, so every window is read alone: the same text gives
    the same attributions in any company.  Texts go to a pool of threads instead, where this process has several cores.
    """

    def __init__(self, weights: Path = WEIGHTS, threads: int | None = None) -> None:
        self._tagger = _session(weights / "tagger.onnx")
        self._linker = _session(weights / "linker.onnx")
        self.tokenizer = load_tokenizer(weights / "tokenizer.json")
        self._calibration = json.loads((weights / "calibration.json").read_text(encoding="utf-8"))
        self._threads = threads or processes()

    def attributions(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[list[Attribution]]:
        """For each text, what is attributed in its segments; spans in code points of the text.

        `texts` are (text, segments): only the segments are read, as one run of words.
        """
        if self._threads == 1:
            return [self._one(item) for item in texts]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._one, texts))

    def _one(self, item: tuple[str, Sequence[Span]]) -> list[Attribution]:
        text, segments = item
        pieces = pieces_of(text, self.tokenizer, segments)
        if not len(pieces):
            return []
        reading = self.read(pieces)
        spans = spans_of(decided(text, pieces, reading.tags))
        return attributions_of(text, pieces, reading.tags, self.link(reading, spans), self._calibration)

    def read(self, pieces: Pieces) -> Reading:
        """Every window in turn."""
        cut, tags, states = windows(pieces), [], []
        for begin, end in cut:
            logits, state = self._tagger.run(["tags", "states"], pieces.inputs(begin, end))
            tags.append(_softmax(logits[0, 1:-1]))  # without [CLS] and [SEP]
            states.append(state[0, 1:-1])
        return Reading(np.concatenate(tags), cut, states)

    def link(self, reading: Reading, spans: dict[str, list[Span]]) -> Links:
        """The likeliest source of every cue, and the likeliest cue of every content, each within its window.

        States of two windows do not compare, so no link crosses from one to another.
        """
        spans = {role: cut_at_edges(spans[role], reading.windows) for role in spans}
        source_of = [Choice(None, 1.0)] * len(spans["cue"])
        cue_of = [Choice(None, 1.0)] * len(spans["content"])
        for window, states in zip(reading.windows, reading.states, strict=True):
            here = {role: held(spans[role], window) for role in spans}
            if here["cue"]:
                places = {f"{role}s": _places(spans[role], here[role], window[0]) for role in here}
                by_source, by_content = self._linker.run(["by_source", "by_content"], {"states": states, **places})
                source_of[here["cue"].start : here["cue"].stop] = choices(_softmax(by_source), here["source"])
                cue_of[here["content"].start : here["content"].stop] = choices(_softmax(by_content), here["cue"])
        return Links(spans, source_of, cue_of)


def _places(spans: Sequence[Span], numbers: range, begin: int) -> NDArray[np.int64]:
    """Those spans as offsets into a window that begins at `begin`, of shape (n, 2)."""
    return np.array(spans[numbers.start : numbers.stop], np.int64).reshape(-1, 2) - begin


@cache
def shipped_model() -> StatementModel:
    """The model that comes with the package, loaded once."""
    return StatementModel()


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(-1, keepdims=True)) if logits.size else logits
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), np.float32) if logits.size else logits
