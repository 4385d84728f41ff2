"""GPT-2 as the textbook's chapter builds it, in plain PyTorch: the reference that the goldens are made with."""

import math
from dataclasses import dataclass, fields

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import skip_init


@dataclass
class Config:
    """The options of [GptModel], in snake case, with what holds where they are left out."""

    vocab_size: int
    context_length: int
    emb_dim: int
    n_heads: int
    n_layers: int
    drop_rate: float = 0.0
    drop_rate_emb: float | None = None
    drop_rate_attention: float | None = None
    drop_rate_shortcut: float | None = None
    qkv_bias: bool = False
    tie_weights: bool = False
    head_bias: bool = False
    feed_forward_dim: int | None = None
    norm_eps: float = 1e-5
    init_std: float | None = None

    def __post_init__(self):
        self.given = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) != field.default}
        for place in ("drop_rate_emb", "drop_rate_attention", "drop_rate_shortcut"):
            if getattr(self, place) is None:
                setattr(self, place, self.drop_rate)
        if self.feed_forward_dim is None:
            self.feed_forward_dim = 4 * self.emb_dim


def linear(c, inputs, outputs, bias=True, ends_branch=False):
    """A linear layer as torch draws it, or as GPT-2 does where the configuration has a spread: nothing else is drawn."""
    if c.init_std is None:
        return nn.Linear(inputs, outputs, bias=bias)
    layer = skip_init(nn.Linear, inputs, outputs, bias=bias)
    nn.init.normal_(layer.weight, std=c.init_std / (math.sqrt(2 * c.n_layers) if ends_branch else 1))
    if bias:
        nn.init.zeros_(layer.bias)
    return layer


def table(c, rows):
    if c.init_std is None:
        return nn.Embedding(rows, c.emb_dim)
    layer = skip_init(nn.Embedding, rows, c.emb_dim)
    nn.init.normal_(layer.weight, std=c.init_std)
    return layer


class Embeddings(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.tokens = table(c, c.vocab_size)
        self.positions = table(c, c.context_length)
        self.rate = c.drop_rate_emb

    def forward(self, ids):
        x = self.tokens(ids) + self.positions(torch.arange(ids.shape[1]))
        return F.dropout(x, self.rate, self.training)


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c.n_heads
        self.rate = c.drop_rate_attention
        self.query = linear(c, c.emb_dim, c.emb_dim, bias=c.qkv_bias)
        self.key = linear(c, c.emb_dim, c.emb_dim, bias=c.qkv_bias)
        self.value = linear(c, c.emb_dim, c.emb_dim, bias=c.qkv_bias)
        self.output = linear(c, c.emb_dim, c.emb_dim, ends_branch=True)

    def forward(self, x):
        batch, length, width = x.shape

        def split(projected):
            return projected.view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(2, 3) / math.sqrt(width // self.heads)
        future = torch.ones(length, length, dtype=torch.bool).triu(1)
        weights = F.dropout(scores.masked_fill(future, -math.inf).softmax(-1), self.rate, self.training)
        return self.output((weights @ v).transpose(1, 2).reshape(batch, length, width))


class FeedForward(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.add_module("in", linear(c, c.emb_dim, c.feed_forward_dim))
        self.out = linear(c, c.feed_forward_dim, c.emb_dim, ends_branch=True)

    def forward(self, x):
        return self.out(F.gelu(getattr(self, "in")(x), approximate="tanh"))


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.norm1 = nn.LayerNorm(c.emb_dim, eps=c.norm_eps)
        self.attention = Attention(c)
        self.norm2 = nn.LayerNorm(c.emb_dim, eps=c.norm_eps)
        self.feed_forward = FeedForward(c)
        self.rate = c.drop_rate_shortcut

    def forward(self, x):
        x = x + F.dropout(self.attention(self.norm1(x)), self.rate, self.training)
        return x + F.dropout(self.feed_forward(self.norm2(x)), self.rate, self.training)


class Gpt(nn.Module):
    """The whole model; with `placeholder` its blocks and its norm return what they are given."""

    def __init__(self, c, placeholder=False):
        super().__init__()
        self.embeddings = Embeddings(c)
        self.blocks = nn.ModuleList([] if placeholder else [Block(c) for _ in range(c.n_layers)])
        self.final_norm = nn.Identity() if placeholder else nn.LayerNorm(c.emb_dim, eps=c.norm_eps)
        self.head = None if c.tie_weights else linear(c, c.emb_dim, c.vocab_size, bias=c.head_bias)

    def forward(self, ids):
        x = self.embeddings(ids)
        for block in self.blocks:
            x = block(x)
        x = self.final_norm(x)
        return F.linear(x, self.embeddings.tokens.weight) if self.head is None else self.head(x)

    def loss(self, ids, targets):
        logits = self.forward(ids)
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
