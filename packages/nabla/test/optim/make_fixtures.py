"""Parameters after 20 steps of every optimizer, and learning rates of every schedule, by PyTorch.

    ATEN_CPU_CAPABILITY=default python3 make_fixtures.py

The plain kernels are asked for because those for AVX2 fuse some products into sums (one rounding less).
Gradients are torch.rand - 0.5 from a seed, so that the test draws the same.
"""
import base64
import json
import math
from pathlib import Path

import torch

SHAPES = ([3], [5, 9])

OPTIMIZERS = [
    ["SGD", {"lr": 0.1}],
    ["SGD", {"lr": 0.1, "momentum": 0.9}],
    ["SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.3, "weight_decay": 0.01}],
    ["SGD", {"lr": 0.1, "momentum": 0.8, "nesterov": True, "weight_decay": 0.1}],
    ["SGD", {"lr": 0.05, "momentum": 0.5, "maximize": True}],
    ["Adam", {}],
    ["Adam", {"lr": 0.1, "betas": [0.8, 0.9], "eps": 1e-6, "weight_decay": 0.1}],
    ["Adam", {"lr": 0.05, "amsgrad": True, "maximize": True}],
    ["AdamW", {}],
    ["AdamW", {"lr": 0.1, "weight_decay": 0.3, "amsgrad": True}],
    ["RMSprop", {}],
    ["RMSprop", {"lr": 0.1, "alpha": 0.9, "eps": 1e-5, "weight_decay": 0.1}],
    ["RMSprop", {"lr": 0.02, "momentum": 0.9, "centered": True}],
    ["RMSprop", {"lr": 0.02, "centered": True, "maximize": True}],
    ["Adagrad", {}],
    ["Adagrad", {"lr": 0.1, "lr_decay": 0.01, "weight_decay": 0.1, "initial_accumulator_value": 0.5, "maximize": True}],
]


def bits(t):
    return base64.b64encode(t.detach().numpy().tobytes()).decode()


def train(name, options, dtype):
    torch.manual_seed(3)
    params = [(torch.rand(s, dtype=dtype) - 0.5).requires_grad_() for s in SHAPES]
    optimizer = getattr(torch.optim, name)(params, **options)
    for _ in range(20):
        for p in params:
            p.grad = torch.rand(p.shape, dtype=dtype) - 0.5
        optimizer.step()
    return [bits(p) for p in params]


SCHEDULES = [
    ["StepLR", [3], {}],
    ["StepLR", [4, 0.5], {}],
    ["MultiStepLR", [[2, 5, 5, 9]], {"gamma": 0.3}],
    ["ExponentialLR", [0.9], {}],
    ["CosineAnnealingLR", [5], {}],
    ["CosineAnnealingLR", [4], {"eta_min": 0.01}],
    ["ConstantLR", [], {"factor": 0.3, "total_iters": 4}],
    ["LinearLR", [], {"start_factor": 0.2, "end_factor": 0.9, "total_iters": 6}],
    ["LambdaLR", "epoch", {}],
    ["MultiplicativeLR", "epoch", {}],
]


def optimizer_of_two():
    a, b = torch.zeros(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    return torch.optim.SGD([{"params": [a]}, {"params": [b], "lr": 0.7}], lr=0.1)


def rates(name, args, options):
    optimizer = optimizer_of_two()
    args = [lambda epoch: 1 / (1 + epoch)] if args == "epoch" else args
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, *args, **options)
    out = [scheduler.get_last_lr()]
    for _ in range(12):
        optimizer.step()
        scheduler.step()
        out.append(scheduler.get_last_lr())
    scheduler.step(7)
    return [*out, scheduler.get_last_lr()]


PLATEAU = [
    [{"patience": 2}, [5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3]],
    [{"mode": "max", "patience": 1, "cooldown": 2, "factor": 0.5}, [1, 2, 2, 2, 2, 2, 2, 2, 2, 9, 9, 9, 9, 9]],
    [{"threshold_mode": "abs", "threshold": 0.5, "patience": 0, "min_lr": [0.05, 0.2]}, [5, 4.8, 4.4, 4, 4, 4, 3, 3]],
    [{"patience": 0}, [1, math.nan, 1, 0.5, math.inf]],
]


def plateau(options, metrics):
    optimizer = optimizer_of_two()
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **options)
    out = []
    for m in metrics:
        scheduler.step(m)
        out.append([g["lr"] for g in optimizer.param_groups])
    return out


def spelled(xs):
    return [str(x) if isinstance(x, float) and not math.isfinite(x) else x for x in xs]


fixture = {
    "optimizers": [
        {"name": n, "options": o, "dtype": str(d)[6:], "params": train(n, o, d)}
        for n, o in OPTIMIZERS
        for d in (torch.float32, torch.float64)
    ],
    "schedules": [{"name": n, "args": a, "options": o, "rates": rates(n, a, o)} for n, a, o in SCHEDULES],
    "plateau": [{"options": o, "metrics": spelled(m), "rates": plateau(o, m)} for o, m in PLATEAU],
}
text = json.dumps(fixture, separators=(",", ":")).replace('},{"', '},\n{"')
Path(__file__).with_name("optim.fixture.json").write_text(text + "\n")
