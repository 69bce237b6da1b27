"""How an account is worded changes nothing in the first half page: what stands twice, in other words, or renamed."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.insight.auditing.audit import audit
from detente.report.audit_page import show_brief
from detente.report.naming import Naming
from detente.report.terminal import console

EXAMPLES = 200 if os.environ.get("DETENTE_PROFILE") == "long" else 6

# New names of the same length, so that lines break at the same places; in another order of the alphabet.
RENAMED = {"north": "zebra", "south": "arrow", "march": "yield", "build": "xerox", "trade": "begin", "blame": "wince"}
OPTIONS = ("north.march", "north.build", "south.trade", "south.blame")
CLAIMS = (
    "possible({f})",
    "ensures({own}, {f})",
    "never(north, north.march)",
    "prefers(south, {f})",
    "deters({f}, north, north.build)",
    "worse(south, south.trade)",
    "now({f})",
)
Wants = tuple[str, str, int, int]


@dataclass(frozen=True)
class Account:
    """The parts of a random account: wants as (id, statement, tier, sentence), what holds, and claims."""

    north: tuple[Wants, ...]
    south: tuple[Wants, ...]
    holds: tuple[str, ...]
    claims: tuple[tuple[str, int], ...]

    def conflict(self) -> detente.Conflict:
        """The account as a conflict."""
        lines = [
            "detente: 1",
            "sources: {news: {file: news.txt}}",
            "decision_makers:",
            "  north: {options: {march: marches, build: builds}}",
            "  south: {options: {trade: trades, blame: blames}}",
            f"status_quo: [{', '.join(self.holds)}]",
            "preferences:",
        ]
        for dm, wants in (("north", self.north), ("south", self.south)):
            lines.append(f"  {dm}:")
            lines += [f'    - {{id: {i}, want: "{w}", tier: {t}, cites: [news#{n}]}}' for i, w, t, n in wants]
        lines.append("claims:")
        lines += [f'  - {{id: C{k}, says: "{s}", cites: [news#{n}]}}' for k, (s, n) in enumerate(self.claims)]
        return detente.loads("\n".join(lines))


def random_words(rng: Random) -> Account:
    def statement() -> str:
        one, other = rng.sample(OPTIONS, 2)
        no = rng.choice(("", "not "))
        return rng.choice((f"{no}{one}", f"{no}{one}", f"{no}({one} and {other})", f"{no}({one} or {other})"))

    def wants(letter: str) -> tuple[Wants, ...]:
        tiers = sorted(rng.choice((1, 2)) for _ in range(rng.randint(2, 4)))
        return tuple((f"{letter}{k}", statement(), tier, rng.randint(1, 4)) for k, tier in enumerate(tiers, start=1))

    def claim() -> tuple[str, int]:
        words = rng.choice(CLAIMS).format(f=statement(), own=rng.choice(OPTIONS))
        return words, rng.randint(1, 4)

    holds = tuple(option for option in OPTIONS if rng.random() < 0.3)
    return Account(wants("N"), wants("S"), holds, (claim(), claim(), claim()))


def brief(conflict: detente.Conflict) -> str:
    stream = io.StringIO()
    out = console(stream)
    out.width = 80
    found = audit(conflict, orders=24)
    show_brief(out, found, Naming(conflict), found.claims)
    return stream.getvalue()


def renamed(text: str) -> str:
    for old, new in RENAMED.items():
        text = text.replace(old, new)
    return text


seeds = st.integers(0, 2**32).map(Random)


@settings(max_examples=EXAMPLES)
@given(seeds)
def test_a_statement_that_stands_twice_changes_nothing(rng: Random) -> None:
    account = random_words(rng)
    at = rng.randrange(len(account.south))
    _, want, tier, sentence = account.south[at]
    again = ("S9", rng.choice((want, f"not not ({want})", f"({want}) and ({want})")), tier, sentence)
    doubled = (*account.south[: at + 1], again, *account.south[at + 1 :])

    assert brief(account.conflict()) == brief(
        Account(account.north, doubled, account.holds, account.claims).conflict(),
    )


@settings(max_examples=EXAMPLES)
@given(seeds)
def test_equivalent_words_change_no_verdict_and_nothing_that_it_hangs_on(rng: Random) -> None:
    account = random_words(rng)
    other = tuple((i, f"not (not ({w}))", t, n) for i, w, t, n in account.north)
    first = audit(account.conflict(), orders=24)
    second = audit(Account(other, account.south, account.holds, account.claims).conflict(), orders=24)

    assert [(c.verdict, c.standing, c.decided, c.flip, c.sign) for c in first.claims] == [
        (c.verdict, c.standing, c.decided, c.flip, c.sign) for c in second.claims
    ]


@settings(max_examples=EXAMPLES)
@given(seeds)
def test_other_names_change_nothing_but_the_names(rng: Random) -> None:
    conflict = random_words(rng).conflict()

    assert renamed(brief(conflict)) == brief(detente.loads(renamed(detente.dumps(conflict))))
