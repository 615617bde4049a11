"""Holds what was heard of a live session against its recording, sample for sample, and its saved .mid, rendered, against it too.
usage: compare_live.py RECORDED.wav HEARD.raw SAVED.wav SECONDS   (16 bit, 48 kHz, stereo)"""
import sys
import wave

import numpy

RATE = 48000


def samples(path):
    with wave.open(path) as file:
        return numpy.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def place_of(recorded, heard):
    """The frame of HEARD in which the first sound of the recording stands."""
    first = int(numpy.flatnonzero(recorded.any(axis=1))[0])
    place = heard.tobytes().find(recorded[first:first + RATE // 10].tobytes())
    if place < 0 or place % 4:
        sys.exit("check-live: the beginning of the recording was not heard")
    return place // 4 - first


def likeness(one, other):
    """How alike two sounds are in each half second, whatever their levels."""
    for start in range(0, len(one) - RATE // 2, RATE // 2):
        a, b = one[start:start + RATE // 2, 0].astype(float), other[start:start + RATE // 2, 0].astype(float)
        if a.std() > 30 or b.std() > 30:
            yield start / RATE, float((a * b).sum() / (numpy.sqrt((a * a).sum() * (b * b).sum()) + 1e-9))


recorded, saved = samples(sys.argv[1]), samples(sys.argv[3])
heard = numpy.fromfile(sys.argv[2], "<i2")
heard = heard[:len(heard) // 2 * 2].reshape(-1, 2)
expected = round(float(sys.argv[4]) * RATE)
if len(recorded) != expected:
    sys.exit(f"check-live: expected a recording of {expected} frames, found {len(recorded)}")
place = place_of(recorded, heard)
inside = recorded[max(0, -place):]
inside = inside[:len(heard) - max(0, place)]
span = heard[max(0, place):max(0, place) + len(inside)]
wrong = numpy.flatnonzero((span != inside).any(axis=1))
if len(wrong) or len(inside) < expected - RATE // 100:
    sys.exit(f"check-live: {len(wrong)} of {len(inside)} frames were heard otherwise than recorded, the first after {wrong[0] / RATE if len(wrong) else 0:.2f} s")

padded = numpy.zeros_like(recorded)
padded[:min(len(saved), len(padded))] = saved[:len(padded)]
# In the last 20 ms the end is faded out, and what rings on is not in the recording.
found = list(likeness(recorded, padded))
worst = min(found, key=lambda pair: pair[1])
if worst[1] < 0.9:
    sys.exit(f"check-live: the saved piece sounds otherwise than what was heard, most after {worst[0]:.1f} s, a likeness of {worst[1]:.3f}")
print(f"live: {len(inside)} frames heard sample for sample as recorded, 0 gaps; the saved piece sounds alike in all {len(found)} half seconds, {sum(each[1] for each in found) / len(found):.4f} on average and at least {worst[1]:.3f}")
