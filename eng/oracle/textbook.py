"""The numbers that the textbook prints for its placeholder model, which the goldens must agree with."""

import torch

DUMMY_LOGITS = [
    [
        [-1.2034, 0.3201, -0.7130, -1.5548, -0.2390, -0.4667],
        [-0.1192, 0.4539, -0.4432, 0.2392, 1.3469, 1.2430],
        [0.5307, 1.6720, -0.4695, 1.1966, 0.0111, 0.5835],
        [0.0139, 1.6755, -0.3388, 1.1586, -0.0435, -1.0400],
    ],
    [
        [-1.0908, 0.1798, -0.9484, -1.6047, 0.2439, -0.4530],
        [-0.7860, 0.5581, -0.0610, 0.4835, -0.0077, 1.6621],
        [0.3567, 1.2698, -0.6398, -0.0162, -0.1296, 0.3717],
        [-0.2407, -0.7349, -0.5102, 2.0057, -0.3694, 0.1814],
    ],
]


def check(dummy_logits):
    """Ends the program where this PyTorch draws other numbers than the textbook's: its goldens would be wrong."""
    difference = (torch.tensor(DUMMY_LOGITS) - torch.tensor(dummy_logits)).abs().max().item()
    if difference > 2e-4:
        raise SystemExit(
            f"PyTorch {torch.__version__} gives logits that differ from the textbook's by {difference:.4f}, so nothing was written. "
            "Older builds with MKL draw dropout in another way on Intel processors; take a newer build, or one without MKL."
        )
