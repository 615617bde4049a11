"""Compares two sound files of one piece: how alike are their levels over time, and their spectra?

usage: compare_sound.py NAME OURS.wav THEIRS.wav
Prints the correlation of the levels of 50 ms and that of the spectra in semitones (decibels, of the whole piece), and ends with 1
where the first is not above 0.95 or the second not above 0.9.
"""
import sys
import wave

import numpy

LEAST_LEVEL, LEAST_SPECTRUM = 0.95, 0.9
LONGEST_LAG = 5  # windows of 10 ms: programs differ by a block or two in when they begin
LOWEST, HIGHEST = 24, 120  # MIDI keys: 33 Hz to 8.4 kHz
FLOOR = 1e-7


def read(path):
    with wave.open(path) as sound:
        rate, channels = sound.getframerate(), sound.getnchannels()
        data = numpy.frombuffer(sound.readframes(sound.getnframes()), "<i2").reshape(-1, channels) / 32768
    return rate, data


def levels(data, rate, hop):
    """The level of 50 ms, each HOP seconds, as an amplitude."""
    power = numpy.concatenate([[0], numpy.cumsum((data ** 2).sum(axis=1))])
    starts = numpy.arange(0, len(data) - int(0.05 * rate), int(hop * rate))
    return numpy.sqrt((power[starts + int(0.05 * rate)] - power[starts]) / (0.05 * rate))


def correlation(one, other):
    length = min(len(one), len(other))
    return float(numpy.corrcoef(one[:length], other[:length])[0, 1])


def level_correlation(ours, theirs, rate):
    one, other = levels(ours, rate, 0.01), levels(theirs, rate, 0.01)
    best = -1.0
    for lag in range(-LONGEST_LAG, LONGEST_LAG + 1):
        a, b = (one[lag:], other) if lag >= 0 else (one, other[-lag:])
        best = max(best, correlation(a[::5], b[::5]))
    return best


def semitones(data, rate):
    """The power of each semitone over the whole piece."""
    size = 1 << 14
    window = numpy.hanning(size)[:, None]
    power = numpy.zeros(size // 2 + 1)
    for start in range(0, max(1, len(data) - size), size // 2):
        block = data[start:start + size]
        if len(block) == size:
            power += (numpy.abs(numpy.fft.rfft(block * window, axis=0)) ** 2).sum(axis=1)
    hertz = numpy.arange(len(power)) * rate / size
    keys = 69 + 12 * numpy.log2(numpy.maximum(hertz, 1e-9) / 440)
    whole = numpy.round(keys)
    # The lowest semitones are narrower than a bin: each takes its share of the nearest.
    spectrum = numpy.array([power[whole == key].sum() if (whole == key).any() else numpy.interp(key, keys[1:], power[1:]) for key in range(LOWEST, HIGHEST)])
    return 10 * numpy.log10(spectrum / spectrum.sum() + FLOOR)


def main():
    name, our_path, their_path = sys.argv[1:]
    (rate, ours), (their_rate, theirs) = read(our_path), read(their_path)
    assert rate == their_rate
    level = level_correlation(ours, theirs, rate)
    spectrum = correlation(semitones(ours, rate), semitones(theirs, rate))
    passed = level > LEAST_LEVEL and spectrum > LEAST_SPECTRUM
    print(f"{name:44.44} {len(ours) / rate:6.1f} s  {level:7.4f}  {spectrum:7.4f}  {'' if passed else 'too low'}")
    return 0 if passed else 1


sys.exit(main())
