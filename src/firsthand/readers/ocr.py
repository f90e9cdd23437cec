"""Words in a picture, recognised by RapidOCR: its models lie in its package, so nothing is ever fetched."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from firsthand.readers.pdf_runs import Run

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 170 / 72  # a page of a PDF is drawn with 170 dots an inch: with more, no more is recognised
WARNING = "text recognised in an image"
_Box = list[tuple[float, float]]  # corners: left and right above, right and left below
INSTALL = "Install the extra that reads images: pip install 'firsthand[ocr]' (from its sources: make ocr)"
DOUBT = 0.95  # confidence of a line, or of a page's letters, below which it is in doubt
_SOME = 0.05  # share of a page's letters in doubtful lines above which the page is listed
_TURNED = 0.75  # confidence of a page that may be lying on its side
SIDE = 2000  # dots on the longer side of what the models are shown
_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}


def is_installed() -> bool:
    """Whether the optional extra `ocr` is there, with its models: without them the library would fetch them."""
    return all(path.is_file() for path in _models().values()) if _folder() else False


def runs_of(image: Image, scale: float) -> list[Run]:
    """Lines of words in `image` (RGB), each with its confidence; lengths are dots times `scale`.

    A picture whose words are hardly recognised is tried turned, and the best is kept.
    """
    tried = [_recognised(image, scale)]
    if tried[0] and confidence(tried[0]) < _TURNED:
        tried += [_recognised(image.rotate(angle, expand=True), scale) for angle in (90, 180, 270)]
    return max(tried, key=lambda runs: confidence(runs) * sum(len(r.text) for r in runs))


def _recognised(image: Image, scale: float) -> list[Run]:
    import numpy as np

    found = _engine()(np.asarray(image.convert("RGB"))[:, :, ::-1])  # the library wants blue first
    if found.boxes is None or found.txts is None:
        return []
    boxes = [[(x * scale, y * scale) for x, y in box] for box in found.boxes.tolist()]
    slope = median(_slope(box) for box in boxes)
    return [_run(text, box, sure, slope) for text, box, sure in zip(found.txts, boxes, found.scores, strict=True)]


def _slope(box: _Box) -> float:
    (x0, y0), (x1, y1) = box[:2]
    return (y1 - y0) / (x1 - x0) if x1 - x0 > 3 * abs(y1 - y0) else 0.0


def _run(text: str, box: _Box, sure: float, slope: float) -> Run:
    """A line's run, as on a page laid straight: down by as much as its column is shifted up."""
    across = [x for x, _ in box]
    down = [y - slope * x for x, y in box]
    top, bottom = (down[0] + down[1]) / 2, (down[2] + down[3]) / 2
    # A box is somewhat higher than its letters; its lower quarter is below the baseline.
    height = bottom - top
    return Run(
        text=" ".join(text.split()), x0=min(across), top=top, x1=max(across), bottom=bottom,
        baseline=bottom - 0.25 * height, size=0.8 * height, sure=float(sure),
    )  # fmt: skip


def confidence(runs: Sequence[Run]) -> float:
    """Mean confidence of the letters."""
    letters = sum(len(r.text) for r in runs)
    return sum((r.sure or 0.0) * len(r.text) for r in runs) / letters if letters else 0.0


def doubt(runs: Sequence[Run]) -> bool:
    """Whether a page's words, or some of its lines, were recognised with little confidence."""
    unsure = sum(len(r.text) for r in runs if (r.sure or 0.0) < DOUBT)
    return confidence(runs) < DOUBT or unsure > _SOME * sum(len(r.text) for r in runs)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    settings: dict[str, Any] = {f"{part}.model_path": str(path) for part, path in _models().items()}
    # The classifier turns single lines upside down that were upright; a page lying on its side is turned here.
    settings |= {"Global.use_cls": False, "Global.log_level": "critical", "Global.max_side_len": SIDE}
    settings["EngineConfig.onnxruntime.intra_op_num_threads"] = 1  # the same on every machine
    return RapidOCR(params=settings)


def _folder() -> Path | None:
    spec = importlib.util.find_spec("rapidocr")
    return Path(spec.origin).parent / "models" if spec and spec.origin else None


def _models() -> dict[str, Path]:
    folder = _folder()
    return {part: folder / name for part, name in _MODELS.items()} if folder else {}
