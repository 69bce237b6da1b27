"""The quarrel of the design page as a file, with a source that it cites, for tests that read and write files."""

from __future__ import annotations

import hashlib
from pathlib import Path

SOURCE = b"The ministry may change its order. A table was set up. The firm appeals. Both could settle. It cannot last."

QUARREL = """\
detente: 1
title: A groundwater quarrel
date: 1991-03-01
sources:
  news: {file: clipping.txt, sha256: "SHA256"}

decision_makers:
  ministry:
    name: Ministry of the Environment
    cites: [news#1]
    options:
      modify: {text: modifies the control order, irreversible: adopted}
  company:
    options:
      delay: lengthens the appeal             # short form: the text alone
      stance: {levels: [quiet, protests, sues]}
joint_options:
  settlement: {owners: [ministry, company], requires: "not company.delay"}

infeasible:
  - "company.delay and joint.settlement"
consequences:
  - {when: "company.stance = sues", set: {joint.settlement: no}, assumed: nobody settles in court}
forums:
  table: {members: [ministry, company], cites: [news#2]}
status_quo: {holds: [company.delay], cites: [news#3]}

preferences:
  ministry:
    - {id: M1, want: "not company.stance = sues", tier: 1, cites: [news#2]}
    - {id: M2, want: "ministry.modify", if: "company.delay", tier: 2, assumed: nothing in the text says so}
    - {id: M3, want: "joint.settlement", tier: 2, cites: [news#4]}
  company: ["not ministry.modify", "joint.settlement", "company.delay"]

beliefs:
  - {holder: ministry, about: company, change: {first: [company.3]}, cites: [news#3]}
attitudes: {ministry: {company: 1}}
variants: {friendly: {attitudes: {company: {ministry: 1}}}}
claims:
  - {id: C1, text: the appeal cannot last, says: "possible(not company.delay)", cites: [news#5]}
""".replace("SHA256", hashlib.sha256(SOURCE).hexdigest())

BRIDGE = """\
detente: 1
decision_makers: [council, board]
states: {none: no bridge, north: {text: a bridge, note: the long one}, south: }
moves:
  council: [[none, north], [none, south]]
  board: [[north, none]]
status_quo: none
preferences:
  council: {relation: [[north, none], [none, south]], note: openly}
  board: {ranking: [north, [none, south]]}
attitudes: {board: {council: {value: -1, assumed: who knows}}}
"""

LADDER = """\
detente: 1
decision_makers:
  row: {name: Row, options: {x: {text: acts, levels: [0, 1, 2], irreversible: abandoned}, y: }}
  col:
states:
  calm: "0N"
  tense: {pattern: "1-", text: "tense, this way or that"}
  war: {pattern: "2Y", assumed: "by us", basis: assumed, note: "a note"}
status_quo: {state: calm, note: named}
preferences:
  row: {weights: {row.x: 3, "not row.y": -1, "row.x = 2": 0.1, "row.x >= 1": "1/3"}}
  col: {statements: [{id: A, want: row.y}, {want: "row.x = 0", iff: row.y, note: "two"}], cites: []}
variants:
  other: {text: otherwise, drop: [A], insert: [{dm: col, want: row.x, before: col.2, id: B}], first: [B]}
"""


def quarrel_folder(folder: Path) -> Path:
    """Write the quarrel and its source into a folder, and return the path of the file."""
    (folder / "clipping.txt").write_bytes(SOURCE)
    file = folder / "quarrel.yaml"
    file.write_text(QUARREL, "utf-8")
    return file
