#!/usr/bin/env python3
"""Writes unicode-VERSION.txt, the facts about characters that the reference interpreter reads.

Usage: make-unicode-data.py UNICODE_DATA_TXT VERSION
       (UnicodeData.txt of that version, from https://www.unicode.org/Public/VERSION/ucd/ or Debian's package unicode-data)

Its lines, all numbers hexadecimal:

    upper FIRST LAST STEP TO    every STEPth code point from FIRST to LAST has a simple upper-case mapping, the first one to TO
    letter FIRST LAST           general category L*
    digit FIRST LAST            general category Nd
    base CODE LETTER            CODE decomposes canonically into LETTER, one of A to Z or a to z, and marks, if any
"""
import pathlib
import sys


def read(path):
    """{code point: (category, simple upper-case mapping or None, canonical decomposition or None)}"""
    characters, first = {}, None
    for line in open(path, encoding="ascii"):
        fields = line.rstrip("\n").split(";")
        code = int(fields[0], 16)
        if fields[1].endswith(", First>"):
            first = code
            continue
        decomposition = None if not fields[5] or fields[5].startswith("<") else [int(part, 16) for part in fields[5].split()]
        for each in range(first if first is not None else code, code + 1):
            characters[each] = (fields[2], int(fields[12], 16) if fields[12] else None, decomposition)
        first = None
    return characters


def upper_lines(characters):
    """Neighbours that lie one or two apart and map equally far share a line."""
    runs = []
    for code, (_, upper, _) in sorted(characters.items()):
        if upper is None:
            continue
        if runs:
            first, last, step, to = runs[-1]
            if code - last in (1, 2) and upper - code == to - first and (first == last or code - last == step):
                runs[-1] = (first, code, code - last, to)
                continue
        runs.append((code, code, 1, upper))
    return [f"upper {first:X} {last:X} {step:X} {to:X}" for first, last, step, to in runs]


def range_lines(word, codes):
    runs = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return [f"{word} {first:X} {last:X}" for first, last in runs]


def base_lines(characters):
    def decompose(code):
        parts = characters[code][2] if code in characters else None
        return [code] if parts is None else [end for part in parts for end in decompose(part)]

    lines = []
    for code in sorted(characters):
        first, *marks = decompose(code)
        if (marks or first != code) and chr(first) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" and all(characters[mark][0][0] == "M" for mark in marks):
            lines.append(f"base {code:X} {first:X}")
    return lines


def main():
    characters, version = read(sys.argv[1]), sys.argv[2]
    lines = [
        f"# Facts from UnicodeData.txt of Unicode {version}, written by make-unicode-data.py. Do not edit.",
        "# Unicode data are (c) Unicode, Inc. and used under the Unicode License: see LICENSE-UNICODE.txt.",
        *upper_lines(characters),
        *range_lines("letter", [code for code, (category, _, _) in characters.items() if category[0] == "L"]),
        *range_lines("digit", [code for code, (category, _, _) in characters.items() if category == "Nd"]),
        *base_lines(characters),
    ]
    (pathlib.Path(__file__).parent / f"unicode-{version}.txt").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


main()
