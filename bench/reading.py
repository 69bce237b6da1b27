"""How long it takes to read two thousand words, and how much memory at most, with the language model and by rules.

`reading.py --words 2000 --runs 5`: each run in a fresh process, imports and the loading of the model included; then the
command `detente read` as a whole process.  The text is prose of ours, from the catalogue and the tests, each passage
once.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import startup
from engine import peak

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("tests/dossier/unseen", "tests/dossier/editorials", "src/detente/catalog/data")
READERS = ("parse", "rules")
BAR_SECONDS, BAR_BYTES = 3.0, 400e6


def prose(words: int) -> str:
    """Dated prose of so many words, or the few more that end a sentence; SystemExit where there is less."""
    from detente.text.document import open_document  # noqa: PLC0415 - of the package of this checkout

    texts = [open_document(path) for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.txt"))]
    parts: list[str] = []
    count = 0
    for sentence in (sentence for text in texts for sentence in text.sentences):
        if count >= words:
            return f"date 2024-05-14\n\n{' '.join(parts)}\n"
        parts.append(sentence.text)
        count += len(sentence.text.split())
    sys.exit(f"there are only {count:,} words of prose")


def once(path: str, reader: str) -> None:
    """Read the text; print the seconds and processor seconds, the peak memory of this process, and what was drawn."""
    start = time.perf_counter()
    from detente.dossier.read import read_texts  # noqa: PLC0415 - what is imported counts

    dossier = read_texts([path], parse=reader == "parse")
    seconds = time.perf_counter() - start
    print(seconds, time.process_time(), peak(), len(dossier.sentences), len(dossier.events), len(dossier.claims))


def fresh(path: str, reader: str, runs: int) -> None:
    """Print the least and the median of several fresh processes that read the text, after one that does not count."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "bench")])}
    command = [sys.executable, __file__, "--once", reader, path]
    outputs = [
        subprocess.run(command, check=False, capture_output=True, text=True, env=environment) for _ in range(runs + 1)
    ]
    if outputs[0].returncode:
        why = next((line for line in outputs[0].stderr.splitlines() if ": DET" in line), "no message")
        print(f"  {reader:6}did not run: {why}")
        return
    found = [output.stdout.split() for output in outputs[1:]]
    times, most = [float(each[0]) for each in found], max(int(each[2]) for each in found)
    median, processor = statistics.median(times), statistics.median(float(each[1]) for each in found)
    verdict = "met" if median <= BAR_SECONDS and most <= BAR_BYTES else "NOT MET"
    print(f"  {reader:6}least {min(times):.2f} s   median {median:.2f} s   peak {most / 1e6:.0f} MB   bar {verdict}")
    print(f"        processor {processor:.2f} s; {found[0][3]} sentences, {found[0][4]} events, {found[0][5]} claims")
    arguments = [*startup.command(), "read", path, f"--{reader}", "--json"]
    whole = startup.seconds(arguments, runs)
    print(f"        detente read --{reader}: least {min(whole):.2f} s   median {statistics.median(whole):.2f} s")


def main(words: int, runs: int) -> None:
    """Measure both readers on the same text."""
    text = prose(words)
    print(f"a text of {len(text.split()):,} words, {runs} runs each, bar {BAR_SECONDS} s and {BAR_BYTES / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prose.txt"
        path.write_text(text, "utf-8")
        for reader in READERS:
            fresh(str(path), reader, runs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", nargs=2, metavar=("READER", "FILE"), help="read this file once, in this process")
    given = parser.parse_args()
    if given.once:
        once(given.once[1], given.once[0])
    else:
        main(given.words, given.runs)
