"""How far what the stages find of a story's spread is right, as its traces are lost, pages are missing or planted.

    python bench/propagation.py [--piles 40] [--seed 1]             # every setting: one line each
    python bench/propagation.py --only mild --errors "count exact"  # besides, what that measure missed
    python bench/propagation.py --only mild --pile 1/7              # one pile: its pages, with what is true of them
    python bench/propagation.py --plain                             # all word a claim alike: counting by itself
    python bench/propagation.py --read --only none --piles 4        # everything from the bytes: slow
    python bench/propagation.py --picture docs/propagation.svg      # the curves (needs matplotlib)

Each pile is an invented event of 14 to 40 documents: interviews, press calls that agencies and outlets record, official
statements; copies, retellings, talk.  Statements, speakers, frames and figures are given as they are known from writing
them, so that the stages from voices to claims are judged by themselves.

"Mild" is: 20% of copies and retellings name no source, 20% of agency copies have lost the mark, 5% of retellings drop
the speaker's name, 5% give the words to an outlet or to nobody, 20% of copies are cut and 20% edited, 10% of the
content words of indirect retellings are exchanged, 15% of retold quotations are elided, spliced or have an inserted
word, 20% of retellings say not when it was said, 10% of pages state a date one to nine days late and 5% one early or
none, 5% of the words by which origins name one deed differ, 5% of further pages say what nobody stands behind, and in
one pile of ten two outlets credit each other.  All levels are in `propagation_noise.py`, what is right in
`propagation_measure.py`.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from firsthand import pipeline
from firsthand.engine.local import LocalEngine
from firsthand.stage import Context, Settings, Tables
from propagation_hostile import PLANS
from propagation_measure import Check, Found, measure
from propagation_noise import LEVELS
from propagation_rows import Pile, Setting, make
from propagation_truth import Truth

SETTINGS = (
    *(Setting(name, noise) for name, noise in LEVELS.items()),
    *(Setting(f"{name} -{gone:.0%}", LEVELS[name], gone) for gone in (0.3, 0.6) for name in LEVELS),
    *(Setting(f"hostile: {name}", LEVELS["mild"], 0.0, plan) for name, plan in PLANS.items()),
)
COLUMNS = (
    ("text origin", "text"), ("text origin, copied", "copied"), ("text pairs P", "textP"), ("text pairs R", "textR"),
    ("utterance pairs P", "uttP"), ("utterance pairs R", "uttR"), ("utterance origin", "orig"),
    ("utterance origin, recorded", "orig|r"), ("routes P", "routP"), ("routes R", "routR"),
    ("claim pairs P", "clmP"), ("claim pairs R", "clmR"),
    ("sides whole", "whole"), ("count exact", "exact"), ("count in bounds", "bound"),
    ("count exact, side whole", "exact|w"), ("bounds hold, side whole", "bound|w"),
)  # fmt: skip
MERGED = "two voices apart"
Checks = dict[str, list[tuple[str, Check]]]  # by measure, each with the seed of its pile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--piles", type=int, default=40, help="piles of each setting")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="only settings whose name begins so, such as mild, hostile, 'hostile: fake'")
    parser.add_argument("--errors", metavar="MEASURE", help="list what a measure missed, such as 'count exact'")
    parser.add_argument("--pile", metavar="SEED", help="show one pile of the first setting, such as 1/7")
    parser.add_argument("--read", action="store_true", help="read everything from the bytes (slow)")
    parser.add_argument("--plain", action="store_true", help="all speak of their claims alike: counting by itself")
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    chosen = [s for s in SETTINGS if not options.only or s.name.startswith(options.only)]
    if not chosen:
        parser.error(f"no setting begins with {options.only!r}; there are: {', '.join(s.name for s in SETTINGS)}")
    if options.pile:
        print(shown(make(chosen[0], options.pile, plain=options.plain)))
        return
    print(f"{'setting':18}" + "".join(f"{short:>8}" for _, short in COLUMNS) + "  merged piles    s")
    results: dict[str, Checks] = {}
    for setting in chosen:
        began = time.process_time()
        checks: Checks = defaultdict(list)
        for n in range(options.piles):
            seed = f"{options.seed}/{n}"
            for check in run(make(setting, seed, plain=options.plain), read=options.read):
                checks[check.measure].append((seed, check))
        results[setting.name] = checks
        print(line(setting, checks, options.piles, time.process_time() - began), flush=True)
    if options.errors:
        for name, checks in results.items():
            for seed, check in checks[options.errors]:
                if not check.right:
                    print(f"{name} {seed}  {check.what}")
    if options.picture:
        from propagation_picture import picture

        picture({name: rates(checks) for name, checks in results.items()}, options.picture)


def run(pile: Pile, *, read: bool = False) -> Iterator[Check]:
    """All checks of one pile."""
    if read:
        from propagation_read import read_pile

        yield from measure(read_pile(pile))
        return
    tables = Tables(pile.rows)
    context = Context(Settings(), lambda _original: b"", LocalEngine())
    for stage in pipeline.STAGES:
        if stage.each == "case":
            tables.add(list(stage.run(tables, context)))
    yield from measure(Found(Truth(pile), tables))


def rates(checks: Checks) -> dict[str, float]:
    """The share that is right, by measure; none where nothing was looked at."""
    return {name: sum(c.right for _, c in found) / len(found) for name, found in checks.items() if found}


def line(setting: Setting, checks: Checks, piles: int, seconds: float) -> str:
    """One setting in one line."""
    rate = rates(checks)
    cells = (f"{rate[name]:8.3f}" if name in rate else f"{'-':>8}" for name, _ in COLUMNS)
    merged = sum(not c.right for _, c in checks[MERGED])
    return f"{setting.name:18}{''.join(cells)}{merged:8}{piles:6}{seconds:5.0f}"


def shown(pile: Pile) -> str:
    """Every page of a pile that is held, with what is true of it."""
    parts: list[str] = []
    for key, drawn in pile.drawn.items():
        page = pile.pages[key]
        hops = ", ".join(f"{hop}{'' if hop in pile.document else ' (not held)'}" for hop in sorted(page.hops))
        parts.append(
            f"=== {key} {page.kind}, appeared {page.day}, states {page.stated}; text of {page.text_of}; has it from"
            f" [{hops}], names {sorted(page.named)}\n{drawn.text}"
        )
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
