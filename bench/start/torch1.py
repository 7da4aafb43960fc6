import torch

w = torch.tensor([2.0], requires_grad=True)
torch.nn.functional.mse_loss(torch.tensor([1.5]) * w, torch.tensor([1.0])).backward()
with open('/proc/self/status') as f:
    peak = next(int(line.split()[1]) * 1024 for line in f if line.startswith('VmHWM'))
print(w.grad.item(), peak)
