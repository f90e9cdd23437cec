"""Writes the trained weights as int8 ONNX into the package.

python training/export.py --run runs/statements/epoch6.pt --out src/firsthand/model/weights
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

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
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(tokenizer, out / "tokenizer.json")
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
    ):  # the quantizer leaves files where it stands
        plain, ready = Path(folder) / "tagger.onnx", Path(folder) / "ready.onnx"
        size = torch.export.Dim("n", min=3, max=512)
        names = ["ids", "case", "quote", "breaks"]
        torch.onnx.export(
            tagger, tuple(torch.zeros(1, 8, dtype=torch.long) for _ in names), str(plain), input_names=names,
            output_names=["tags", "states"], dynamic_shapes=[{1: size}] * 4, dynamo=True, external_data=False,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        # seven bits: u8s8 products saturate on processors without VNNI, and a case must read the same everywhere
        quantize_dynamic(
            str(ready), str(out / "tagger.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    spans = torch.tensor([[0, 1], [2, 4], [4, 6]])
    axes = {"states": {0: "n"}, "cues": {0: "c"}, "sources": {0: "s"}, "contents": {0: "k"}}
    torch.onnx.export(
        linker, (torch.randn(8, encoder.config.hidden_size), spans, spans[:2], spans), str(out / "linker.onnx"),
        input_names=["states", "cues", "sources", "contents"], output_names=["by_source", "by_content"],
        dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip


if __name__ == "__main__":
    main()
