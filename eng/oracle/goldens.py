"""Makes tests/Goldens: `python3 eng/oracle/goldens.py`, or those that are named: `.. Plain Tied`. Needs PyTorch with tanh GELU (1.12 or newer)."""

import functools
import json
import pathlib
import re
import sys

import torch

import textbook
from model import Config, Gpt

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "tests" / "Goldens"
CLASSES = pathlib.Path(__file__).resolve().parents[2] / "tests" / "TypedGpt.Models.Tests" / "SmallModels.cs"
GPT2_124M = Config(50257, 1024, 768, 12, 12, drop_rate=0.1)
BATCH = [[6109, 3626, 6100, 345], [6109, 1110, 6622, 257]]

# How long the sequences are that a small model reads, where it is not 7: LargeEps fills its context.
LENGTHS = {"LargeEps": 9}


def small_models():
    """The configuration of each class in SmallModels.cs, by its name."""
    pattern = r"\[GptModel\(([^)]*)\)\]\s*internal sealed partial class (\w+)"
    return {name: Config(**arguments(text)) for text, name in re.findall(pattern, CLASSES.read_text())}


def arguments(text):
    """`QkvBias = true, NormEps = 1e-3` as {"qkv_bias": True, "norm_eps": 0.001}."""
    pairs = re.findall(r"(\w+) = ([^,\s]+)", text)
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", key).lower(): json.loads(value) for key, value in pairs}


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
            one = Config(50257, 1024, width, heads, 1, drop_rate=0.1, qkv_bias=biased)
            model = Gpt(one)
            total = count(model) + (layers - 1) * count(model.blocks[0])
            result[f"{name}{' biased' if biased else ''}"] = {
                "parameters": total,
                "parameters_tied": total - model.head.weight.numel(),
                "attention": count(model.blocks[0].attention),
                "feed_forward": count(model.blocks[0].feed_forward),
            }
    write("sizes", result)


def small(name, config):
    length = LENGTHS.get(name, 7)
    torch.manual_seed(7)
    ids = torch.randint(config.vocab_size, (2, length))
    targets = torch.randint(config.vocab_size, (2, length))
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
            "config": config.given,
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
    makers = {"demo": demo, "sizes": sizes}
    makers |= {name: functools.partial(small, name, config) for name, config in small_models().items()}
    for name in sys.argv[1:] or makers:
        makers[name]()
