"""The trained parameters of a model that computes in bfloat16: float32 masters, their moving average, AdamW over them."""

from __future__ import annotations

import torch
from torch import nn


class Masters:
    """Of all parameters of `model` that want a gradient, which is moved to `device` and `dtype`.

    What is kept of a run is an exponential moving average of them (Polyak and Juditsky 1992); matrices alone decay.
    """

    def __init__(self, model: nn.Module, device: str, dtype: torch.dtype, lr: float, weight_decay: float) -> None:
        named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
        self.names = [name for name, _ in named]
        self.masters = [p.detach().clone().to(device).requires_grad_() for _, p in named]
        self.averages = [p.detach().clone() for p in self.masters]
        model.to(device, dtype)
        moved = dict(model.named_parameters())
        self.params = [moved[name] for name in self.names]
        flat = [p for p in self.masters if p.ndim < 2]
        deep = [p for p in self.masters if p.ndim >= 2]
        groups = [{"params": deep, "weight_decay": weight_decay}, {"params": flat, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=lr, betas=(0.9, 0.98), fused=True)
        self.steps = 0

    def update(self, loss: torch.Tensor, lr: float, clip: float, ema: float) -> None:
        """One step down the gradient of `loss`, whose norm is cut to `clip`."""
        for group in self.optimizer.param_groups:
            group["lr"] = lr
        loss.backward()
        for master, param in zip(self.masters, self.params, strict=True):
            master.grad = None if param.grad is None else param.grad.float()
            param.grad = None
        nn.utils.clip_grad_norm_(self.masters, clip)
        self.optimizer.step()
        self.steps += 1
        keep = min(ema, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            torch._foreach_copy_(self.params, self.masters)
            torch._foreach_lerp_(self.averages, self.masters, 1 - keep)
