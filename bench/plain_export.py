"""The tagger as anybody would export it: torch's exporter with a mask and batches, then onnxruntime's dynamic int8.

The speed benchmark's peer: the same weights, none of training/graph.py.  Needs requirements/training.txt.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from graph import EMBEDDINGS, SCALE
from network import Tagger, load_encoder


def plain_peer(tagger_onnx: Path, out: Path) -> None:
    """Writes the plain int8 export of the weights in a shipped `tagger_onnx` to the file `out`."""
    tagger = Tagger(load_encoder()[0])
    tagger.load_state_dict(_state(tagger_onnx, tagger))
    export_plain(tagger, out)


def export_plain(tagger: Tagger, out: Path) -> None:
    """ids, case, quote, breaks, mask (batch, n) -> tags (batch, n, len(TAGS)) and states (batch, n, hidden)."""
    out = out.resolve()
    names = ["ids", "case", "quote", "breaks", "mask"]
    axes = {0: torch.export.Dim("batch", min=1, max=512), 1: torch.export.Dim("n", min=3, max=512)}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # the quantizer leaves files where it is
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            tagger.eval(), tuple(torch.ones(2, 8, dtype=torch.long) for _ in names), str(plain), input_names=names,
            output_names=["tags", "states"], dynamic_shapes=[axes] * len(names), dynamo=True, external_data=False,
        )  # fmt: skip
        quantize_dynamic(str(plain), str(out), weight_type=QuantType.QInt8)


def _state(path: Path, tagger: Tagger) -> dict[str, Tensor]:
    """The float weights that the graph's integers stand for, as a state of `tagger`."""
    arrays = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    kinds = EMBEDDINGS + "token_type_embeddings.weight"
    arrays[kinds] = np.zeros(tagger.state_dict()[kinds].shape, np.float32)  # the graph has it added to the positions
    turned = {f"{name}.weight" for name, module in tagger.named_modules() if isinstance(module, nn.Linear)}
    state = {}
    for name in tagger.state_dict():
        value = arrays[name] * arrays.get(name + SCALE, np.float32(1))
        state[name] = torch.from_numpy(value.T.copy() if name in turned else value)  # the graph has them (in, out)
    return state


if __name__ == "__main__":
    plain_peer(Path(sys.argv[1]), Path(sys.argv[2]))
