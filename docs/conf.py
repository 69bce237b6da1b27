"""The documents as a site: `make site` builds it, offline, and the pages load nothing from elsewhere.

The list of pages is `index.md` and stands nowhere else: its sections become the parts of the table of contents.  It
is written for whoever reads the folder as it is, so nothing in it has to be hidden there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

project = "Détente"
author = "The Détente authors"
copyright = author  # noqa: A001 - Sphinx calls it so

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_*"]

myst_heading_anchors = 4  # links name headings as the repository's web page does
smartquotes = False  # quotes are part of what a session shows

html_theme = "furo"
html_title = project
html_static_path = ["_site"]
html_css_files = ["wide.css"]
html_show_search_summary = False  # it is fetched page by page, which a browser refuses to pages opened from disk
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False

SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
OUTSIDE = re.compile(r"\[([^]]+)\]\((?:\.\./)+[A-Z_]+\.md\)")
PAGE = re.compile(r"\]\(([\w/-]+)\.md\)")


def contents(index: str) -> Iterator[str]:
    """A hidden table of contents for each section of the index that lists pages."""
    _, *parts = SECTION.split(index)
    for title, part in zip(parts[::2], parts[1::2], strict=True):
        pages = PAGE.findall(part)
        if pages:
            yield "\n".join(["", "```{toctree}", ":hidden:", f":caption: {title}", "", *pages, "```", ""])


def complete(_app: Any, docname: str, source: list[str]) -> None:
    """Give the index its tables of contents; anywhere, name what lies outside of the folder rather than link to it."""
    source[0] = OUTSIDE.sub(r"\1", source[0])
    if docname == "index":
        source[0] += "".join(contents(source[0]))


def setup(app: Any) -> None:
    """Have each page completed as it is read."""
    app.connect("source-read", complete)
