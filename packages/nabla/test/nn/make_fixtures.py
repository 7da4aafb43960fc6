"""How PyTorch prints, initialises and runs modules.

    python3 make_fixtures.py

Each module is made after manual_seed(1), its state hashed bit for bit, and called on random inputs in training, then in
evaluation; results and gradients are kept as sums weighted with random numbers.
"""
import hashlib
import json
import math
from pathlib import Path

import torch
from torch import nn

IMAGE = [[2, 4, 6, 5]]
LINE = [[2, 4, 7]]
CUBE = [[2, 4, 3, 4, 3]]
PAIR = [[3, 5], [3, 5]]

MODULES = [
    ["Linear", [5, 3], {}, [[2, 5]]],
    ["Linear", [5, 3], {"bias": False}, [[2, 2, 5]]],
    ["Bilinear", [3, 4, 2], {}, [[2, 3], [2, 4]]],
    ["Bilinear", [3, 4, 2], {"bias": False}, [[2, 3], [2, 4]]],
    ["Identity", [], {}, [[2, 3]]],
    ["Flatten", [], {}, [[2, 3, 4]]],
    ["Flatten", [0, 1], {}, [[2, 3, 4]]],
    ["Unflatten", [1, [2, 3]], {}, [[2, 6]]],
    ["Conv1d", [4, 6, 3], {}, LINE],
    ["Conv1d", [4, 6, 3], {"padding": "same", "dilation": 2, "bias": False}, LINE],
    ["Conv2d", [4, 6, 3], {}, IMAGE],
    ["Conv2d", [4, 6], {"kernel_size": [3, 2], "stride": 2, "padding": [1, 0], "groups": 2}, IMAGE],
    ["Conv2d", [4, 4, 3, 1, 1], {"padding_mode": "reflect"}, IMAGE],
    ["Conv2d", [4, 2, 2], {"padding": "same", "padding_mode": "circular"}, IMAGE],
    ["Conv2d", [4, 2, 3], {"dilation": [1, 2], "padding": 2, "padding_mode": "replicate"}, IMAGE],
    ["Conv3d", [4, 2, 2], {"stride": [1, 2, 1]}, CUBE],
    ["ConvTranspose1d", [4, 6, 3], {"stride": 2, "padding": 1, "output_padding": 1}, LINE],
    ["ConvTranspose2d", [4, 6, 3], {}, IMAGE],
    ["ConvTranspose2d", [4, 6, 3, 2], {"groups": 2, "bias": False, "dilation": [1, 2]}, IMAGE],
    ["ConvTranspose3d", [4, 2, 2], {}, CUBE],
    ["MaxPool1d", [3], {}, LINE],
    ["MaxPool2d", [2], {}, IMAGE],
    ["MaxPool2d", [[3, 2]], {"stride": 1, "padding": 1, "ceil_mode": True}, IMAGE],
    ["MaxPool3d", [2], {"dilation": [1, 2, 1], "stride": 1}, CUBE],
    ["AvgPool1d", [3], {"stride": 2}, LINE],
    ["AvgPool2d", [2], {}, IMAGE],
    ["AvgPool2d", [[3, 2], [2, 1]], {"padding": 1, "count_include_pad": False}, IMAGE],
    ["AvgPool3d", [2], {"divisor_override": 3}, CUBE],
    ["LPPool1d", [2, 2], {}, LINE],
    ["LPPool2d", [2, [2, 3]], {"stride": 1}, IMAGE],
    ["AdaptiveAvgPool1d", [3], {}, LINE],
    ["AdaptiveAvgPool2d", [[3, None]], {}, IMAGE],
    ["AdaptiveAvgPool3d", [2], {}, CUBE],
    ["AdaptiveMaxPool1d", [3], {}, LINE],
    ["AdaptiveMaxPool2d", [[2, 3]], {}, IMAGE],
    ["AdaptiveMaxPool3d", [2], {}, CUBE],
    ["BatchNorm1d", [4], {}, [[6, 4]]],
    ["BatchNorm1d", [4], {"momentum": None, "eps": 0.001}, LINE],
    ["BatchNorm2d", [4], {}, IMAGE],
    ["BatchNorm2d", [4], {"affine": False, "momentum": 0.3}, IMAGE],
    ["BatchNorm2d", [4], {"track_running_stats": False}, IMAGE],
    ["BatchNorm3d", [4], {}, CUBE],
    ["InstanceNorm1d", [4], {}, LINE],
    ["InstanceNorm2d", [4], {"affine": True, "track_running_stats": True}, IMAGE],
    ["InstanceNorm3d", [4], {}, CUBE],
    ["LayerNorm", [5], {}, [[3, 5]]],
    ["LayerNorm", [[4, 5]], {"eps": 0.01, "elementwise_affine": False}, [[3, 4, 5]]],
    ["GroupNorm", [2, 4], {}, IMAGE],
    ["GroupNorm", [1, 4], {"affine": False}, LINE],
    ["LocalResponseNorm", [3], {"alpha": 0.1}, IMAGE],
    ["Dropout", [], {}, [[4, 5]]],
    ["Dropout", [0.2], {}, [[40]]],
    ["Dropout1d", [0.4], {}, LINE],
    ["Dropout2d", [0.4], {}, IMAGE],
    ["Dropout3d", [0.4], {}, CUBE],
    ["AlphaDropout", [0.3], {}, [[4, 5]]],
    ["FeatureAlphaDropout", [0.3], {}, IMAGE],
    ["Embedding", [10, 3], {}, "indices"],
    ["Embedding", [10, 3], {"padding_idx": -2, "max_norm": 1.5, "scale_grad_by_freq": True}, "indices"],
    ["CosineSimilarity", [], {}, PAIR],
    ["CosineSimilarity", [0], {"eps": 0.1}, PAIR],
    ["PairwiseDistance", [], {}, PAIR],
    ["PairwiseDistance", [1], {"keepdim": True}, PAIR],
    ["ReLU", [], {}, PAIR[:1]],
    ["ReLU6", [], {}, PAIR[:1]],
    ["LeakyReLU", [], {}, PAIR[:1]],
    ["LeakyReLU", [0.2], {}, PAIR[:1]],
    ["PReLU", [], {}, PAIR[:1]],
    ["PReLU", [4, 0.1], {}, IMAGE],
    ["ELU", [], {}, PAIR[:1]],
    ["CELU", [], {}, PAIR[:1]],
    ["SELU", [], {}, PAIR[:1]],
    ["GELU", [], {}, PAIR[:1]],
    ["GELU", ["tanh"], {}, PAIR[:1]],
    ["SiLU", [], {}, PAIR[:1]],
    ["Mish", [], {}, PAIR[:1]],
    ["Sigmoid", [], {}, PAIR[:1]],
    ["LogSigmoid", [], {}, PAIR[:1]],
    ["Tanh", [], {}, PAIR[:1]],
    ["Tanhshrink", [], {}, PAIR[:1]],
    ["Softplus", [], {}, PAIR[:1]],
    ["Softsign", [], {}, PAIR[:1]],
    ["Softshrink", [0.1], {}, PAIR[:1]],
    ["Hardshrink", [0.1], {}, PAIR[:1]],
    ["Hardtanh", [-0.2, 0.3], {}, PAIR[:1]],
    ["Hardsigmoid", [], {}, PAIR[:1]],
    ["Hardswish", [], {}, PAIR[:1]],
    ["Threshold", [0.1, 20], {}, PAIR[:1]],
    ["Softmax", [1], {}, PAIR[:1]],
    ["Softmin", [], {"dim": 0}, PAIR[:1]],
    ["LogSoftmax", [-1], {}, PAIR[:1]],
    ["Softmax2d", [], {}, IMAGE],
    ["GLU", [], {}, [[3, 6]]],
    ["ConstantPad1d", [2, 3.5], {}, LINE],
    ["ConstantPad2d", [[1, 0, 2, 1], 0.5], {}, IMAGE],
    ["ZeroPad2d", [1], {}, IMAGE],
    ["ReflectionPad1d", [2], {}, LINE],
    ["ReflectionPad2d", [[1, 2, 0, 1]], {}, IMAGE],
    ["ReplicationPad2d", [1], {}, IMAGE],
    ["ReplicationPad3d", [1], {}, CUBE],
    ["PixelShuffle", [2], {}, IMAGE],
    ["PixelUnshuffle", [2], {}, [[1, 1, 4, 6]]],
    ["ChannelShuffle", [2], {}, IMAGE],
    ["Unfold", [2], {"stride": 2}, IMAGE],
    ["Fold", [[4, 5], 2], {}, [[2, 8, 12]]],
    ["Upsample", [], {"scale_factor": 2}, IMAGE],
    ["Upsample", [[7, 8]], {"mode": "bilinear"}, IMAGE],
    ["UpsamplingBilinear2d", [], {"scale_factor": 2}, IMAGE],
    ["L1Loss", [], {}, PAIR],
    ["MSELoss", [], {"reduction": "sum"}, PAIR],
    ["SmoothL1Loss", [], {"beta": 0.2}, PAIR],
    ["HuberLoss", [], {"delta": 0.2, "reduction": "none"}, PAIR],
    ["SoftMarginLoss", [], {}, "signs"],
    ["HingeEmbeddingLoss", [], {"margin": 0.5}, "signs"],
    ["BCEWithLogitsLoss", [], {}, PAIR],
    ["KLDivLoss", [], {"reduction": "batchmean", "log_target": True}, PAIR],
    ["PoissonNLLLoss", [], {"full": True}, "signs"],
    ["NLLLoss", [], {}, "classes"],
    ["CrossEntropyLoss", [], {"label_smoothing": 0.1}, "classes"],
    ["CrossEntropyLoss", [], {"reduction": "none", "ignore_index": 1}, "classes"],
    ["MultiMarginLoss", [2, 0.5], {}, "classes"],
    ["MultiLabelSoftMarginLoss", [], {}, PAIR],
    ["MultiLabelMarginLoss", [], {}, "labels"],
    ["CosineEmbeddingLoss", [], {"margin": 0.1}, "pairs"],
    ["MarginRankingLoss", [0.2], {}, PAIR + PAIR[:1]],
    ["TripletMarginLoss", [], {"swap": True}, PAIR + PAIR[:1]],
    ["TripletMarginWithDistanceLoss", [], {"margin": 2.5}, PAIR + PAIR[:1]],
]


