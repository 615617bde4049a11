"""The other side of PyTorchExchangeTests: reads the weights of a network that was trained by the engine into PyTorch's own
modules and writes what they predict, and gives weights of PyTorch's the other way.

    python3 exchange.py FOLDER

For each FOLDER/CELL.safetensors (embedding, recurrent, projection; the cell is the file's name) and the tokens of
FOLDER/tokens.json, [step][lane], it writes FOLDER/CELL.json with the logits that PyTorch predicts with those weights
("theirs") and with new ones drawn at random ("own"), and the latter as FOLDER/CELL-own.safetensors.
"""
import array
import json
import pathlib
import struct
import sys

import torch

CELLS = {
    "lstm": torch.nn.LSTM,
    "gru": torch.nn.GRU,
    "tanh": lambda *sizes: torch.nn.RNN(*sizes, nonlinearity="tanh"),
    "relu-identity": lambda *sizes: torch.nn.RNN(*sizes, nonlinearity="relu"),
}


class Network(torch.nn.Module):
    def __init__(self, cell, vocabulary, embedding, hidden, layers):
        super().__init__()
        self.embedding = torch.nn.Embedding(vocabulary, embedding)
        self.recurrent = CELLS[cell](embedding, hidden, layers)
        self.projection = torch.nn.Linear(hidden, vocabulary)

    def forward(self, tokens):
        output, _ = self.recurrent(self.embedding(tokens))
        return self.projection(output)


def read(path):
    """The tensors of a safetensors file of 32-bit floats, by name."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        numbers = array.array("f", content[8 + length + begin:8 + length + end])
        tensors[name] = torch.tensor(numbers).reshape(entry["shape"])
    return tensors


def write(path, tensors):
    header, content = {}, b""
    for name, tensor in tensors.items():
        numbers = array.array("f", tensor.reshape(-1).tolist()).tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(content), len(content) + len(numbers)]}
        content += numbers
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + content)


@torch.no_grad()
def exchange(folder, cell):
    weights = read(folder / f"{cell}.safetensors")
    vocabulary, embedding = weights["embedding.weight"].shape
    hidden = weights["projection.weight"].shape[1]
    layers = sum(name.startswith("recurrent.weight_hh_l") for name in weights)
    network = Network(cell, vocabulary, embedding, hidden, layers)
    tokens = torch.tensor(json.loads((folder / "tokens.json").read_text()))
    write(folder / f"{cell}-own.safetensors", network.state_dict())
    own = network(tokens).reshape(-1).tolist()
    network.load_state_dict(weights)
    (folder / f"{cell}.json").write_text(json.dumps({"own": own, "theirs": network(tokens).reshape(-1).tolist()}))


torch.manual_seed(1)
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.safetensors")):
    exchange(pathlib.Path(sys.argv[1]), file.stem)
