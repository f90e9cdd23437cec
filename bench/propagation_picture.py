"""The curves of `propagation.py`: how findings hold as noise, missing pages and hostility grow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

Rates = Mapping[str, Mapping[str, float]]  # by setting, then by measure

PANELS = (
    ("text origin", "text origin right"),
    ("utterance origin", "utterance origin right"),
    ("count exact", "count exact"),
    ("count in bounds", "count within its bounds"),
)
MISSING = (("", "all documents", "#1f4e79"), (" -30%", "30% missing", "#c46b17"), (" -60%", "60% missing", "#8a8a8a"))


def picture(rates: Rates, path: Path, levels: Sequence[str] = ("none", "mild", "middle", "strong")) -> None:
    """Four panels over the levels of noise, a line for each share of missing pages; below, the hostile piles' bars."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "firsthand"  # the same figures give the same file
    from matplotlib import pyplot

    figure = pyplot.figure(figsize=(9, 6.5), layout="constrained")
    grid = figure.add_gridspec(2, len(PANELS))
    for n, (measure, title) in enumerate(PANELS):
        axes = figure.add_subplot(grid[0, n])
        for suffix, label, colour in MISSING:
            met = [level for level in levels if measure in rates.get(level + suffix, {})]
            axes.plot(met, [rates[level + suffix][measure] for level in met], "o-", color=colour, label=label)
        axes.set_title(title, fontsize=10)
        axes.set_ylim(0, 1.02)
        axes.tick_params(labelsize=8)
        axes.grid(axis="y", color="0.9")
    figure.axes[0].legend(frameon=False, fontsize=8, loc="lower left")
    hostile = [name for name in rates if name.startswith("hostile")]
    axes = figure.add_subplot(grid[1, :])
    width = 0.8 / len(PANELS)
    for n, (measure, title) in enumerate(PANELS):
        at = [i + (n - 1.5) * width for i in range(len(hostile))]
        axes.bar(at, [rates[name].get(measure, 0) for name in hostile], width * 0.9, label=title)
    axes.set_xticks(range(len(hostile)), [name.removeprefix("hostile: ") for name in hostile])
    axes.set_ylim(0, 1.02)
    axes.set_title("piles that somebody has planted pages in, at mild noise", fontsize=10)
    axes.legend(frameon=False, fontsize=8, ncols=len(PANELS), loc="lower center", bbox_to_anchor=(0.5, -0.3))
    figure.savefig(path, metadata={"Date": None})
