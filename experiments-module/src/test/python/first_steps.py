#!/usr/bin/env python3
"""Three training steps in plain PyTorch: the reference that FirstStepsTest holds ReproKit against.

Usage: first_steps.py > ../resources/dev/reprokit/training/first-steps.csv   (any PyTorch from 1.10 on)

Weights, images and labels come from formulas that both sides evaluate, so that nothing random has to
be exchanged: parameter p's entry i is sin(0.7 i + p) / sqrt(fan_in), pixel i is cos(0.013 i), label j
is 3 j mod 10. SGD with momentum 0.9; the learning rate is 0.05, then 0.05 * 0.95, then 0.05 * 0.95^2.
Prints rows network,quantity,index,value: the loss of each step, and every parameter after the third.
"""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

BATCH = 8


def alexnet(lrn):
    norm = (lambda: [nn.LocalResponseNorm(5, 1e-4, 0.75, 2.0)]) if lrn else (lambda: [])
    pool = lambda: nn.MaxPool2d(3, 2, 1)
    return nn.Sequential(
        nn.Conv2d(3, 4, 5, padding=2), nn.ReLU(), pool(), *norm(),
        nn.Conv2d(4, 6, 5, padding=2), nn.ReLU(), pool(), *norm(),
        nn.Conv2d(6, 5, 3, padding=1), nn.Conv2d(5, 5, 3, padding=1), nn.Conv2d(5, 4, 3, padding=1),
        nn.ReLU(), pool(), nn.Flatten(), nn.Linear(64, 8), nn.ReLU(), nn.Linear(8, 7), nn.ReLU(), nn.Linear(7, 10))


NETWORKS = {
    "alexnet": lambda: alexnet(True),
    "alexnet-without-lrn": lambda: alexnet(False),
    "mlp": lambda: nn.Sequential(nn.Flatten(), nn.Linear(2352, 3), nn.ReLU(), nn.Linear(3, 10)),
}


def main():
    print("network,quantity,index,value")
    images = torch.tensor([math.cos(0.013 * i) for i in range(BATCH * 2352)]).reshape(BATCH, 3, 28, 28)
    labels = torch.tensor([3 * j % 10 for j in range(BATCH)])
    for name, build in NETWORKS.items():
        model = build()
        with torch.no_grad():
            for p, weight in enumerate(model.parameters()):
                if weight.dim() > 1:
                    fan_in = weight[0].numel()
                values = [math.sin(0.7 * i + p) / math.sqrt(fan_in) for i in range(weight.numel())]
                weight.copy_(torch.tensor(values).reshape(weight.shape))
        optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
        schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.95)
        for step in range(3):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
            schedule.step()
            print(f"{name},loss,{step},{loss.item():.9g}")
        for p, weight in enumerate(model.parameters()):
            for i, value in enumerate(weight.detach().flatten().tolist()):
                print(f"{name},parameter-{p},{i},{value:.9g}")


if __name__ == "__main__":
    main()
