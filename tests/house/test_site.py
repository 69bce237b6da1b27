"""The documents as a site: it is built without a warning, and its pages load nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

NEEDED = ("sphinx", "furo", "myst_parser")
ABSENT = [name for name in NEEDED if find_spec(name) is None]
LOADING = {("script", "src"), ("link", "href"), ("object", "data"), ("form", "action")}
ELSEWHERE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
STYLED = re.compile(r"""(?:url\(|@import)\s*["']?\s*(?:https?:)?//[^\s)"']*""", re.IGNORECASE)

# One worker, so that the site is built once.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(bool(ABSENT), reason=f"the site is built with the extra `site`; not here: {', '.join(ABSENT)}"),
]


class Loaded(HTMLParser):
    """What a page has a browser load from elsewhere; what a reader may click is no such thing."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            loads = name in {"src", "srcset", "poster", "background"} or (tag, name) in LOADING
            if value and ((loads and ELSEWHERE.match(value)) or (name == "style" and STYLED.search(value))):
                self.found.append(f"<{tag} {name}={value}>")


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built anew."""
    folder = tmp_path_factory.mktemp("site")
    options = ("--builder", "html", "--nitpicky", "--fail-on-warning", "--keep-going", "--quiet")
    folders = ("-d", folder / "read", root / "docs", folder / "built")
    ran = subprocess.run(
        (sys.executable, "-m", "sphinx", *options, *folders), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return folder / "built"


def test_every_document_is_a_page_of_the_site(root: Path, site: Path) -> None:
    documents = {path.relative_to(root / "docs").with_suffix("") for path in (root / "docs").rglob("*.md")}

    assert sorted(str(path) for path in documents if not (site / path).with_suffix(".html").is_file()) == []


def test_no_page_of_the_site_loads_anything_from_elsewhere(site: Path) -> None:
    found = []
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        loaded = Loaded()
        loaded.feed(text)
        styles = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.DOTALL))
        found += [f"{page.relative_to(site)}: {what}" for what in (*loaded.found, *STYLED.findall(styles))]
    found += [
        f"{sheet.relative_to(site)}: {what}"
        for sheet in sorted(site.rglob("*.css"))
        for what in STYLED.findall(sheet.read_text("utf-8"))
    ]

    assert found == []


def test_something_loaded_from_elsewhere_would_be_found() -> None:
    page = Loaded()
    page.feed(
        '<a href="https://a.org"><script src="//b.org/c.js"></script><link rel="stylesheet" href="https://d.org">'
    )

    assert page.found == ["<script src=//b.org/c.js>", "<link href=https://d.org>"]
    assert STYLED.search("@import 'https://a.org/b.css'")
