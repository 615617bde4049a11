"""Makes the reference values of pytorch-*.json, two files a cell and one for the window network, with PyTorch (Debian: python3-torch, libopenblas0-pthread).

All weights and tokens follow from formulas, so the files hold results only; PyTorchReferenceTests.cs and
Networks/NetworkReferenceTests.cs have the same formulas.
Run in this folder: python3 make-references.py
"""
import json
import math

import torch

V, E, H, L, B, T = 7, 6, 5, 2, 3, 4
D, O, LABELS, PLACES = 3, 2, 3, 4


CELLS = {
    "lstm": lambda inputs, layers: torch.nn.LSTM(inputs, H, layers),
    "gru": lambda inputs, layers: torch.nn.GRU(inputs, H, layers),
    "tanh": lambda inputs, layers: torch.nn.RNN(inputs, H, layers, nonlinearity="tanh"),
    "relu-identity": lambda inputs, layers: torch.nn.RNN(inputs, H, layers, nonlinearity="relu"),
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


class TiedNetwork(torch.nn.Module):
    """The same with one table for embedding and projection, E = H, and smoothed labels."""

    def __init__(self, create):
        super().__init__()
        self.embedding = torch.nn.Embedding(V, H)
        self.recurrent = create(H, 1)
        self.projection = torch.nn.Linear(H, V)
        self.projection.weight = self.embedding.weight

    def forward(self):
        output, _ = self.recurrent(self.embedding(tokens(T)))
        logits = self.projection(output).reshape(-1, V)
        return logits, torch.nn.functional.cross_entropy(logits, next_tokens().reshape(-1), label_smoothing=0.1)


class RealNetwork(torch.nn.Module):
    """Real numbers in and out; every third row is not scored."""

    def __init__(self, create):
        super().__init__()
        self.recurrent = create(D, L)
        self.projection = torch.nn.Linear(H, O)

    def forward(self):
        inputs = torch.tensor([math.sin(1 + 0.9 * i) for i in range(T * B * D)]).reshape(T, B, D)
        targets = torch.tensor([math.cos(1 + 0.7 * i) for i in range(T * B * O)]).reshape(-1, O)
        output = self.projection(self.recurrent(inputs)[0]).reshape(-1, O)
        scored = [row for row in range(T * B) if row % 3 != 0]
        return output, torch.nn.functional.mse_loss(output[scored], targets[scored])


class FlowNetwork(torch.nn.Module):
    """One layer, stepped by hand, with a loss at the last step: what of it comes back to each state."""

    def __init__(self, create):
        super().__init__()
        self.recurrent = create(D, 1)
        self.projection = torch.nn.Linear(H, O)

    def forward(self):
        inputs = torch.tensor([math.sin(1 + 0.9 * i) for i in range(T * B * D)]).reshape(T, B, D)
        self.states, state = [], None
        for step in range(T):
            _, state = self.recurrent(inputs[step : step + 1], state)
            self.states.append(state if isinstance(state, tuple) else (state,))
            for plane in self.states[-1]:
                plane.retain_grad()
        output = self.projection(self.states[-1][0][0])
        return output, torch.nn.functional.mse_loss(output, torch.ones(B, O))


class Classifier(torch.nn.Module):
    """One label a sequence; each is read for itself, so that there is no padding."""

    def __init__(self, create):
        super().__init__()
        self.embedding = torch.nn.Embedding(V, E)
        self.recurrent = create(E, L)
        self.projection = torch.nn.Linear(H, LABELS)

    def forward(self):
        last = [self.recurrent(self.embedding(tokens(length)[:, b : b + 1]))[0][-1] for b, length in enumerate([4, 2, 3])]
        logits = self.projection(torch.cat(last))
        return logits, torch.nn.functional.cross_entropy(logits, torch.tensor([b % LABELS for b in range(B)]))


class EncoderDecoder(torch.nn.Module):
    """The encoder's last state is the decoder's first; each pair for itself again."""

    def __init__(self, create):
        super().__init__()
        self.source_embedding = torch.nn.Embedding(V, E)
        self.encoder = create(E, L)
        self.target_embedding = torch.nn.Embedding(V + 1, E)
        self.decoder = create(E, L)
        self.projection = torch.nn.Linear(H, V + 1)

    def forward(self):
        logits, losses = [], []
        for b, (source, target) in enumerate(zip([4, 2, 3], [5, 3, 4])):
            _, state = self.encoder(self.source_embedding(tokens(source)[:, b : b + 1]))
            written = torch.tensor([[(2 * t + 3 * b + 1) % (V + 1)] for t in range(target)])
            output, _ = self.decoder(self.target_embedding(written[:-1]), state)
            logits.append(self.projection(output).reshape(-1, V + 1))
            losses.append(torch.nn.functional.cross_entropy(logits[-1], written[1:, 0], reduction="none"))
        return torch.cat(logits), torch.cat(losses).mean()


class Head(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.state = torch.nn.Linear(H, H)
        self.input = torch.nn.Linear(E, H, bias=False)
        self.output = torch.nn.Linear(H, V)

    def forward(self, state, inputs):
        return self.output(state + torch.relu(self.state(state) + self.input(inputs)))


class FeatureNetwork(torch.nn.Module):
    """A plain feature and a bag of tokens, added up; a residual head that sees state and sum."""

    def __init__(self, create):
        super().__init__()
        self.features = torch.nn.ModuleDict({"place": torch.nn.EmbeddingBag(PLACES, E, mode="sum"), "notes": torch.nn.EmbeddingBag(V, E, mode="sum")})
        self.recurrent = create(E, L)
        self.head = Head()

    def forward(self):
        places = bags(self.features["place"], [[(t + b) % PLACES] for t in range(T) for b in range(B)])
        inputs = places + bags(self.features["notes"], notes())
        output, _ = self.recurrent(inputs.reshape(T, B, E))
        logits = self.head(output.reshape(-1, H), inputs)
        return logits, torch.nn.functional.cross_entropy(logits, next_tokens().reshape(-1))


class FrameNetwork(torch.nn.Module):
    """Two levels: one to three tokens belong to each frame."""

    def __init__(self, create):
        super().__init__()
        self.frame = torch.nn.ModuleDict({"notes": torch.nn.EmbeddingBag(V, E, mode="sum")})
        self.recurrent = create(E, L)
        self.token = torch.nn.ModuleDict({"place": torch.nn.EmbeddingBag(PLACES, E, mode="sum"), "so_far": torch.nn.EmbeddingBag(V, E, mode="sum")})
        self.head = Head()

    def forward(self):
        rows = [(frame, k) for frame in range(T * B) for k in range(frame % 3 + 1)]
        output, _ = self.recurrent(bags(self.frame["notes"], notes()).reshape(T, B, E))
        inputs = bags(self.token["place"], [[k] for _, k in rows])
        inputs = inputs + bags(self.token["so_far"], [[(frame + 2 * i) % V for i in range(k)] for frame, k in rows])
        logits = self.head(output.reshape(-1, H)[[frame for frame, _ in rows]], inputs)
        return logits, torch.nn.functional.cross_entropy(logits, torch.tensor([(frame + 2 * k) % V for frame, k in rows]))


class WindowNetwork(torch.nn.Module):
    """No memory: a plain feature, a bag and a bias, added up, cut off below zero, and projected."""

    def __init__(self):
        super().__init__()
        tables = {"place": torch.nn.Embedding(PLACES, H), "notes": torch.nn.EmbeddingBag(V, H, mode="sum"), "bias": torch.nn.Embedding(1, H)}
        self.features = torch.nn.ModuleDict(tables)
        self.projection = torch.nn.Linear(H, V)

    def forward(self):
        places = self.features["place"](torch.tensor([(t + b) % PLACES for t in range(T) for b in range(B)]))
        hidden = torch.relu(places + bags(self.features["notes"], notes()) + self.features["bias"](torch.zeros(1, dtype=torch.long)))
        logits = self.projection(hidden)
        return logits, torch.nn.functional.cross_entropy(logits, next_tokens().reshape(-1))


def tokens(steps):
    return torch.tensor([[(3 * t + 2 * b) % V for b in range(B)] for t in range(steps)])


def next_tokens():
    return torch.tensor([[(5 * t + b + 1) % V for b in range(B)] for t in range(T)])


def notes():
    return [[(t + b + 3 * i) % V for i in range((t + 2 * b) % 4)] for t in range(T) for b in range(B)]


def bags(table, rows):
    offsets = [sum(len(row) for row in rows[:i]) for i in range(len(rows))]
    return table(torch.tensor([token for row in rows for token in row], dtype=torch.long), torch.tensor(offsets))


def fill(network):
    with torch.no_grad():
        for place, (_, parameter) in enumerate(network.named_parameters()):
            numbers = [0.5 * math.sin(place + 1 + 1.7 * i) for i in range(parameter.numel())]
            parameter.copy_(torch.tensor(numbers).reshape(parameter.shape))


def rounded(values):
    return [float(f"{x:.9g}") for x in values]


def reference(recurrent):
    network = Network(recurrent)
    fill(network)
    logits = network(tokens(T))
    loss = torch.nn.functional.cross_entropy(logits.reshape(-1, V), next_tokens().reshape(-1))
    loss.backward()
    return results(network, loss, logits, "logits")


def network_reference(network):
    fill(network)
    output, loss = network()
    loss.backward()
    result = results(network, loss, output, "output")
    if isinstance(network, FlowNetwork):
        planes = zip(*network.states)
        result["flow"] = rounded(0 if state.grad is None else state.grad.norm().item() for plane in planes for state in plane)
    return result


def results(network, loss, output, name):
    result = {"loss": rounded([loss.item()]), name: rounded(output.reshape(-1).tolist())}
    for name, parameter in network.named_parameters():
        result[name] = rounded(parameter.grad.reshape(-1).tolist())
    return result


torch.set_default_dtype(torch.float64)
for cell, create in CELLS.items():
    with open(f"pytorch-{cell}.json", "w") as file:
        json.dump(reference(create(E, L)), file)

    kinds = [TiedNetwork, RealNetwork, FlowNetwork, Classifier, EncoderDecoder, FeatureNetwork, FrameNetwork]
    with open(f"pytorch-networks-{cell}.json", "w") as file:
        json.dump({kind.__name__: network_reference(kind(create)) for kind in kinds}, file)

with open("pytorch-window.json", "w") as file:
    json.dump(network_reference(WindowNetwork()), file)
