"""A conflict file about a harbour, with something of everything that a replay has to do with."""

from __future__ import annotations

HARBOUR = """\
detente: 1
title: Who dredges the harbour
date: 1990-01-01
decision_makers:
  port:
    options: {dredge: dredges, toll: {levels: [none, low, high]}, build: {irreversible: adopted}}
  town:
    options: {sue: sues, pay: pays}
joint_options:
  pact: {owners: [port, town], requires: "town.pay"}
infeasible:
  - {id: F1, when: "town.sue and joint.pact"}
consequences:
  - {id: Q1, when: "town.sue and town.pay", set: {town.pay: no}}
forums:
  table: {members: [port, town]}
status_quo: {holds: [town.pay], contested: [{id: sued, set: {town.sue: yes, town.pay: no}}]}
preferences:
  port:
    - {id: P1, want: "not town.sue", tier: 1}
    - {id: P2, want: "port.dredge", tier: 2}
    - {id: P3, want: "port.toll = none", tier: 2}
    - {id: P4, want: "not port.build", tier: 2}
  town:
    - {id: T1, want: "port.dredge", tier: 1}
    - {id: T2, want: "not town.pay", tier: 2}
    - {id: T3, want: "joint.pact", tier: 2}
beliefs:
  - {id: B1, holder: town, about: port, change: {first: [P3], insert: [{dm: town, id: T4, want: "town.pay", tier: 1}]}}
claims:
  - {id: C1, says: "now(port.dredge)"}
"""
