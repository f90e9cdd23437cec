"""Writes the trained weights as int8 ONNX into the package.

python training/export.py --run runs/statements/epoch6.pt --out src/firsthand/model/weights
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import onnx
import torch

from graph import tagger_graph
from network import Linker, Tagger, load_encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    export(options.run, options.out)


def export(weights: Path, out: Path) -> None:
    """tagger.onnx (int8), linker.onnx (float32, small) and tokenizer.json in `out`."""
    encoder, tokenizer = load_encoder()
    tagger, linker = Tagger(encoder), Linker(encoder.config.hidden_size)
    state = torch.load(weights, weights_only=True)
    tagger.load_state_dict(state["tagger"])
    linker.load_state_dict(state["linker"])
    tagger.eval()
    linker.eval()
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(tokenizer, out / "tokenizer.json")
    onnx.save(tagger_graph(tagger), out / "tagger.onnx")
    spans = torch.tensor([[0, 1], [2, 4], [4, 6]])
    axes = {"states": {0: "n"}, "cues": {0: "c"}, "sources": {0: "s"}, "contents": {0: "k"}}
    torch.onnx.export(
        linker, (torch.randn(8, encoder.config.hidden_size), spans, spans[:2], spans), str(out / "linker.onnx"),
        input_names=["states", "cues", "sources", "contents"], output_names=["by_source", "by_content"],
        dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip


if __name__ == "__main__":
    main()
