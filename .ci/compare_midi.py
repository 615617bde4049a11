"""Holds the messages that jack_midi_dump saw against a .mid file: all its notes, or all that were begun, and silence at the end.
usage: compare_midi.py DUMP.txt FILE.mid whole|stopped"""
import re
import subprocess
import sys

messages = [bytes.fromhex(match[1]) for match in re.finditer(r"^\s*\d+:((?: [0-9a-f]{2}){2,3})\b", open(sys.argv[1]).read(), re.M)]
sent = [(message[1], message[2]) for message in messages if message[0] >> 4 == 9 and message[2] > 0]
csv = subprocess.run(["midicsv", sys.argv[2]], capture_output=True, text=True, check=True).stdout
written = [tuple(map(int, line.split(", ")[4:6])) for line in csv.splitlines() if ", Note_on_c, " in line and not line.endswith(", 0")]
if sorted(sent) != sorted(written) or not sent:
    sys.exit(f"check-live: expected the {len(written)} notes of the file as MIDI messages, found {len(sent)}")

sounding = set()
for message in messages:
    key = (message[0] & 15, message[1])
    if message[0] >> 4 == 9 and message[2] > 0:
        sounding.add(key)
    elif message[0] >> 4 in (8, 9):
        sounding.discard(key)
last = messages[-64:]
for channel in range(16):
    for wanted in (bytes([0xB0 | channel, 64, 0]), bytes([0xB0 | channel, 123, 0]), bytes([0xB0 | channel, 120, 0]), bytes([0xE0 | channel, 0, 64])):
        if wanted not in last:
            sys.exit(f"check-live: {wanted.hex(' ')} did not come at the end")
if sounding:
    sys.exit(f"check-live: {len(sounding)} notes still sound")
print(f"MIDI, {sys.argv[3]}: {len(messages)} messages, all {len(sent)} notes arrived, and all notes off at the end")
