"""A small dossier to be reviewed: the dispute of the harbour, read as rules and a model might have read it."""

from __future__ import annotations

import sys
from dataclasses import replace

from detente.dossier.dossier_file import dump_dossier, parse_dossier
from detente.dossier.items import Claim, Dossier, Event, Link, Mention, Origin, Tension
from harbour import found, harbour

AT = "2024-05-01T12:00:00+00:00"


def quarrel() -> Dossier:
    """Six sentences: a strike told as done, a claim and an event in the second, a link and a rival, and three bare."""
    plain = harbour()
    _, two, three = plain.sentences[:3]
    strike = replace(plain.events[0], origin=Origin("rules@1", why="“stop” and what is stopped"))
    broke = Event(
        id="news#2.e1",
        sentence="news#2",
        quote=found(two, "broke"),
        category="REJECT",
        factuality="alleged",
        actors=("GUILD",),
        recipients=("BOARD",),
        what=found(two, "broke last year’s pay deal"),
    )
    other = replace(broke, id="news#2.e2", factuality="asserted", origin=Origin("model:m"))
    says = Claim(
        id="news#2.c1",
        sentence="news#2",
        quote=found(two, "the guild broke last year’s pay deal"),
        speaker="BOARD",
        act="ACCUSE",
        attribution="reported",
        cue=found(two, "says"),
        target=("GUILD",),
        events=("news#2.e1",),
    )
    sell = Event("news#3.e1", "news#3", found(three, "sell"), "COOPERATE", "possible", actors=("BOARD",))
    if_it_lasts = Link(
        "news#3.l1", "news#3", found(three, "if the strike lasts"), "condition", ("news#1.e1",), ("news#3.e1",)
    )
    return replace(
        plain,
        events=(strike, broke, other, sell),
        claims=(says,),
        links=(if_it_lasts,),
        mentions=(*plain.mentions, Mention("news#3.m1", "news#3", found(three, "the board"), "BOARD", "name")),
        tensions=(Tension("contradiction", ("news#2.e1", "news#2.e2"), "told as so and as alleged"),),
        unread=tuple(unread for unread in plain.unread if unread.sentence not in ("news#2", "news#3")),
    )


def read_back(dossier: Dossier) -> Dossier:
    """The dossier as it comes back from its file."""
    return parse_dossier(dump_dossier(dossier))


def run_review() -> None:
    """Run the verb alone, with the arguments of this process."""
    from detente.cli.reviewing import review  # noqa: PLC0415  it brings click

    review(sys.argv[1:], prog_name="review")
