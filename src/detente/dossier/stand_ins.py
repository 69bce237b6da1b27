"""Who "the company" and "the union" are: common nouns that stand for the only actor of their kind in a text.

A noun stands for an actor where the table gives that kind to exactly one of the actors that the whole text names, and
where that one has been named before it: "Westholm Steel … the firm", "the Miners' Federation … the federation".
Where two companies are named, "the company" is nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from detente.dossier.actor_names import Token, tokenise, word_set
from detente.dossier.actor_table import ActorTable
from detente.dossier.items import Mention
from detente.dossier.mentions import mention, numbered
from detente.dossier.view import View

# What actors of a kind are called, once they have been named.
CALLED: Final[dict[str, frozenset[str]]] = {
    "company": word_set("company firm employer corporation manufacturer operator group"),
    "union": word_set("union"),
    "party": word_set("party"),
}
# What a noun of their own name may call them too: "the Miners' Federation … the federation".
OWN: Final = word_set(
    "agency airline alliance association authority bank board bloc brewery broadcaster chamber club coalition "
    "cooperative corporation council federation front group guild league mill movement railway society syndicate union"
)
_AFTER: Final = frozenset({"of", "-", "–"})


def with_stand_ins(views: Sequence[View], table: ActorTable) -> tuple[View, ...]:
    """The views of one text with a mention for each noun that stands for an actor named before, all numbered anew.

    The time it takes grows with the length of the text alone.
    """
    meant = _meant(views, table)
    if not meant:
        return tuple(views)
    done: list[View] = []
    known: set[str] = set()
    for view in views:
        added = list(_found(view, meant, known))
        known.update(m.actor for m in view.mentions if m.actor is not None)
        done.append(replace(view, mentions=numbered(view, [*view.mentions, *added])) if added else view)
    return tuple(done)


def _meant(views: Sequence[View], table: ActorTable) -> dict[str, str]:
    """The actor that each noun stands for in this text; without the nouns that would fit two."""
    fitting: dict[str, set[str]] = defaultdict(set)
    for named in (m for view in views for m in view.mentions if m.actor is not None):
        actor = named.actor or ""
        kind = table[actor].kind if actor in table else ""
        last = named.quote.text.split()[-1].casefold()
        for noun in CALLED.get(kind, frozenset()) | ({last} & OWN):
            fitting[noun].add(actor)
    sure = {noun: next(iter(actors)) for noun, actors in fitting.items() if len(actors) == 1}
    return {noun: actor for noun, actor in sure.items() if table[actor].kind in CALLED}


def _found(view: View, meant: dict[str, str], known: set[str]) -> Iterator[Mention]:
    tokens = tokenise(view.line.quote.text, view.line.quote.start)
    taken = {at for m in view.mentions for at in range(m.quote.start, m.quote.end)}
    words = {word.start: word for word in view.words}
    for at in range(1, len(tokens)):
        the, noun = tokens[at - 1], tokens[at]
        actor = meant.get(noun.key)
        if the.key != "the" or actor is None or noun.capital or noun.start in taken or _goes_on(tokens, at):
            continue
        word = words.get(noun.start)
        if word is None or word.dep in {"amod", "compound", "nmod"}:
            continue
        before = {m.actor for m in view.mentions if m.quote.end <= the.start} | known
        if actor in before:
            why = f"the only {noun.key} that the text names"
            yield mention(view, the.start, noun.end, (actor,), "pronoun", why=why)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun is part of another name or thing: "the union of", "the company-owned"."""
    return at + 1 < len(tokens) and tokens[at + 1].key in _AFTER
