"""The outline of three reports: headings, and how much stands in each section; structure, and not looks.

The outlines are kept in `outlines/`.  Where a report is meant to change, copy what the test prints into its file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import detente
from page_of_html import Read

OUTLINES = Path(__file__).parent / "outlines"
COUNTED = {"h3": "headings", "table": "tables", "tr": "rows", "li": "items", "figure": "pictures", "dt": "terms"}


def outline(page: str) -> Iterator[str]:
    """A line for each section: its place and its heading, then how many there are of what is counted."""
    body = page[page.index("<h1>") :]
    yield body[4 : body.index("</h1>")]
    for section in body.split("<section ")[1:]:
        read = Read(f"<section {section[: section.index('</section>')]}")
        tags = Counter(tag for tag, _ in read.elements)
        links = [each for tag, each in read.elements if tag == "a"]
        kinds = Counter({"cite": "citations", "id": "names"}.get(each.get("class") or "", "links") for each in links)
        counts = {**{word: tags[tag] for tag, word in COUNTED.items()}, **dict(sorted(kinds.items()))}
        said = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
        yield f"{read.all('id')[0]}: {read.headings[0][2:]}" + (f" ({said})" if said else "")


def talks() -> str:
    conflict = detente.load("talks-2022")
    told = detente.example("talks-2022").chronicle
    assert told is not None
    return detente.report_html(conflict, audited=False, chronicle=detente.open_chronicle(told, conflict))


REPORTS: dict[str, Callable[[], str]] = {
    "ferry": lambda: detente.report_html(detente.load("ferry"), orders=20),
    "elmira": lambda: detente.report_html(detente.load("elmira")),
    "talks-2022": talks,
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_the_outline_that_is_kept(name: str) -> None:
    kept = (OUTLINES / f"{name}.txt").read_text("utf-8")

    assert kept == "\n".join([*outline(REPORTS[name]()), ""])
