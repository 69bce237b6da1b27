"""A conflict whose every word would do something, if a page took it for more than text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import detente

SCRIPT = "<script>alert(1)</script>"
STYLE = "</style><style>body{background:url(//evil.invalid/a)}</style>"
IMAGE = '"><img src=//evil.invalid/b onerror=alert(2)>'
TURNED = "\u202eabc\u2066"
TEXT = f"""\
The ministry may change {SCRIPT} its order.
The firm {STYLE} lengthens {IMAGE} its appeal.
Nobody knows {TURNED} the judge.
The appeal {{{{ 7 * 7 }}}} {{% raw %}} cannot last &amp; will not.
"""
FILE = """\
detente: 1
title: "</title><script>alert(3)</script>"
sources:
  news:
    file: clipping.txt
    title: "<svg onload=alert(4)>"
    url: "javascript:alert(5)"
decision_makers:
  ministry:
    name: "<b onmouseover=alert(6)>Ministry</b>"
    cites: [news#1]
    options:
      modify: {text: "modifies ]]> <!-- the order", cites: [news#1]}
  company:
    cites: [news#2]
    options:
      delay: {text: "lengthens '\\u202e' the appeal", cites: [news#2]}
status_quo: {holds: [company.delay], cites: [news#2]}
preferences:
  ministry:
    - {id: M1, want: "not company.delay", assumed: "<a href='javascript:alert(7)'>because</a>"}
  company:
    - {id: C1, want: "not ministry.modify"}
    - {id: C2, want: "company.delay", cites: [news#3], proposed: "<i>a machine</i>"}
claims:
  - {id: K1, text: "<img src=x onerror=alert(8)>", says: "possible(not company.delay)", cites: [news#4]}
  - {id: K2, says: "possible(ministry.modify)", cites: [news#2]}
questions:
  - {ask: "<script>alert(9)</script>?", cites: [news#3]}
"""


def hostile(folder: Path) -> detente.Conflict:
    """The conflict, loaded from a folder into which it was written, with a NUL that no file may hold."""
    (folder / "clipping.txt").write_text(TEXT, "utf-8")
    (folder / "hostile.yaml").write_text(FILE, "utf-8")
    conflict = detente.load(folder / "hostile.yaml")
    return replace(conflict, title=f"{conflict.title}\x00\udcff")
