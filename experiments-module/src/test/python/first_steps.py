#!/usr/bin/env python3
"""Three training steps in plain PyTorch: the reference that FirstStepsTest holds ReproKit against.

Usage: first_steps.py ../resources/dev/reprokit/training/first-steps   (any PyTorch from 1.10 on)

Weights, images and labels come from formulas that both sides evaluate, so that nothing random has to
be exchanged: parameter p's entry i is sin(0.7 i + p) / sqrt(fan_in), pixel i is cos(0.013 i), label j
is 3 j mod 10. SGD with momentum 0.9; the learning rate is 0.05, then 0.05 * 0.95, then 0.05 * 0.95^2.
Weight decay, where there is any, is on the weights of convolutions and fully connected layers.
Adam, where a network's name says so, has PyTorch's constants and a fiftieth of these rates.
Writes a file a network, quantity,index,value: the loss of each step, and every 7th number of every parameter
after the third. Channels are multiples of 16, as in all networks of ReproKit.
"""
import math
import pathlib
import sys
import torch
import torch.nn as nn
import torch.nn.functional as F

BATCH = 8


def alexnet(lrn):
    norm = (lambda: [nn.LocalResponseNorm(5, 1e-4, 0.75, 2.0)]) if lrn else (lambda: [])
    pool = lambda: nn.MaxPool2d(3, 2, 1)
    return nn.Sequential(
        nn.Conv2d(3, 16, 5, padding=2), nn.ReLU(), pool(), *norm(),
        nn.Conv2d(16, 16, 5, padding=2), nn.ReLU(), pool(), *norm(),
        nn.Conv2d(16, 16, 3, padding=1), nn.Conv2d(16, 16, 3, padding=1), nn.Conv2d(16, 16, 3, padding=1),
        nn.ReLU(), pool(), nn.Flatten(), nn.Linear(256, 8), nn.ReLU(), nn.Linear(8, 7), nn.ReLU(), nn.Linear(7, 10))


class Shift(nn.Module):
    """Batch normalisation that shifts but does not scale."""

    def __init__(self, channels):
        super().__init__()
        self.beta = nn.Parameter(torch.zeros(channels))
        self.mean = torch.zeros(channels)
        self.variance = torch.ones(channels)

    def forward(self, x):
        return F.batch_norm(x, self.mean, self.variance, None, self.beta, True)


class SideBySide(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def inception(norm):
    def conv(inputs, outputs, kernel, stride=1):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=not norm)]
        return nn.Sequential(*layers, *([Shift(outputs)] if norm else []), nn.ReLU())

    def module(inputs):
        return SideBySide(conv(inputs, 16, 1), conv(inputs, 16, 3))

    def downsample(inputs):
        return SideBySide(conv(inputs, 16, 3, 2), nn.MaxPool2d(3, 2, 1))

    return nn.Sequential(
        conv(3, 16, 3), module(16), module(32), downsample(32), module(48), module(32), module(32), module(32),
        downsample(32), module(48), module(32), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10))


NETWORKS = {
    "alexnet": (0, lambda: alexnet(True)),
    "alexnet-without-lrn": (0, lambda: alexnet(False)),
    "mlp": (0, lambda: nn.Sequential(nn.Flatten(), nn.Linear(2352, 3), nn.ReLU(), nn.Linear(3, 10))),
    "mlp-adam": (0, lambda: nn.Sequential(nn.Flatten(), nn.Linear(2352, 3), nn.ReLU(), nn.Linear(3, 10))),
    "inception": (0.01, lambda: inception(True)),
    "inception-without-bn": (0.01, lambda: inception(False)),
}


def main(folder):
    images = torch.tensor([math.cos(0.013 * i) for i in range(BATCH * 2352)]).reshape(BATCH, 3, 28, 28)
    labels = torch.tensor([3 * j % 10 for j in range(BATCH)])
    for name, (decay, build) in NETWORKS.items():
        model = build()
        with torch.no_grad():
            for p, weight in enumerate(model.parameters()):
                if weight.dim() > 1:
                    fan_in = weight[0].numel()
                values = [math.sin(0.7 * i + p) / math.sqrt(fan_in) for i in range(weight.numel())]
                weight.copy_(torch.tensor(values).reshape(weight.shape))
        groups = [
            {"params": [w for w in model.parameters() if w.dim() > 1], "weight_decay": decay},
            {"params": [w for w in model.parameters() if w.dim() == 1]},
        ]
        adam = name.endswith("adam")
        optimizer = torch.optim.Adam(groups, lr=0.001) if adam else torch.optim.SGD(groups, lr=0.05, momentum=0.9)
        schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.95)
        rows = ["quantity,index,value"]
        for step in range(3):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            schedule.step()
            rows.append(f"loss,{step},{loss.item():.9g}")
        for p, weight in enumerate(model.parameters()):
            for i, value in enumerate(weight.detach().flatten().tolist()):
                if i % 7 == 0:
                    rows.append(f"parameter-{p},{i},{value:.9g}")
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
