"""Makes the golden of the typed core's parts: `python3 eng/oracle/parts.py`. Each is written after its paper, or after what the released models compute, in plain PyTorch."""

import math

import torch
from torch.nn import functional as F

from goldens import flat, write

HALF, ORIGINAL = 8, 64


def powers(theta):
    return theta ** (torch.arange(0, 2 * HALF, 2, dtype=torch.float32) / (2 * HALF))


def linear(theta, length, factor):
    return 1 / powers(theta) / factor, 1.0


def dynamic(theta, length, factor):
    """The base changes where the text is longer than the original context (NTK-aware scaling)."""
    stretch = factor * max(length, ORIGINAL) / ORIGINAL - (factor - 1)
    return 1 / powers(theta * stretch ** (2 * HALF / (2 * HALF - 2))), 1.0


def llama3(theta, length, factor, low, high):
    plain = 1 / powers(theta)
    turns = ORIGINAL * plain / (2 * math.pi)
    share = ((turns - low) / (high - low)).clamp(0, 1)
    return (1 - share) * plain / factor + share * plain, 1.0


def yarn(theta, length, factor, fast=32, slow=1, truncate=True, attention=None, scale=None, scale_all=None):
    """Peng et al. 2023, section 3.2 and 3.4; the pair with so many turns solves turns = original / (2 pi theta^(pair / half))."""
    ends = [HALF * math.log(ORIGINAL / (2 * math.pi * turns)) / math.log(theta) for turns in (fast, slow)]
    if truncate:
        ends = [math.floor(ends[0]), math.ceil(ends[1])]
    low, high = max(ends[0], 0), min(ends[1], 2 * HALF - 1)
    ramp = ((torch.arange(HALF, dtype=torch.float32) - low) / max(high - low, 1e-3)).clamp(0, 1)
    plain = 1 / powers(theta)
    if attention is None:
        attention = grown(factor, scale) / grown(factor, scale_all) if scale and scale_all else grown(factor, 1)
    return plain / factor * ramp + plain * (1 - ramp), attention


def grown(factor, scale):
    return 0.1 * scale * math.log(factor) + 1 if factor > 1 else 1.0


def longrope(theta, length, factor, short, long, attention=None):
    factors = torch.tensor(long if length > ORIGINAL else short)
    if attention is None:
        attention = math.sqrt(1 + math.log(factor) / math.log(ORIGINAL)) if factor > 1 else 1.0
    return 1 / (factors * powers(theta)), attention


SHORT = [1.0, 1.0, 1.02, 1.05, 1.1, 1.3, 1.5, 1.7]
LONG = [1.0, 1.2, 1.6, 2.5, 4.0, 7.5, 9.0, 12.0]
ROTARY = [
    ("linear", linear, 10000.0, [5], dict(factor=4.0)),
    ("dynamic", dynamic, 10000.0, [64, 65, 150], dict(factor=2.0)),
    ("dynamic_odd", dynamic, 500000.0, [7, 200], dict(factor=1.7)),
    ("llama3", llama3, 10000.0, [5], dict(factor=8.0, low=1.0, high=4.0)),
    ("llama3_fast", llama3, 500.0, [5], dict(factor=32.0, low=0.5, high=6.0)),
    ("yarn", yarn, 10000.0, [5], dict(factor=40.0)),
    ("yarn_scales", yarn, 10000.0, [5], dict(factor=40.0, scale=0.707, scale_all=1.0)),
    ("yarn_untruncated", yarn, 150000.0, [5], dict(factor=32.0, truncate=False)),
    ("yarn_bounds", yarn, 1000.0, [5], dict(factor=3.0, fast=8, slow=0.5, attention=1.25)),
    ("longrope", longrope, 10000.0, [64, 65], dict(factor=32.0, short=SHORT, long=LONG)),
    ("longrope_given", longrope, 10000.0, [10], dict(factor=1.0, short=SHORT, long=LONG, attention=1.19)),
]


def turned(x, frequencies, attention, start, interleaved):
    """[.., positions, width]; cosines and sines in float32, then in the type of x, as the released models do."""
    angles = torch.arange(start, start + x.shape[-2], dtype=torch.float32)[:, None] * frequencies
    pairs = (lambda t: t.repeat_interleave(2, -1)) if interleaved else (lambda t: torch.cat([t, t], -1))
    cosine, sine = (pairs(f(angles) * attention).to(x.dtype) for f in (torch.cos, torch.sin))
    if interleaved:
        first, second = x[..., ::2], x[..., 1::2]
        exchanged = torch.stack([-second, first], -1).flatten(-2)
    else:
        exchanged = torch.cat([-x[..., HALF:], x[..., :HALF]], -1)
    return x * cosine + exchanged * sine


def rotary():
    torch.manual_seed(1)
    x = torch.randn(3, 2 * HALF)
    cases = {}
    for name, rule, theta, lengths, options in ROTARY:
        for length in lengths:
            frequencies, attention = rule(theta, length, **options)
            result = {"frequencies": flat(frequencies), "attention": attention}
            for kind in (torch.float32, torch.bfloat16):
                for interleaved in (False, True):
                    key = f"{'bfloat16' if kind == torch.bfloat16 else 'float32'}{'_interleaved' if interleaved else ''}"
                    result[key] = flat(turned(x.to(kind), frequencies, attention, length - 3, interleaved).float())
            cases[f"{name}_{length}"] = result
    return {"x": flat(x), "cases": cases}


