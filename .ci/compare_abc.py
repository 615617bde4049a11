"""The two halves of check-abc-reader: splits tunebooks into files of one tune each, and compares two readings of them."""
import collections
import concurrent.futures
import glob
import os
import re
import subprocess
import sys

QUARTER = 480
LEAST_SHARE = 0.99


def split(data, ours, plain, explicit):
    books = {"irish": [f"{data}/irish-abc/irish.abc"], "nottingham": sorted(glob.glob(f"{data}/nottingham/ABC_cleaned/*.abc"))}
    for folder in (ours, plain, explicit):
        os.makedirs(folder)
    for book, files in books.items():
        number = 0
        for file in files:
            text = open(file, encoding="latin-1", newline="").read().replace("\r\n", "\n")
            for tune in re.split(r"(?m)^(?=X:)", text):
                if tune.startswith("X:"):
                    number += 1
                    name = f"{book}-{number:04}-{os.path.basename(file)}"
                    write(f"{ours}/{name}", tune)
                    write(f"{plain}/{name}", without_swing(tune))
                    write(f"{explicit}/{name}", with_explicit_starts(without_swing(tune)))


def write(path, text):
    with open(path, "w", encoding="latin-1", newline="\n") as stream:
        stream.write(text)


def without_swing(tune):
    return re.sub(r"(?m)^R:.*\n", "", tune)


def with_explicit_starts(tune):
    """Writes |: behind the double bar lines that a repeat sign without a start goes back to."""
    tune = re.sub(r"(?m)^(K:.*\n)(?:[ \t]*\n)+(?=\S)", r"\1", tune)
    tune = re.sub(r"(?m)^(M:\s*\S+)[ \t]+(?=.*\|)", r"\1\n", tune)
    tune = re.sub(r"\| +M:(\S+) ", r"| [M:\1] ", tune)
    header, key, body = re.match(r"(?s)(.*?\n)(K:[^\n]*\n)(.*)", tune).groups()

    # Every other token is a field, a quoted text, a comment, a repeat sign, a double bar line or the number of an ending.
    tokens = re.split(r'(^[A-Za-z]:(?![|:]).*$|"[^"]*"|%.*$|\[[A-Za-z]:[^\]]*\]|:\|+:?|::|\|+:|\|\]|\|\|+|\[\||[|\[][1-9])', body, flags=re.M)
    start_is_marked, ending, double_bar_line = False, 0, None
    for index in range(1, len(tokens), 2):
        token = tokens[index]
        number = token if re.fullmatch(r"[|\[][1-9]", token) else re.match(r"[1-9]?", tokens[index + 1]).group() if token.startswith(":|") else ""
        if re.fullmatch(r"::|:\|+:?", token):
            if not start_is_marked and double_bar_line is not None:
                tokens[double_bar_line] += "|:"
            start_is_marked, double_bar_line, ending = token.endswith(":"), None, 0
        elif re.fullmatch(r"\|+:", token):
            start_is_marked, double_bar_line, ending = True, None, 0
        elif re.fullmatch(r"\|\]|\|\|+|\[\|", token) and ending != 1:
            start_is_marked &= ending == 0
            double_bar_line = index
        if number:
            ending = int(number[-1])
            start_is_marked &= ending == 1
    return header + key + "".join(tokens)


def reading(path):
    """The number of notes and the tick at which the last one ends; None where there is no file."""
    if not os.path.exists(path):
        return None
    csv = subprocess.run(["midicsv", path], capture_output=True, check=True).stdout.decode("latin-1")
    quarter, count, end, sounding = QUARTER, 0, 0, collections.Counter()
    for line in csv.splitlines():
        fields = line.split(", ")
        if fields[2] == "Header":
            quarter = int(fields[5])
        elif fields[2] == "Note_on_c" and int(fields[5]) > 0:
            count += 1
            sounding[fields[0], fields[3], fields[4]] += 1
        elif fields[2] in ("Note_off_c", "Note_on_c") and sounding[fields[0], fields[3], fields[4]] > 0:
            sounding[fields[0], fields[3], fields[4]] -= 1
            end = max(end, int(fields[1]))
    return count, round(end * QUARTER / quarter)


def reference(path):
    midi = path + ".mid"
    # Neither grace notes, chord symbols, fermatas nor dynamics are part of the comparison.
    subprocess.run(["abc2midi", path, "-o", midi, "-NGRA", "-NGUI", "-NFER", "-NFNP"], capture_output=True, check=False)
    return reading(midi)


def agree(left, right):
    # abc2midi begins notes a few ticks late; the end is where it is written.
    return left is not None and right is not None and left[0] == right[0] and abs(left[1] - right[1]) <= 4


def compare(work, wants_list):
    names = sorted(os.listdir(f"{work}/ours"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        ours = dict(zip(names, pool.map(lambda name: reading(f"{work}/ours-midi/{name[:-4]}.mid"), names)))
        plain = dict(zip(names, pool.map(lambda name: reference(f"{work}/plain/{name}"), names)))
        differing = [name for name in names if not agree(ours[name], plain[name])]
        explicit = dict(zip(differing, pool.map(lambda name: reference(f"{work}/explicit/{name}"), differing)))
    failed = False
    for book in ("irish", "nottingham"):
        tunes = [name for name in names if name.startswith(book)]
        as_is = sum(agree(ours[name], plain[name]) for name in tunes)
        both = [name for name in tunes if agree(ours[name], plain[name]) or agree(ours[name], explicit[name])]
        share = len(both) / len(tunes)
        failed |= share < LEAST_SHARE
        print(f"{book}: {len(tunes)} tunes, {len(both)} read as by abc2midi ({share:.2%}), {as_is} of them as they stand")
        if wants_list or share < LEAST_SHARE:
            for name in tunes:
                if name not in both:
                    print(f"  {name}: notes and end {ours[name]}, by abc2midi {plain[name]}, with start signs {explicit[name]}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    if sys.argv[1] == "split":
        split(*sys.argv[2:])
    else:
        compare(sys.argv[2], "--list" in sys.argv)
