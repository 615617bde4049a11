"""Makes the reference values of pytorch-lstm.json with PyTorch (Debian: python3-torch, libopenblas0-pthread).

All weights and tokens follow from formulas, so the file holds results only; PyTorchReferenceTests.cs has the same formulas.
Run: python3 make-references.py > pytorch-lstm.json
"""
import json
import math

import torch

V, E, H, L, B, T = 7, 6, 5, 2, 3, 4


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(V, E)
        self.recurrent = torch.nn.LSTM(E, H, L)
        self.projection = torch.nn.Linear(H, V)

    def forward(self, tokens):
        output, _ = self.recurrent(self.embedding(tokens))
        return self.projection(output)


torch.set_default_dtype(torch.float64)
network = Network()
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
print(json.dumps({name: [float(f"{x:.9g}") for x in values] for name, values in result.items()}))