def rms(x, weight, eps, plus_one):
    wide = x.float()
    normed = wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + eps)
    return (normed * (1 + weight.float())).to(x.dtype) if plus_one else weight * normed.to(x.dtype)


def layer(x, weight, eps):
    wide = x.float()
    centred = wide - wide.mean(-1, keepdim=True)
    normed = centred * torch.rsqrt(centred.pow(2).mean(-1, keepdim=True) + eps)
    return (normed * weight.float()).to(x.dtype)


def norms():
    """[Batch 2, Heads 4, Seq 3, HeadDim 6]."""
    torch.manual_seed(2)
    x, weight, each = torch.randn(2, 4, 3, 6), torch.randn(6), torch.randn(4, 6)
    result = {"x": flat(x), "weight": flat(weight), "each": flat(each)}
    for name, kind in (("float32", torch.float32), ("bfloat16", torch.bfloat16), ("float16", torch.float16)):
        a, w, e = x.to(kind), weight.to(kind), each.to(kind)[:, None]
        result[name] = {
            "rms": flat(rms(a, w, 1e-6, False).float()),
            "rms_plus_one": flat(rms(a, w, 1e-6, True).float()),
            "rms_plain": flat(rms(a, torch.ones(6).to(kind), 1e-6, False).float()),
            "rms_of_heads": flat(rms(a, e, 1e-6, False).float()),
            "rms_of_heads_plus_one": flat(rms(a, e, 1e-6, True).float()),
            "layer_without_bias": flat(layer(a, w, 1e-5).float()),
            "layer_plain": flat(layer(a, torch.ones(6), 1e-5).float()),
            "layer_of_heads": flat(layer(a, e, 1e-5).float()),
        }
    return result


def activations():
    torch.manual_seed(3)
    gate, up = 6 * torch.randn(24), 6 * torch.randn(24)
    limit = 7.0
    below = gate.clamp(max=limit)
    return {
        "gate": flat(gate),
        "up": flat(up),
        "quick_gelu": flat(gate * torch.sigmoid(1.702 * gate)),
        "clamped": flat((up.clamp(-limit, limit) + 1) * below * torch.sigmoid(1.702 * below)),
        "relu_squared": flat(F.relu(gate) ** 2),
    }


def hidden(rule, queries, keys, width):
    """True where a key is hidden; the queries are the last of the keys' positions."""
    query = torch.arange(keys - queries, keys)[:, None]
    key = torch.arange(keys)
    first = {"causal": 0 * query, "window": query - width + 1, "chunk": query - query % max(width, 1)}[rule]
    return (key > query) | (key < first)


def attention():
    """Queries [2, 4, Seq, 6] of two heads of keys [2, 2, KeySeq, 6] and values [2, 2, KeySeq, 5]."""
    torch.manual_seed(4)
    cases = []
    for rule, width in (("causal", 0), ("window", 3), ("chunk", 4)):
        for queries, keys in ((8, 8), (3, 8), (1, 7), (5, 5)):
            for padded in (False, True):
                q, k, v = torch.randn(2, 4, queries, 6), torch.randn(2, 2, keys, 6), torch.randn(2, 2, keys, 5)
                scores = q @ k.repeat_interleave(2, 1).transpose(-1, -2) * 0.3
                scores = scores.masked_fill(hidden(rule, queries, keys, width), -math.inf)
                if padded:
                    padding = torch.arange(keys) < torch.tensor([[0], [2]])
                    scores = scores.masked_fill(padding[:, None, None], -math.inf)
                weights = scores.softmax(-1).nan_to_num(0)
                mixed = weights @ v.repeat_interleave(2, 1)
                cases.append(
                    {
                        "rule": rule,
                        "queries": queries,
                        "keys": keys,
                        "padded": padded,
                        "q": flat(q),
                        "k": flat(k),
                        "v": flat(v),
                        "mixed": flat(mixed),
                    }
                )
    return cases


def experts():
    """Tokens [2, 3, 8] through 2 of 4 experts with gated layers of 5, biased; every expert is computed here, and picked."""
    torch.manual_seed(5)
    x = torch.randn(2, 3, 8)
    names = {"gate": (4, 5, 8), "gate_bias": (4, 5), "up": (4, 5, 8), "up_bias": (4, 5), "down": (4, 8, 5), "down_bias": (4, 8)}
    parameters = {name: torch.randn(shape).requires_grad_() for name, shape in names.items()}
    gates, chosen = (x @ torch.randn(8, 4)).softmax(-1).topk(2)
    tokens = x.clone().requires_grad_()
    outputs = []
    for expert in range(4):
        g, gb, u, ub, d, db = (parameter[expert] for parameter in parameters.values())
        outputs.append((F.silu(tokens @ g.T + gb) * (tokens @ u.T + ub)) @ d.T + db)
    picked = torch.stack(outputs, -2).gather(-2, chosen[..., None].expand(-1, -1, -1, 8))
    mixed = (picked * gates[..., None]).sum(-2)
    mixed.square().sum().backward()
    return {
        "x": flat(x),
        "gates": flat(gates),
        "chosen": chosen.flatten().tolist(),
        **{name: flat(parameter) for name, parameter in parameters.items()},
        "mixed": flat(mixed),
        "gradients": {"x": flat(tokens.grad), **{name: flat(parameter.grad) for name, parameter in parameters.items()}},
    }


if __name__ == "__main__":
    write(
        "parts",
        {
            "rotary": rotary(),
            "norms": norms(),
            "activations": activations(),
            "attention": attention(),
            "experts": experts(),
        },
    )
