"""What a sentence means, as a vector of length one: by a teacher, by its stems, by the tagger's states under a head.

A sentence is its folded words, joined by spaces.  What an encoder has seen of a sentence it keeps in a file.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize
from transformers import BertModel

from firsthand.model.features import pieces_of
from firsthand.model.tagger import StatementModel
from firsthand.text.propositions import stems
from firsthand.text.words import words

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]  # n sentences -> (n, d), each row of length one
Pairs = Sequence[Sequence[tuple[str, str]]]  # of each page: quotations, and each as a paper might retell it

LEAST = 2  # texts that hold a stem which has a vector
RATE = 3e-3  # of learning
BATCH = 256
COMMON = 1e-3  # how rare a stem weighs half (smooth inverse frequency: Arora et al. 2017)
SHARP = 0.08  # temperature of the contrastive loss (van den Oord et al. 2018)
APART = 6  # quotations of one page in a batch, each held against the others
HEAD = 128


class Kept:
    """An encoder whose vectors stay in a file, `path`, from one run to the next."""

    def __init__(self, path: Path, encode: Encode) -> None:
        self._path, self._encode = path, encode
        self._of: dict[str, Floats] = {}
        if path.exists():
            with np.load(path) as read:
                texts = read["texts"].tobytes().decode().split("\n")
                self._of = dict(zip(texts, read["vectors"], strict=True))

    def __call__(self, texts: Sequence[str]) -> Floats:
        new = sorted(set(texts).difference(self._of), key=lambda text: (len(text), text))
        if new:
            self._of.update(zip(new, self._encode(new).astype(np.float16), strict=True))
        return np.stack([self._of[text] for text in texts]).astype(np.float32)

    def save(self) -> None:
        """To the file, where there is anything to keep."""
        if self._of:
            texts = np.frombuffer("\n".join(self._of).encode(), np.uint8)
            np.savez(self._path, texts=texts, vectors=np.stack(list(self._of.values())))


def teacher(folder: Path) -> tuple[Encode, int]:
    """(encoder, how many weights it has) from a folder of all-MiniLM-L6-v2: config, safetensors, tokenizer.json.

    The mean of the last states, as sentence-transformers takes it.
    """
    net = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(80)

    @torch.no_grad()
    def encode(texts: Sequence[str]) -> Floats:
        parts = []
        for begin in range(0, len(texts), 64):
            read = tokenizer.encode_batch(list(texts[begin : begin + 64]))
            mask = torch.tensor([one.attention_mask for one in read])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = net(input_ids=torch.tensor([one.ids for one in read]), attention_mask=mask).last_hidden_state
            parts.append(normalize((states.float() * mask[..., None]).sum(1), dim=1).numpy())
        return np.concatenate(parts)

    return encode, sum(weight.numel() for weight in net.parameters())


def tagger() -> Encode:
    """The mean of the shipped tagger's states; not of length one, a head is to stand above them."""
    model = StatementModel(threads=1)

    def one(text: str) -> Floats:
        pieces = pieces_of(text, model.tokenizer)
        return np.concatenate(model.read(pieces).states).mean(0) if len(pieces) else np.zeros(384, np.float32)

    return lambda texts: np.stack([one(text) for text in texts])


class Stems(torch.nn.Module):
    """A sentence as the sum of its stems' vectors, which start where the teacher has words and sentences with them."""

    def __init__(self, alone: Sequence[str], texts: Sequence[str], teach: Encode, size: int) -> None:
        super().__init__()
        held: dict[str, list[int]] = defaultdict(list)
        for n, text in enumerate(texts):
            for stem in sorted(set(_stems(text))):
                held[stem].append(n)
        word_of: dict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(alone):
            for stem in stems([word]):
                word_of[stem].append(n)
        known = sorted({stem for stem, places in held.items() if len(places) >= LEAST} | set(word_of))
        self._at = {stem: n for n, stem in enumerate(known)}
        vectors, own = teach(texts), teach(alone)
        mean = vectors.mean(0)
        axes = np.linalg.svd(vectors[::3] - mean, full_matrices=False)[2][:size].T
        vectors, own = (vectors - mean) @ axes, (own - mean) @ axes
        start = np.stack([own[word_of[s]].mean(0) if s in word_of else vectors[held[s]].mean(0) for s in known])
        often = np.array([len(held[stem]) for stem in known]) / sum(map(len, held.values()))
        self.vectors = torch.nn.EmbeddingBag.from_pretrained(
            torch.tensor(start / np.linalg.norm(start, axis=1).mean()), freeze=False, mode="sum"
        )
        self.weights = torch.nn.Parameter(torch.tensor(np.log(COMMON / (COMMON + often)), dtype=torch.float32))

    def numbers(self, text: str) -> list[int]:
        """Of the stems that have a vector."""
        return [self._at[stem] for stem in _stems(text) if stem in self._at]

    def forward(self, sentences: Sequence[Sequence[int]]) -> Tensor:
        flat = torch.tensor([n for one in sentences for n in one], dtype=torch.long)
        starts = torch.tensor(np.cumsum([0, *map(len, sentences[:-1])]))
        summed = self.vectors(flat, starts, per_sample_weights=self.weights[flat].exp())
        return normalize(summed, dim=1, eps=1e-6)

    def encoder(self) -> tuple[Encode, int]:
        """(encoder, its bytes), eight bits a number with a scale for each stem."""
        with torch.no_grad():
            table = self.vectors.weight * self.weights.exp()[:, None]
            scale = table.abs().amax(1, keepdim=True).clamp(min=1e-9) / 127
            self.vectors.weight.copy_(torch.round(table / scale) * scale)
            self.weights.zero_()

        @torch.no_grad()
        def encode(texts: Sequence[str]) -> Floats:
            return np.asarray(self([sorted(set(self.numbers(text))) for text in texts]).numpy())

        return encode, table.numel() + 4 * len(table)


