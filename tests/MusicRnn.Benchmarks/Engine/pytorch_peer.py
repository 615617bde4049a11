"""Does the engine's work with PyTorch: reads lines "train|sample V E L H B T", answers with tokens a second."""

import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
LEAST_SECONDS = 0.3


class Network(torch.nn.Module):
    def __init__(self, vocabulary, embedding, layers, hidden):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocabulary, embedding)
        self.recurrent = torch.nn.LSTM(embedding, hidden, layers)
        self.projection = torch.nn.Linear(hidden, vocabulary)

    def forward(self, tokens, state):
        output, state = self.recurrent(self.embedding(tokens), state)
        return self.projection(output), state


def training(vocabulary, embedding, layers, hidden, batch, steps):
    network = Network(vocabulary, embedding, layers, hidden)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    tokens = torch.randint(vocabulary, (steps + 1, batch))
    state = [torch.zeros(layers, batch, hidden), torch.zeros(layers, batch, hidden)]

    def step():
        nonlocal state
        optimizer.zero_grad(set_to_none=True)
        logits, after = network(tokens[:-1], state)
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, vocabulary), tokens[1:].reshape(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        state = [plane.detach() for plane in after]
        return batch * steps

    return step


def sampling(vocabulary, embedding, layers, hidden, batch, steps):
    table = torch.nn.Embedding(vocabulary, embedding)
    cells = [torch.nn.LSTMCell(embedding if layer == 0 else hidden, hidden) for layer in range(layers)]
    projection = torch.nn.Linear(hidden, vocabulary)
    tokens = torch.randint(vocabulary, (steps, batch))
    states = [(torch.zeros(batch, hidden), torch.zeros(batch, hidden)) for _ in cells]

    @torch.no_grad()
    def step():
        for token in tokens:
            output = table(token)
            for index, cell in enumerate(cells):
                states[index] = cell(output, states[index])
                output = states[index][0]
            projection(output)
        return batch * steps

    return step


def measure(step):
    start, tokens = time.perf_counter(), 0
    while tokens == 0 or time.perf_counter() - start < LEAST_SECONDS:
        tokens += step()
    return tokens / (time.perf_counter() - start)


print(torch.__version__, flush=True)
KINDS = {"train": training, "sample": sampling}
last, step = None, None
for line in sys.stdin:
    if line != last:
        kind, *sizes = line.split()
        last, step = line, KINDS[kind](*map(int, sizes))
    print(measure(step), flush=True)