def inputs_of(shapes):
    if shapes == "indices":
        return [torch.tensor([[1, 2, 8], [2, 9, 2]])]
    if shapes == "classes":
        return [(torch.rand(3, 5) - 0.5).requires_grad_(), torch.tensor([1, 0, 4])]
    if shapes == "labels":
        return [(torch.rand(2, 4) - 0.5).requires_grad_(), torch.tensor([[3, 0, -1, 1], [2, -1, 0, 1]])]
    if shapes == "signs":
        return [(torch.rand(2, 3) - 0.5).requires_grad_(), torch.tensor([[1.0, -1, 1], [-1, -1, 1]])]
    if shapes == "pairs":
        return [*inputs_of(PAIR), torch.tensor([1.0, -1, 1])]
    return [(torch.rand(s) - 0.5).requires_grad_() for s in shapes]


def weighted(t):
    return (t.detach() * torch.rand(t.shape)).double().sum().item()


def state(module):
    values = {k: [list(v.shape), hashlib.md5(v.numpy().tobytes()).hexdigest()] for k, v in module.state_dict().items()}
    return values


def run(name, args, options, shapes):
    torch.manual_seed(1)
    args = [tuple(a) if isinstance(a, list) else a for a in args]
    module = getattr(nn, name)(*args, **{k: tuple(v) if isinstance(v, list) else v for k, v in options.items()})
    out = {"name": name, "args": args, "options": options, "inputs": shapes, "repr": repr(module)}
    if module.state_dict():
        out["state"] = state(module)
    xs = inputs_of(shapes)
    y = module(*xs)
    if y.requires_grad and name != "ChannelShuffle":  # PyTorch 1.13 has no derivative of it
        (y * torch.rand(y.shape)).sum().backward()
    grads = [t.grad for t in [*xs, *module.parameters()] if t.grad is not None]
    out["sums"] = [weighted(y), *(weighted(g) for g in grads)]
    module.eval()
    out["sums"].append(weighted(module(*xs)))
    out["sums"] += [weighted(b.float()) for b in module.buffers()]
    return out


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(inplace=True), nn.BatchNorm2d(2), nn.MaxPool2d(2))
        self.drop = nn.Dropout()
        self.heads = nn.ModuleList([nn.Linear(2, 3), nn.Linear(2, 1, bias=False)])
        self.act = nn.PReLU()

    def forward(self, x):
        return x


