"""Writes a MIDI file twice so that two synthesizers play the same music at the same moments: OURS, and THEIRS for FluidSynth.

usage: meet_fluidsynth.py PIECE.mid OURS.mid THEIRS.mid
Where waves of one pitch meet, how loud they are together depends on their phases: on when each note begins to a fraction of a
period, and on tunings to a fraction of a cent. In both, FluidSynth 2.3 rounds:
- it begins notes once in 64 samples only, and by a clock of whole milliseconds. In both files every event stands on a grid of 64
  samples, a quarter of a block late so that the milliseconds never cut one off: then both begin together, note for note.
- it cuts off cents behind the point, and where its own arithmetic gives 7199.9999 in place of 7200 it plays a cent flat. In THEIRS
  all channels are tuned up by 0.06 cents (registered parameter 1), which is cut off again, and the wrong cent with it.
"""
import struct
import sys

RATE, BLOCK = 44_100, 64
TICKS_IN_BLOCK, TICKS_LATE = 8, 2
TICKS_IN_QUARTER = 5_600
USUAL_TEMPO = 500_000
TUNING_MIDDLE, TUNING_STEPS = 8_192, 5  # a step is 100/8192 cents
CHANNELS = 16
END_OF_TRACK = b"\xff\x2f\x00"
SET_TEMPO = b"\xff\x51"


def read_number(data, place):
    value = 0
    while True:
        byte = data[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place


def write_number(value):
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.insert(0, 0x80 | value & 0x7F)
    return bytes(digits)


def read_track(data):
    """The events as (tick, message), without running status."""
    events, place, tick, status = [], 0, 0, 0
    while place < len(data):
        wait, place = read_number(data, place)
        tick += wait
        start = place
        if data[place] >= 0xF0:
            length, place = read_number(data, place + (2 if data[place] == 0xFF else 1))
            place += length
            events.append((tick, data[start:place]))
            continue
        if data[place] >= 0x80:
            status = data[place]
            place += 1
        length = 1 if status >> 4 in (0xC, 0xD) else 2
        events.append((tick, bytes([status]) + data[place:place + length]))
        place += length
    return events


def read(path):
    data = open(path, "rb").read()
    header, (_, count, ticks) = struct.unpack(">I", data[4:8])[0], struct.unpack(">HHH", data[8:14])
    assert ticks < 0x8000, "a piece counted in quarters is expected"
    tracks, place = [], 8 + header
    for _ in range(count):
        length = struct.unpack(">I", data[place + 4:place + 8])[0]
        tracks.append(read_track(data[place + 8:place + 8 + length]))
        place += 8 + length
    return ticks, tracks


def write(path, tracks):
    with open(path, "wb") as file:
        file.write(b"MThd" + struct.pack(">IHHH", 6, 1, len(tracks), TICKS_IN_QUARTER))
        for events in tracks:
            data, before = b"", 0
            for tick, message in events:
                data += write_number(tick - before) + message
                before = tick
            file.write(b"MTrk" + struct.pack(">I", len(data)) + data)


def clock(tracks, ticks_in_quarter):
    """A function that gives the second of a tick."""
    tempos = sorted((tick, int.from_bytes(message[3:6], "big")) for events in tracks for tick, message in events if message[:2] == SET_TEMPO)

    def seconds(wanted):
        time, before, tempo = 0.0, 0, USUAL_TEMPO
        for tick, next_tempo in tempos:
            if tick >= wanted:
                break
            time += (tick - before) * tempo
            before, tempo = tick, next_tempo
        return (time + (wanted - before) * tempo) / 1e6 / ticks_in_quarter

    return seconds


def main():
    source, ours, theirs = sys.argv[1:]
    ticks_in_quarter, tracks = read(source)
    seconds = clock(tracks, ticks_in_quarter)
    tempo = round(TICKS_IN_QUARTER / TICKS_IN_BLOCK * BLOCK / RATE * 1e6)
    blocks_in_second = TICKS_IN_QUARTER / TICKS_IN_BLOCK / tempo * 1e6
    tracks = [
        [(round(seconds(tick) * blocks_in_second) * TICKS_IN_BLOCK + TICKS_LATE, message) for tick, message in events if message[:2] != SET_TEMPO]
        for events in tracks
    ]
    pace = [(0, SET_TEMPO + b"\x03" + tempo.to_bytes(3, "big")), (0, END_OF_TRACK)]
    write(ours, [pace, *tracks])

    tuning = TUNING_MIDDLE + TUNING_STEPS
    controls = [(101, 0), (100, 1), (38, tuning & 0x7F), (6, tuning >> 7), (101, 127), (100, 127)]
    tuned = [(0, bytes([0xB0 | channel, number, value])) for channel in range(CHANNELS) for number, value in controls]
    write(theirs, [pace, [*tuned, (0, END_OF_TRACK)], *tracks])


main()
