"""Trains the tagger and the linker on PolNeAR, once for each seed; stops and resumes at any step.

    python training/train.py --data DATA_FOLDER --out runs/statements

DATA_FOLDER holds polnear/train; dev is not looked at.  Seeds differ in order, cuts and dropout, not in where the
heads start.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from firsthand.model.features import load_tokenizer
from firsthand.model.tags import ROLES, spans_of
from firsthand.model.windows import LENGTH
from network import Linker, Tagger, load_encoder
from polnear import Article, read_compartment

Span = tuple[int, int]

START = 1  # the heads' first weights are drawn from this, whatever the seed


@dataclass(frozen=True)
class Settings:
    seed: int = 1
    epochs: int = 7
    batch: int = 7  # windows of LENGTH pieces
    encoder_rate: float = 3e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.06
    save_every: int = 100


@dataclass(frozen=True)
class Window:
    article: Article
    begin: int
    end: int


def cut(readings: list[list[Article]], chance: random.Random) -> list[Window]:
    """Every article once, by one of its annotators, cut at a random phase."""
    found = []
    for annotators in readings:
        article = chance.choice(annotators)
        size = len(article.pieces)
        first = chance.randrange(96, LENGTH + 1)
        edges = [0, *range(first, size, LENGTH), size]
        found += [Window(article, b, e) for b, e in pairwise(edges) if e - b > 8]
    return found


def batches(windows: list[Window], size: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, so that little is padded; order shuffled."""
    chance.shuffle(windows)
    windows = sorted(windows, key=lambda w: (w.end - w.begin) // 32)
    grouped = [windows[i : i + size] for i in range(0, len(windows), size)]
    chance.shuffle(grouped)
    return grouped


def collate(batch: list[Window]) -> tuple[dict[str, Tensor], Tensor]:
    width = max(w.end - w.begin for w in batch) + 2
    inputs = {name: torch.zeros(len(batch), width, dtype=torch.long) for name in ("ids", "case", "quote", "breaks")}
    mask = torch.zeros(len(batch), width, dtype=torch.long)
    tags = torch.full((len(batch), width), -100)
    for i, w in enumerate(batch):
        for name, values in w.article.pieces.inputs(w.begin, w.end).items():
            inputs[name][i, : values.shape[1]] = torch.from_numpy(values[0])
        mask[i, : w.end - w.begin + 2] = 1
        tags[i, 1 : w.end - w.begin + 1] = torch.from_numpy(w.article.tags[w.begin : w.end])
    return {**inputs, "mask": mask}, tags


def link_loss(linker: Linker, states: Tensor, window: Window, predicted: dict[str, list[Span]]) -> Tensor | None:
    """Links among the gold spans and the tagger's own, so that it learns to live with its mistakes."""
    gold = [
        {
            role: [(b - window.begin, e - window.begin) for b, e in a[role] if window.begin <= b and e <= window.end]
            for role in ROLES
        }
        for a in window.article.attributions
    ]
    gold = [a for a in gold if any(a.values())]
    spans = {role: sorted({s for a in gold for s in a[role]} | set(predicted[role])) for role in ROLES}
    if not spans["cue"]:
        return None
    owner = {
        role: [[i for i, a in enumerate(gold) if any(_overlap(s, g) for g in a[role])] for s in spans[role]]
        for role in ROLES
    }
    tensors = [torch.tensor(spans[role], dtype=torch.long).reshape(-1, 2) for role in ("cue", "source", "content")]
    by_source, by_content = linker(states, *tensors)
    losses = []
    for scores, left, right in ((by_source, "cue", "source"), (by_content, "content", "cue")):
        target = torch.zeros_like(scores, dtype=torch.bool)
        keep = torch.ones(len(scores), dtype=torch.bool)
        for i, mine in enumerate(owner[left]):
            right_ones = [j for j, theirs in enumerate(owner[right]) if set(mine) & set(theirs)]
            target[i, right_ones or [-1]] = True
            keep[i] = left == "content" or bool(mine)  # a cue that is none has no source to learn
        if keep.any():
            log = scores.log_softmax(1).masked_fill(~target, -1e9).logsumexp(1)
            losses.append(-log[keep].sum())
    return torch.stack(losses).sum() / max(1, len(gold)) if losses else None


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def step_loss(tagger: Tagger, linker: Linker, batch: list[Window]) -> Tensor:
    inputs, tags = collate(batch)
    with torch.autocast("cpu", torch.bfloat16):
        logits, states = tagger(**inputs)
    logits, states = logits.float(), states.float()
    loss = cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=-100)
    links = []
    for i, window in enumerate(batch):
        size = window.end - window.begin
        predicted = spans_of(logits[i, 1 : size + 1].argmax(-1).numpy())
        linked = link_loss(linker, states[i, 1 : size + 1], window, predicted)
        if linked is not None:
            links.append(linked)
    return loss + 0.15 * torch.stack(links).mean() if links else loss


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("runs/statements"))
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--articles", type=int, help="only the first N articles (for a trial)")
    options = parser.parse_args()
    for seed in options.seeds:
        out = options.out / f"seed{seed}"
        out.mkdir(parents=True, exist_ok=True)
        settings = Settings(seed=seed, epochs=options.epochs)
        train(settings, options.data / "polnear" / "train", out, options.articles)