# Initialisers that modules do not show.
def inits():
    out = {}
    for name, args in (
        ("kaiming_normal_", {"mode": "fan_out", "nonlinearity": "relu"}),
        ("kaiming_uniform_", {"a": 0.1}),
        ("xavier_normal_", {"gain": 2.0}),
        ("xavier_uniform_", {}),
        ("normal_", {"mean": 1.0, "std": 0.1}),
        ("trunc_normal_", {"std": 0.5}),
        ("orthogonal_", {}),
        ("dirac_", {}),
        ("eye_", {}),
        ("sparse_", {"sparsity": 0.3}),
    ):
        torch.manual_seed(2)
        shape = (6, 4, 3) if name == "dirac_" else (5, 7)
        t = torch.zeros(shape)
        getattr(nn.init, name)(t, **args)
        out[name] = {"shape": shape, "options": args, "values": [float(f"{v:.9g}") for v in t.flatten()]}
    return out


def clipped(norm_type):
    torch.manual_seed(4)
    params = [torch.zeros(3), torch.zeros(2, 4)]
    for p in params:
        p.grad = torch.rand(p.shape) - 0.5
    total = nn.utils.clip_grad_norm_(params, 0.5, norm_type)
    return {"norm_type": norm_type if math.isfinite(norm_type) else "inf", "total": total.item(), "grads": [p.grad.flatten().tolist() for p in params]}


torch.manual_seed(1)
net = Net()
fixture = {
    "modules": [run(*m) for m in MODULES],
    "net": {"repr": repr(net), "keys": list(net.state_dict())},
    "inits": inits(),
    "clipped": [clipped(p) for p in (2.0, 1.0, math.inf)],
}
text = json.dumps(fixture, separators=(",", ":")).replace('},{"', '},\n{"')
Path(__file__).with_name("nn.fixture.json").write_text(text + "\n")