def distil(net: Stems, texts: Sequence[str], teach: Encode, seed: int, rounds: int = 4) -> None:
    """Until two sentences are as near as they are to the teacher, the near ones weighing most."""
    chance = np.random.default_rng(seed)
    numbers = [net.numbers(text) for text in texts]
    usable = np.array([n for n, found in enumerate(numbers) if len(found) >= 2])
    wanted = torch.tensor(teach(texts))
    steps = [
        rows
        for n in range(rounds)
        for rows in chance.permutation(_batches(chance.permutation(usable) if n % 2 == 0 else _sorted(usable, wanted)))
    ]
    optimizer = torch.optim.Adam(net.parameters(), lr=RATE)
    decay = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, len(steps))
    for rows in steps:
        found, near = net([numbers[n] for n in rows]), wanted[rows] @ wanted[rows].T
        others = ~torch.eye(len(rows), dtype=torch.bool)
        weight = 1 + 8 * near[others].clamp(min=0)
        _step(optimizer, (weight * ((found @ found.T)[others] - near[others]) ** 2).mean())
        decay.step()


def contrast_stems(net: Stems, pages: Pairs, seed: int, rounds: int = 6) -> None:
    """Then until a quotation is nearest to its retelling, without going far from where it was."""
    before = net.vectors.weight.detach().clone()
    optimizer = torch.optim.Adam(net.parameters(), lr=RATE / 3)
    for batch in _drawn(pages, seed, rounds):
        sides = [net([net.numbers(text) for text in side]) for side in zip(*batch, strict=True)]
        _step(optimizer, _told_apart(*sides) + 10 * ((net.vectors.weight - before) ** 2).sum(1).mean())


def head(states: Encode, pages: Pairs, seed: int, rounds: int = 6) -> tuple[Encode, int]:
    """(encoder, its bytes): a linear map of states under which a quotation is nearest to its retelling."""
    torch.manual_seed(seed)
    first = torch.tensor(states([quotation for page in pages for quotation, _ in page]))
    mean = first.mean(0).clone().requires_grad_(True)
    axes = torch.linalg.svd((first - first.mean(0))[::4], full_matrices=False)[2]
    weight = axes[:HEAD].T.clone().requires_grad_(True)
    optimizer = torch.optim.Adam([weight, mean], lr=RATE / 3)
    for batch in _drawn(pages, seed, rounds):
        sides = [normalize((torch.tensor(states(side)) - mean) @ weight, dim=1) for side in zip(*batch, strict=True)]
        _step(optimizer, _told_apart(*sides))

    @torch.no_grad()
    def encode(texts: Sequence[str]) -> Floats:
        return np.asarray(normalize((torch.tensor(states(texts)) - mean) @ weight, dim=1).numpy())

    return encode, 2 * (weight.numel() + mean.numel())


def _stems(text: str) -> list[str]:
    return stems(word.folded for word in words(text))


def _batches(order: NDArray[np.int64]) -> NDArray[np.int64]:
    return order[: len(order) // BATCH * BATCH].reshape(-1, BATCH)


def _sorted(usable: NDArray[np.int64], wanted: Tensor) -> NDArray[np.int64]:
    """Along a line drawn at random: those near each other come into one batch."""
    along = wanted[usable] @ torch.randn(wanted.shape[1])
    return np.asarray(usable[np.argsort(along.numpy())])


def _drawn(pages: Pairs, seed: int, rounds: int) -> list[list[tuple[str, str]]]:
    """Batches of whole pages, a few quotations of each."""
    chance, batches = random.Random(seed), []
    for _ in range(rounds):
        batch: list[tuple[str, str]] = []
        for page in chance.sample(list(pages), len(pages)):
            batch += chance.sample(list(page), min(APART, len(page)))
            if len(batch) >= BATCH * 3 // 4:
                batches.append(batch)
                batch = []
    return batches


def _told_apart(first: Tensor, second: Tensor) -> Tensor:
    near, own = first @ second.T / SHARP, torch.arange(len(first))
    return (cross_entropy(near, own) + cross_entropy(near.T, own)) / 2


def _step(optimizer: torch.optim.Optimizer, loss: Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
