"""What the words of an answer mean, in a line each, as a language model is told."""

from __future__ import annotations

from typing import Final

CATEGORIES_MEAN: Final[dict[str, str]] = {
    "AGREE": "agrees, offers or promises to cooperate",
    "CONSULT": "meets, visits, talks, negotiates, telephones; all who take part are actors",
    "SUPPORT": "praises, defends, recognises, signs or ratifies, takes up relations",
    "CONCEDE": "gives way in words: accepts a demand, promises to ease, to withdraw, to reform",
    "COOPERATE": "works together in deeds: trade, joint exercises, shared intelligence",
    "AID": "gives money, goods, arms, troops or asylum to help",
    "RETREAT": "gives way in deeds: withdraws, releases, disarms, lets observers in, resigns",
    "REQUEST": "asks, appeals, demands, orders",
    "ACCUSE": "blames, accuses, criticises, objects, sues, investigates",
    "REJECT": "refuses, declines, vetoes, defies",
    "THREATEN": "threatens, warns of what it will do, gives an ultimatum",
    "PROTEST": "demonstrates, strikes, boycotts, riots, blocks a road",
    "SANCTION": "breaks off talks or relations, cuts aid, expels diplomats, lays an embargo",
    "MOBILIZE": "moves or raises forces without using them",
    "COERCE": "seizes, arrests, bans, censors, hacks, deceives, occupies or annexes land",
    "ASSAULT": "attacks, kills, abducts, destroys, invades, makes war",
}
FACTUALITY_MEANS: Final[dict[str, str]] = {
    "asserted": "the author says that it happened",
    "presupposed": "the author takes it for granted in passing",
    "historical": "it happened, but long before, as background",
    "alleged": "somebody else says that it happened",
    "possible": "it may be, it is feared, or you are in doubt",
    "conditional": "it would be if something else were",
    "predicted": "it is said that it will be",
    "counter": "it is denied, negated, or did not happen",
    "generic": "no single event is meant",
}
ACTS_MEAN: Final[dict[str, str]] = {
    "ASSERT": "says that something is so",
    "EVALUATE": "calls it good or bad",
    "ACCUSE": "says that somebody did wrong",
    "DENY": "says that it is not so",
    "DEMAND": "says that somebody must",
    "REFUSE": "says that it will not or cannot",
    "THREATEN": "says that it will do harm",
    "WARN": "says that harm may come",
    "FEAR": "is afraid that",
    "OBJECT": "is against something",
    "WANT": "wishes or intends",
    "PREDICT": "says what will come",
    "PROPOSE": "advises, offers, suggests",
}
ATTRIBUTION_MEANS: Final[dict[str, str]] = {
    "author": "the author says it",
    "reported": "somebody is reported to say it",
    "nominal": "only named, as in 'its demands'",
    "ascribed": "the author says what somebody thinks, fears or wants",
}
