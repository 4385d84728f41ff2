"""The layers of the gallery in plain PyTorch, each written after its paper, not after its sample."""

import math

import torch
from torch import nn
from torch.nn import functional as F

from model import Attention, FeedForward


def linear(inputs, outputs):
    return nn.Linear(inputs, outputs, bias=False)


def causal(scores):
    """-inf on every key after its query."""
    length = scores.shape[-1]
    return scores + torch.full((length, length), -math.inf).triu(1)


class ParallelBlock(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.norm = nn.LayerNorm(c.emb_dim)
        self.attention = Attention(c)
        self.feed_forward = FeedForward(c)
        self.drop = nn.Dropout(c.drop_rate_shortcut)

    def forward(self, x):
        h = self.norm(x)
        return self.drop(self.attention(h)) + self.drop(self.feed_forward(h)) + x


class PostNormBlock(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.attention = Attention(c)
        self.norm1 = nn.LayerNorm(c.emb_dim)
        self.feed_forward = FeedForward(c)
        self.norm2 = nn.LayerNorm(c.emb_dim)
        self.drop = nn.Dropout(c.drop_rate_shortcut)

    def forward(self, x):
        x = self.norm1(x + self.drop(self.attention(x)))
        return self.norm2(x + self.drop(self.feed_forward(x)))


class GroupedQueryAttention(nn.Module):
    """Keys and values are repeated for the query heads of their group."""

    KV_HEADS = 2

    def __init__(self, c):
        super().__init__()
        self.heads, self.size = c.n_heads, c.emb_dim // c.n_heads
        self.query = linear(c.emb_dim, c.emb_dim)
        self.key = linear(c.emb_dim, self.KV_HEADS * self.size)
        self.value = linear(c.emb_dim, self.KV_HEADS * self.size)
        self.output = linear(c.emb_dim, c.emb_dim)
        self.drop = nn.Dropout(c.drop_rate_attention)

    def forward(self, x):
        q = self.query(x).unflatten(-1, (self.heads, self.size))
        k = self.key(x).unflatten(-1, (self.KV_HEADS, self.size)).repeat_interleave(self.heads // self.KV_HEADS, dim=2)
        v = self.value(x).unflatten(-1, (self.KV_HEADS, self.size)).repeat_interleave(self.heads // self.KV_HEADS, dim=2)
        scores = torch.einsum("bqhd,bkhd->bhqk", q, k) * self.size**-0.5
        weights = self.drop(causal(scores).softmax(-1))
        return self.output(torch.einsum("bhqk,bkhd->bqhd", weights, v).flatten(2))


def rotate(x, theta):
    """[batch, length, .., width], the pairs (i, i + width / 2) taken as complex numbers and turned by their position."""
    half = x.shape[-1] // 2
    angles = torch.outer(torch.arange(x.shape[1]).float(), theta ** (-torch.arange(half) / half))
    turns = torch.polar(torch.ones_like(angles), angles)
    turns = turns.reshape(1, x.shape[1], *([1] * (x.dim() - 3)), half)
    turned = torch.complex(x[..., :half], x[..., half:]) * turns
    return torch.cat([turned.real, turned.imag], -1)


class RmsNorm(nn.Module):
    def __init__(self, width, eps):
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x / torch.sqrt(x.pow(2).mean(-1, keepdim=True) + self.eps) * self.weight


class MultiHeadLatentAttention(nn.Module):
    """Scores are the sum of a part without positions and a rotary part, whose key all heads share."""

    LATENT, ROTARY = 9, 6

    def __init__(self, c):
        super().__init__()
        self.heads, self.size = c.n_heads, c.emb_dim // c.n_heads
        self.down = linear(c.emb_dim, self.LATENT)
        self.latent_norm = RmsNorm(self.LATENT, c.norm_eps)
        self.up_key = linear(self.LATENT, c.emb_dim)
        self.up_value = linear(self.LATENT, c.emb_dim)
        self.shared_key = linear(c.emb_dim, self.ROTARY)
        self.query = linear(c.emb_dim, c.n_heads * (self.size + self.ROTARY))
        self.output = linear(c.emb_dim, c.emb_dim)

    def forward(self, h):
        c = self.latent_norm(self.down(h))
        k = self.up_key(c).unflatten(-1, (self.heads, self.size))
        v = self.up_value(c).unflatten(-1, (self.heads, self.size))
        k_rotary = rotate(self.shared_key(h), 10000)
        q, q_rotary = self.query(h).unflatten(-1, (self.heads, -1)).split([self.size, self.ROTARY], -1)
        scores = torch.einsum("bqhd,bkhd->bhqk", q, k) + torch.einsum("bqhr,bkr->bhqk", rotate(q_rotary, 10000), k_rotary)
        weights = causal(scores / math.sqrt(self.size + self.ROTARY)).softmax(-1)
        return self.output(torch.einsum("bhqk,bkhd->bqhd", weights, v).flatten(2))


class MixtureOfExperts(nn.Module):
    """The softmax is taken over the logits of the chosen experts only, and each expert computes its own tokens only."""

    EXPERTS, CHOSEN, INSIDE = 6, 2, 12

    def __init__(self, c):
        super().__init__()
        self.router = linear(c.emb_dim, self.EXPERTS)
        self.w1 = self.experts(self.INSIDE, c.emb_dim)
        self.w2 = self.experts(c.emb_dim, self.INSIDE)
        self.w3 = self.experts(self.INSIDE, c.emb_dim)

    def experts(self, outputs, inputs):
        weights = torch.empty(self.EXPERTS, outputs, inputs)
        for weight in weights:
            nn.init.kaiming_uniform_(weight, a=math.sqrt(5))
        return nn.Parameter(weights)

    def forward(self, x):
        tokens = x.flatten(0, 1)
        logits, chosen = self.router(tokens).topk(self.CHOSEN, dim=-1)
        gates = logits.softmax(-1)
        result = torch.zeros_like(tokens)
        for expert in range(self.EXPERTS):
            row, place = torch.where(chosen == expert)
            mine = tokens[row]
            inside = F.silu(mine @ self.w1[expert].T) * (mine @ self.w3[expert].T)
            result = result.index_add(0, row, gates[row, place, None] * (inside @ self.w2[expert].T))
        return result.view_as(x)


def slopes(heads):
    """The slopes of the released code: for another number than 2^n, every other one of twice the power of two below it."""

    def of_power(n):
        start = 2 ** (-(2 ** -(math.log2(n) - 3)))
        return [start * start**i for i in range(n)]

    below = 2 ** math.floor(math.log2(heads))
    return of_power(below) + of_power(2 * below)[0::2][: heads - below]


class AlibiAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.size = c.n_heads, c.emb_dim // c.n_heads
        self.query = linear(c.emb_dim, c.emb_dim)
        self.key = linear(c.emb_dim, c.emb_dim)
        self.value = linear(c.emb_dim, c.emb_dim)
        self.output = nn.Linear(c.emb_dim, c.emb_dim)
        self.drop = nn.Dropout(c.drop_rate_attention)

    def forward(self, x):
        q, k, v = (part(x).unflatten(-1, (self.heads, self.size)) for part in (self.query, self.key, self.value))
        at = torch.arange(x.shape[1])
        bias = torch.tensor(slopes(self.heads))[:, None, None] * -(at[:, None] - at[None, :]).abs()
        scores = torch.einsum("bqhd,bkhd->bhqk", q, k) / math.sqrt(self.size) + bias
        weights = self.drop(causal(scores).softmax(-1))
        return self.output(torch.einsum("bhqk,bkhd->bqhd", weights, v).flatten(2))


class Adapter(nn.Module):
    INSIDE = 3

    def __init__(self, width):
        super().__init__()
        self.down = nn.Parameter(torch.empty(width, self.INSIDE).normal_(std=0.01))
        self.down_bias = nn.Parameter(torch.zeros(self.INSIDE))
        self.up = nn.Parameter(torch.empty(self.INSIDE, width).normal_(std=0.01))
        self.up_bias = nn.Parameter(torch.zeros(width))

    def forward(self, x):
        inside = F.gelu(torch.einsum("...w,wm->...m", x, self.down) + self.down_bias, approximate="tanh")
        return x + torch.einsum("...m,mw->...w", inside, self.up) + self.up_bias


class AdaptedBlock(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.norm1 = nn.LayerNorm(c.emb_dim)
        self.attention = Attention(c)
        self.adapter1 = Adapter(c.emb_dim)
        self.norm2 = nn.LayerNorm(c.emb_dim)
        self.feed_forward = FeedForward(c)
        self.adapter2 = Adapter(c.emb_dim)
        self.drop = nn.Dropout(c.drop_rate_shortcut)

    def forward(self, x):
        x = x + self.adapter1(self.drop(self.attention(self.norm1(x))))
        return x + self.adapter2(self.drop(self.feed_forward(self.norm2(x))))


class PreNormBlock(nn.Module):
    """The block of GPT-2 with one of its two layers exchanged."""

    def __init__(self, c, attention=Attention, feed_forward=FeedForward):
        super().__init__()
        self.norm1 = nn.LayerNorm(c.emb_dim)
        self.attention = attention(c)
        self.norm2 = nn.LayerNorm(c.emb_dim)
        self.feed_forward = feed_forward(c)
        self.drop = nn.Dropout(c.drop_rate_shortcut)

    def forward(self, x):
        x = x + self.drop(self.attention(self.norm1(x)))
        return x + self.drop(self.feed_forward(self.norm2(x)))
