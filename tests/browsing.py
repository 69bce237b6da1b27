"""A browser without a window, where one is installed: what it finds wrong with a page, and what it fetches."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--v=0", "--virtual-time-budget=20000", "--host-resolver-rules=MAP * ~NOTFOUND",
]  # fmt: skip
SECONDS = 60
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What the page itself fetched, and what axe finds, written into the page once both are known.
PROBE = """
<pre id="found">{}</pre><script>
addEventListener("load", async () => {
  const found = { fetched: performance.getEntriesByType("resource").map(each => each.name), against: [] };
  document.getElementById("found").remove();
  if (window.axe) {
    const told = await axe.run(document, { resultTypes: ["violations"] });
    found.against = told.violations.map(each => `${each.id}: ${each.nodes[0].html}`);
    found.looked = told.passes.length;
  }
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify(found);
  document.body.append(told);
});
</script>"""


def browser() -> str | None:
    """The browser that is installed, if one is."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Browser:
    """A browser, each page in a profile of its own."""

    program: str
    folder: Path

    def run(self, page: str, *more: str) -> subprocess.CompletedProcess[str]:
        """Open a page from disk."""
        at = self.folder / "page.html"
        at.write_text(page, "utf-8")
        profile = self.folder / "profile"
        try:
            return subprocess.run(
                [self.program, *FLAGS, f"--user-data-dir={profile}", *more, at.as_uri()],
                capture_output=True,
                text=True,
                check=True,
                timeout=SECONDS,
            )
        finally:
            shutil.rmtree(profile, ignore_errors=True)

    def console(self, page: str) -> list[str]:
        """What the browser has to say against a page."""
        return re.findall(r"CONSOLE.*", self.run(page, "--dump-dom").stderr)

    def found(self, page: str, axe: str = "") -> dict[str, Any]:
        """What a page fetches where nothing forbids it, and what axe has against it."""
        free, removed = POLICY.subn("", page)
        assert 1 == removed
        script = f"<script>{axe}</script>" if axe else ""
        dom = self.run(free.replace("</body>", f"{script}{PROBE}</body>"), "--dump-dom").stdout
        told: dict[str, Any] = json.loads(unescape(re.findall(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)[-1]))
        return told

    def width(self, page: str, window: int) -> int:
        """How wide a page is in a window so many dots wide, with what sticks out of it; 640 is 1280 at 200 %."""
        inner = POLICY.sub("", page).replace("&", "&amp;").replace('"', "&quot;")
        frame = f'<iframe id="window" width="{window}" height="800" style="border:0" srcdoc="{inner}"></iframe>'
        told = """
<script>
addEventListener("load", () => {
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = document.getElementById("window").contentDocument.documentElement.scrollWidth;
  document.body.append(told);
});
</script>"""
        dom = self.run(f"<!DOCTYPE html><body>{frame}{told}</body>", "--dump-dom").stdout
        return int(re.findall(r'<pre id="found">(\d+)</pre>', dom)[-1])

    def pages_of_paper(self, page: str) -> bytes:
        """The page, printed as PDF."""
        paper = self.folder / "paper.pdf"
        self.run(page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
        return paper.read_bytes()
