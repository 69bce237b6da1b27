"""A conflict in which every part that can cite something cites a sentence of its own, in the order of the file."""

from __future__ import annotations

SENTENCES = 21

CITED = """\
detente: 1
sources: {a: a.txt}
decision_makers:
  x: {cites: [a#1], options: {o: {text: does, cites: [a#2]}}}
  y: {cites: [a#3], options: {o: {levels: [low, high], cites: [a#4]}}}
joint_options: {j: {owners: [x, y], cites: [a#5]}}
infeasible: [{when: "x.o and joint.j", cites: [a#6]}]
consequences: [{when: "x.o", set: {joint.j: no}, cites: [a#7]}]
forums: {f: {members: [x, y], cites: [a#8]}}
status_quo: {holds: ["y.o = high"], cites: [a#9], contested: [{set: {x.o: yes}, held_by: y, cites: [a#10]}]}
preferences:
  x: {statements: [{want: "x.o", cites: [a#12]}], cites: [a#11]}
  y: {weights: {"y.o": 1}, cites: [a#13]}
beliefs:
  - {holder: x, about: y, change: {insert: [{dm: x, id: A, want: "y.o", cites: [a#15]}]}, cites: [a#14]}
  - {holder: y, change: {attitudes: {x: {y: {value: 1, cites: [a#17]}}}}, cites: [a#16]}
attitudes: {x: {y: {value: -1, cites: [a#18]}}}
variants: {v: {drop: [x.1], cites: [a#19]}}
claims: [{says: "can(x, x.o)", cites: [a#20]}]
questions: [{ask: why?, cites: [a#21]}]
"""

TEXT = " ".join(f"This is sentence {number}." for number in range(1, SENTENCES + 1)).encode()
