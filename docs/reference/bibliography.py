"""The page of the sources, written from `docs/references.bib`: what each is, and how far it was read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "references.bib"
ENTRY = re.compile(r"^@\w+\{(\w+),\n(.*?)^\}", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^ +(\w+) *= *\{(.*?)\},?$(?=\n +\w+ *=|\Z)", re.MULTILINE | re.DOTALL)
ACCENT = re.compile(r"""\{\\(["^'`~])(\w)\}""")
ACCENTS = {'"': "\u0308", "^": "\u0302", "'": "\u0301", "`": "\u0300", "~": "\u0303"}
SENTENCE = re.compile(r"(?<=[a-z0-9)][.?!]) (?=[A-Z])")


def page() -> Iterator[str]:
    """The lines of the page."""
    entries = {key: _fields(body) for key, body in ENTRY.findall(FILE.read_text("utf-8"))}
    yield "# Bibliography\n"
    yield "The sources that code, glossary and documents name, by key, and how far each was read."
    yield (
        "Where the work itself was not read, the definition is taken from later literature; *reproduced* says that a "
        "literal transcription of it gives the results published for worked cases."
    )
    yield "The same as data: [references.bib](../references.bib)."
    for key in sorted(entries):
        yield from _entry(key, entries[key])


def _entry(key: str, fields: dict[str, str]) -> Iterator[str]:
    yield f"\n## {key}\n"
    authors = [" ".join(reversed(name.split(", ", 1))) for name in fields["author"].split(" and ")]
    yield from SENTENCE.split(f"{_joined(authors)}: *{fields['title']}*.")
    where = [fields[name] for name in ("journal", "booktitle", "school", "series", "publisher") if name in fields]
    where += [f"{word} {fields[name]}" for name, word in (("volume", "volume"), ("number", "number")) if name in fields]
    where += [f"pages {fields['pages']}"] if "pages" in fields else []
    yield f"{', '.join([*where, fields['year']])}."
    if "doi" in fields:
        yield f"DOI {fields['doi']}."
    if "url" in fields:
        yield f"{fields['url']}."
    yield ""
    yield from SENTENCE.split(fields["note"])


def _fields(body: str) -> dict[str, str]:
    return {name: _plain(text) for name, text in FIELD.findall(body.rstrip())}


def _plain(text: str) -> str:
    """A field as a reader sees it: accents set, braces gone, on one line."""
    accented = ACCENT.sub(lambda found: unicodedata.normalize("NFC", found[2] + ACCENTS[found[1]]), text)
    return " ".join(re.sub(r"[{}]", "", accented).replace("--", "–").split())


def _joined(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
