"""Makes tests/Goldens: `python3 eng/oracle/goldens.py`. Needs PyTorch with tanh GELU (1.12 or newer)."""

import json
import pathlib
from dataclasses import asdict, replace

import torch

import textbook
from model import Config, Gpt

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "tests" / "Goldens"
GPT2_124M = Config(50257, 1024, 768, 12, 12, 0.1, 0.1, 0.1)
BATCH = [[6109, 3626, 6100, 345], [6109, 1110, 6622, 257]]
SMALL = Config(vocab=31, context=12, width=12, heads=3, layers=2, drop_emb=0.1, drop_attention=0.1, drop_shortcut=0.1)
SEPARATE_RATES = replace(SMALL, drop_emb=0.15, drop_attention=0.25, drop_shortcut=0.35)

# Configuration and length of the sequences. The last two have no two sizes alike, so that swapped axes show; LargeEps fills its context.
SMALL_MODELS = {
    "Plain": (SMALL, 7),
    "Biased": (replace(SMALL, qkv_bias=True), 7),
    "Tied": (replace(SMALL, tied=True), 7),
    "BiasedTied": (replace(SMALL, qkv_bias=True, tied=True), 7),
    "SeparateRates": (SEPARATE_RATES, 7),
    "NarrowHidden": (replace(SMALL, vocab=61, context=11, width=24, heads=4, layers=3, hidden=20), 7),
    "LargeEps": (
        replace(SEPARATE_RATES, vocab=23, context=9, width=15, heads=5, layers=1, qkv_bias=True, tied=True, eps=1e-3),
        9,
    ),
}


def write(name, content):
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(name)


def seeded(config, placeholder=False):
    torch.manual_seed(123)
    return Gpt(config, placeholder)


def count(model):
    return sum(parameter.numel() for parameter in model.parameters())


def number(value):
    """Nine significant digits, by which a float32 is read back to the bit."""
    return float(f"{value:.9g}")


def ends(logits):
    """First and last three logits of each position."""
    rows = torch.cat([logits[..., :3], logits[..., -3:]], -1).tolist()
    return [[[number(value) for value in row] for row in text] for text in rows]


def flat(tensor):
    return [number(value) for value in tensor.detach().flatten().tolist()]


def greedy(model, ids, count):
    ids = list(ids)
    with torch.no_grad():
        for _ in range(count):
            ids.append(int(model(torch.tensor([ids]))[0, -1].argmax()))
    return ids


def demo():
    ids = torch.tensor(BATCH)
    dummy = ends(seeded(GPT2_124M, placeholder=True)(ids))
    textbook.check(dummy)
    model = seeded(GPT2_124M)
    train = ends(model(ids))
    model.eval()
    write(
        "demo",
        {
            "dummy_logits": dummy,
            "gpt_logits_train": train,
            "gpt_logits_eval": ends(model(ids)),
            "parameters": count(model),
            "parameters_tied": count(model) - model.head.weight.numel(),
            "attention_parameters": count(model.blocks[0].attention),
            "feed_forward_parameters": count(model.blocks[0].feed_forward),
            "greedy_ids": greedy(model, [15496, 11, 314, 716], 10),
        },
    )


def sizes():
    """Parameter counts of the four sizes, from one block of each: all blocks are alike."""
    result = {}
    for name, width, heads, layers in [("124M", 768, 12, 12), ("355M", 1024, 16, 24), ("774M", 1280, 20, 36), ("1558M", 1600, 25, 48)]:
        for biased in (False, True):
            one = replace(GPT2_124M, width=width, heads=heads, layers=1, qkv_bias=biased)
            model = Gpt(one)
            total = count(model) + (layers - 1) * count(model.blocks[0])
            result[f"{name}{' biased' if biased else ''}"] = {
                "parameters": total,
                "parameters_tied": total - model.head.weight.numel(),
                "attention": count(model.blocks[0].attention),
                "feed_forward": count(model.blocks[0].feed_forward),
            }
    write("sizes", result)


def small(name, config, length):
    torch.manual_seed(7)
    ids = torch.randint(config.vocab, (2, length))
    targets = torch.randint(config.vocab, (2, length))
    model = seeded(config)
    initial = {key: flat(value) for key, value in model.named_parameters()}
    train = flat(model(ids))
    loss = model.loss(ids, targets)
    loss.backward()
    gradients = {key: flat(value.grad) for key, value in model.named_parameters()}
    model.eval()
    evaluated = flat(model(ids))
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.1)
    losses = []
    for _ in range(10):
        optimizer.zero_grad()
        step = model.loss(ids, targets)
        step.backward()
        optimizer.step()
        losses.append(number(step.item()))
    write(
        name,
        {
            "config": asdict(config),
            "ids": ids.tolist(),
            "targets": targets.tolist(),
            "initial": initial,
            "train_logits": train,
            "loss": number(loss.item()),
            "gradients": gradients,
            "eval_logits": evaluated,
            "losses": losses,
            "trained": {key: flat(value) for key, value in model.named_parameters()},
        },
    )


if __name__ == "__main__":
    demo()
    sizes()
    for name, (config, length) in SMALL_MODELS.items():
        small(name, config, length)