def train(settings: Settings, data: Path, out: Path, limit: int | None) -> None:
    torch.manual_seed(START)
    encoder, tokenizer_path = load_encoder()
    tagger, linker = Tagger(encoder), Linker(encoder.config.hidden_size)
    readings = read_compartment(data, load_tokenizer(tokenizer_path))[:limit]
    steps = settings.epochs * len(batches(cut(readings, random.Random(0)), settings.batch, random.Random(0)))
    heads = [
        p
        for n, p in (*tagger.named_parameters(), *linker.named_parameters())
        if not n.startswith("encoder.") and p.requires_grad
    ]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": settings.encoder_rate},
            {"params": heads, "lr": settings.head_rate},
        ],
        weight_decay=0.01,
    )
    warm = max(1, int(settings.warmup * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm)))
    )
    parts = {"tagger": tagger, "linker": linker, "optimizer": optimizer, "schedule": schedule}
    checkpoint = out / "checkpoint.pt"
    done = _resume(checkpoint, parts)
    step, began, total = 0, time.time(), 0.0
    for epoch in range(settings.epochs):
        chance = random.Random(f"{settings.seed} {epoch}")
        for batch in batches(cut(readings, chance), settings.batch, chance):
            step += 1
            if step <= done:
                continue
            tagger.train(), linker.train()
            torch.manual_seed(settings.seed * 1_000_003 + step)  # so that a resumed run draws the same dropout
            loss = step_loss(tagger, linker, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*tagger.parameters(), *linker.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            if step % 20 == 0:
                rate = (time.time() - began) / (step - done)
                print(
                    f"seed {settings.seed} epoch {epoch} step {step}/{steps} loss {total / 20:.4f} {rate:.2f} s/step",
                    file=sys.stderr,
                    flush=True,
                )
                total = 0.0
            if step % settings.save_every == 0:
                _save(checkpoint, parts, step)
        _save(checkpoint, parts, step)
    torch.save({"tagger": tagger.state_dict(), "linker": linker.state_dict()}, out / "weights.pt")


def _save(path: Path, parts: dict, step: int) -> None:
    part = path.with_suffix(".part")
    torch.save({**{name: p.state_dict() for name, p in parts.items()}, "step": step}, part)
    part.replace(path)  # a checkpoint is whole or not there


def _resume(path: Path, parts: dict) -> int:
    if not path.exists():
        return 0
    saved = torch.load(path, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(saved[name])
    return int(saved["step"])


if __name__ == "__main__":
    np.seterr(all="raise")
    main()
