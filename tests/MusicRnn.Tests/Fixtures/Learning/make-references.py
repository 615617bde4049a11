"""Makes the reference values of pytorch-*.json, one file a cell, with PyTorch (Debian: python3-torch, libopenblas0-pthread).

All weights and tokens follow from formulas, so the file holds results only; PyTorchReferenceTests.cs has the same formulas.
Run in this folder: python3 make-references.py
"""
import json
import math

import torch

V, E, H, L, B, T = 7, 6, 5, 2, 3, 4


CELLS = {
    "lstm": lambda: torch.nn.LSTM(E, H, L),
    "gru": lambda: torch.nn.GRU(E, H, L),
    "tanh": lambda: torch.nn.RNN(E, H, L, nonlinearity="tanh"),
    "relu-identity": lambda: torch.nn.RNN(E, H, L, nonlinearity="relu"),
}


class Network(torch.nn.Module):
    def __init__(self, recurrent):
        super().__init__()
        self.embedding = torch.nn.Embedding(V, E)
        self.recurrent = recurrent
        self.projection = torch.nn.Linear(H, V)

    def forward(self, tokens):
        output, _ = self.recurrent(self.embedding(tokens))
        return self.projection(output)


def reference(recurrent):
    network = Network(recurrent)
    with torch.no_grad():
        for place, (name, parameter) in enumerate(network.named_parameters()):
            numbers = [0.5 * math.sin(place + 1 + 1.7 * i) for i in range(parameter.numel())]
            parameter.copy_(torch.tensor(numbers).reshape(parameter.shape))

    inputs = torch.tensor([[(3 * t + 2 * b) % V for b in range(B)] for t in range(T)])
    targets = torch.tensor([[(5 * t + b + 1) % V for b in range(B)] for t in range(T)])
    logits = network(inputs)
    loss = torch.nn.functional.cross_entropy(logits.reshape(-1, V), targets.reshape(-1))
    loss.backward()

    result = {"loss": [loss.item()], "logits": logits.reshape(-1).tolist()}
    for name, parameter in network.named_parameters():
        result[name] = parameter.grad.reshape(-1).tolist()
    return {name: [float(f"{x:.9g}") for x in values] for name, values in result.items()}


torch.set_default_dtype(torch.float64)
for cell, create in CELLS.items():
    with open(f"pytorch-{cell}.json", "w") as file:
        json.dump(reference(create()), file)
