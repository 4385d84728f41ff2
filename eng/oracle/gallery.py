"""Makes the goldens of the gallery: `python3 eng/oracle/gallery.py`."""

import torch
from torch import nn
from torch.nn import functional as F

from goldens import number, write
from model import Config, Embeddings
from papers import (
    AdaptedBlock,
    AlibiAttention,
    GroupedQueryAttention,
    MixtureOfExperts,
    MultiHeadLatentAttention,
    ParallelBlock,
    PostNormBlock,
    PreNormBlock,
    linear,
)

SIZES = Config(vocab_size=19, context_length=13, emb_dim=20, n_heads=4, n_layers=2, feed_forward_dim=28, drop_rate=0.1)
SIX_HEADS = Config(vocab_size=19, context_length=13, emb_dim=30, n_heads=6, n_layers=2, feed_forward_dim=28, drop_rate=0.1)
BATCH, LENGTH = 8, 7


class Gpt(nn.Module):
    def __init__(self, c, block, final_norm):
        super().__init__()
        self.embeddings = Embeddings(c)
        self.blocks = nn.Sequential(*(block(c) for _ in range(c.n_layers)))
        self.final_norm = final_norm(c.emb_dim)
        self.head = linear(c.emb_dim, c.vocab_size)

    def forward(self, ids):
        return self.head(self.final_norm(self.blocks(self.embeddings(ids))))


class Tower(nn.Module):
    JOINT = 10

    def __init__(self, c, ids):
        super().__init__()
        self.table = nn.Embedding(ids, c.emb_dim)
        self.norm = nn.LayerNorm(c.emb_dim)
        self.add_module("in", nn.Linear(c.emb_dim, c.feed_forward_dim))
        self.drop = nn.Dropout(c.drop_rate_shortcut)
        self.project = linear(c.feed_forward_dim, self.JOINT)

    def forward(self, ids):
        hidden = F.gelu(getattr(self, "in")(self.norm(self.table(ids).mean(1))), approximate="tanh")
        return F.normalize(self.project(self.drop(hidden)), dim=-1)


class Towers(nn.Module):
    PATCHES = 17

    def __init__(self, c):
        super().__init__()
        self.image = Tower(c, self.PATCHES)
        self.text = Tower(c, c.vocab_size)
        self.temperature = nn.Parameter(torch.ones(1))

    def forward(self, images, texts):
        return torch.einsum("id,td->it", self.image(images), self.text(texts)) * self.temperature.exp()

    @staticmethod
    def loss(scores):
        """The mean of both directions, out of the diagonal of each log softmax."""
        return -(scores.log_softmax(1).diagonal().mean() + scores.log_softmax(0).diagonal().mean()) / 2


SAMPLES = {
    "ParallelBlock": (SIZES, ParallelBlock, nn.LayerNorm),
    "PostNormBlock": (SIZES, PostNormBlock, nn.Identity),
    "GroupedQueryAttention": (SIX_HEADS, lambda c: PreNormBlock(c, attention=GroupedQueryAttention), nn.LayerNorm),
    "MultiHeadLatentAttention": (SIZES, lambda c: PreNormBlock(c, attention=MultiHeadLatentAttention), nn.LayerNorm),
    "MixtureOfExperts": (SIZES, lambda c: PreNormBlock(c, feed_forward=MixtureOfExperts), nn.LayerNorm),
    "AlibiAttention": (SIX_HEADS, lambda c: PreNormBlock(c, attention=AlibiAttention), nn.LayerNorm),
    "BottleneckAdapter": (SIZES, AdaptedBlock, nn.LayerNorm),
}


def ends(tensor):
    """The length of a parameter as a vector, and its first and last three values: any other draw changes all of them."""
    values = tensor.detach().flatten()
    return [number(values.double().norm().item())] + [number(value) for value in torch.cat([values[:3], values[-3:]]).tolist()]


def millionths(tensor):
    """Integers, a third as long as the digits that a float32 needs."""
    return (tensor.detach().flatten().double() * 1e6).round().long().tolist()


def golden(name, make, inputs, loss, **ids):
    """What a model makes of its `inputs`; `ids` are written, for the test to take the inputs from."""
    torch.manual_seed(123)
    model = make()
    initial = {key: ends(value) for key, value in model.named_parameters()}
    scores = model(*inputs)
    value = loss(scores)
    value.backward()
    gradients = {key: millionths(parameter.grad) for key, parameter in model.named_parameters()}
    model.eval()
    evaluated = model(*inputs)
    write(
        name,
        {
            **{key: value.tolist() for key, value in ids.items()},
            "initial": initial,
            "train_logits": millionths(scores),
            "loss": number(value.item()),
            "gradients": gradients,
            "eval_logits": millionths(evaluated),
        },
    )


def gpt(name, config, block, final_norm):
    torch.manual_seed(7)
    text = torch.randint(config.vocab_size, (BATCH, LENGTH + 1))

    def next_token(logits):
        return F.cross_entropy(logits.flatten(0, 1), text[:, 1:].flatten())

    golden(name, lambda: Gpt(config, block, final_norm), [text[:, :-1]], next_token, text=text)


def towers():
    torch.manual_seed(7)
    images = torch.randint(Towers.PATCHES, (BATCH, LENGTH))
    texts = torch.randint(SIZES.vocab_size, (BATCH, LENGTH + 2))
    golden("TwoTowerLoss", lambda: Towers(SIZES), [images, texts], Towers.loss, images=images, texts=texts)


if __name__ == "__main__":
    for name, sample in SAMPLES.items():
        gpt(name, *sample)
    towers()
