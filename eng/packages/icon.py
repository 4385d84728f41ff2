#!/usr/bin/env python3
"""Draws eng/packages/icon.png, 128 x 128: the blocks of a GPT in the colours of the pictures that `typedgpt draw` makes.

Run: python3 eng/packages/icon.py. Needs Python's own library alone.
"""

import os
import struct
import zlib

SIZE = 128
SAMPLES = 4  # along each side of a pixel

# x, y, width, height, radius, colour: from the ground up, as the picture has them.
BOXES = [
    (0, 0, 128, 128, 24, "1f2a37"),
    (24, 100, 80, 14, 5, "e0a458"),
    (24, 80, 80, 14, 5, "6c95dd"),
    (24, 60, 80, 14, 5, "62b37b"),
    (24, 40, 80, 14, 5, "d3bb4b"),
    (24, 14, 80, 20, 7, "9a78d3"),
    # The shortcut around attention and feed-forward.
    (110, 56, 4, 42, 2, "fbfcfe"),
    (100, 54, 14, 4, 2, "fbfcfe"),
    (100, 96, 14, 4, 2, "fbfcfe"),
]


def inside(x, y, box):
    left, top, width, height, radius, _ = box
    dx = max(left + radius - x, x - (left + width - radius), 0)
    dy = max(top + radius - y, y - (top + height - radius), 0)
    return dx * dx + dy * dy <= radius * radius


def colour(x, y):
    found = (0, 0, 0, 0)
    for box in BOXES:
        if inside(x, y, box):
            found = (*bytes.fromhex(box[5]), 255)
    return found


def pixel(column, row):
    samples = [
        colour(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)
    ]
    alpha = sum(sample[3] for sample in samples)
    if alpha == 0:
        return bytes(4)
    mixed = [sum(sample[channel] * sample[3] for sample in samples) // alpha for channel in range(3)]
    return bytes([*mixed, alpha // len(samples)])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "icon.png"), "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n")
    file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)))
    file.write(chunk(b"IDAT", zlib.compress(rows, 9)))
    file.write(chunk(b"IEND", b""))
