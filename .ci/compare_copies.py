#!/usr/bin/env python3
"""Looks for the longest run of notes that each piece of one folder shares with any piece of another, by trying every run there is.

usage: compare_copies.py MODEL GENERATED REFERENCE LIMIT   (folders of JSON notation, as 'musicrnn convert' writes it)

Of REFERENCE, the files that the model's data sheet names as training pieces count. Prints how many pieces have a run
longer than LIMIT notes and the longest run of all; exits with 1 if there is any. Written apart from the program's own
search: a run is a tuple of (interval, time) steps, and all runs of LIMIT + 1 notes of the reference are kept in a set.
"""
import glob
import json
import os
import sys
import zipfile
from fractions import Fraction


def lines(path):
    """For each part that plays pitches, the highest note at each onset: [(time in quarters, pitch)]."""
    with open(path, encoding="utf-8") as file:
        for piece in json.load(file)["pieces"]:
            for part in piece["parts"]:
                if not part.get("percussion", False):
                    highest = {}
                    for start, _, pitch, _ in part["notes"]:
                        highest[start] = max(pitch, highest.get(start, 0))
                    yield [(Fraction(start, piece["ticksPerQuarter"]), pitch) for start, pitch in sorted(highest.items())]


def steps(line):
    grid = 24
    return [(after[1] - before[1], round((after[0] - before[0]) * grid)) for before, after in zip(line, line[1:])]


def runs(line, length):
    return (tuple(line[at:at + length]) for at in range(len(line) - length + 1))


def main():
    model, generated, reference, limit = sys.argv[1:4] + [int(sys.argv[4])]
    with zipfile.ZipFile(model) as archive:
        files = json.loads(archive.read("model.json"))["training"]["data"]["files"]
    names = {os.path.splitext(file["name"])[0] for file in files if file.get("side") == "training"}
    paths = [path for path in glob.glob(os.path.join(reference, "**", "*.json"), recursive=True)
             if os.path.splitext(os.path.relpath(path, reference))[0].removesuffix(".mid").removesuffix(".abc") in names]
    if not paths:
        sys.exit(f"none of the {len(names)} training pieces of {model} is in {reference}")
    learned = [steps(line) for path in paths for line in lines(path)]
    known = {}
    longest, above, pieces = 0, 0, 0
    for path in sorted(glob.glob(os.path.join(generated, "*.json"))):
        pieces += 1
        own = [steps(line) for line in lines(path)]
        notes = 0
        for length in range(1, max(map(len, own), default=0) + 1):
            if length not in known:
                known[length] = {run for line in learned for run in runs(line, length)}
            if not any(run in known[length] for line in own for run in runs(line, length)):
                break
            notes = length + 1
        longest = max(longest, notes)
        above += notes > limit
    print(f"{pieces} pieces held against {len(paths)} training pieces: {above} with a copied run of more than {limit} notes; the longest has {longest}")
    sys.exit(1 if above else 0)


main()
