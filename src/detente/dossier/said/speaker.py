"""Who speaks: the actor behind the word that names the speaker, and whether only a part of them does."""

from __future__ import annotations

from typing import Final

from detente.dossier.items import UNSPECIFIED, Mention
from detente.dossier.said.clause import PRONOUNS, subject, wordlist
from detente.dossier.view import View

Speaker = tuple[str, str | None]  # the actor, and which part of it

_SOME: Final = frozenset({"some", "many", "several", "few", "most", "others", "critics", "parts", "voices", "half"})
# Who speaks for a state or a body: "Egypt's president", "Russian negotiators"; "Egypt's farmers" do not.
_OFFICES: Final = wordlist(
    """
    president premier minister chancellor government official officials ministers ministry spokesman spokeswoman
    spokesperson leader leaders leadership authorities envoy envoys ambassador diplomat diplomats negotiator
    negotiators delegation parliament army military regime administration cabinet senator senators lawmakers
    secretary chief chairman chairwoman head director executive executives management board lawyer lawyers
    representative representatives commission council
    """
)


def speakers(view: View, at: int) -> tuple[Speaker, ...]:
    """The actors that the word at that position names as speaking, joined ones each; `UNSPECIFIED` for anybody else.

    A pronoun is the nearest named subject of a clause that holds it, where there is one.
    """
    found = []
    for place in (at, *(w.at for w in view.children(at, "conj"))):
        named = _named(view, place)
        if named and named not in found:
            found.append(named)
    return tuple(found) or ((UNSPECIFIED, None),)


def _named(view: View, at: int) -> Speaker | None:
    word = view.words[at]
    mention = view.mention_at(at)
    if mention is not None and _acts(mention):
        return mention.actor or UNSPECIFIED, mention.part or _part(view, at)
    if word.lower in PRONOUNS:
        return _meant(view, at)
    if word.lower in _SOME:
        for child in view.children(at, "prep"):
            for inner in view.children(child.at, "pobj"):
                whole = view.mention_at(inner.at)
                if whole is not None and whole.actor:
                    return whole.actor, whole.part or word.lower
    if word.lower in _OFFICES:
        places = [w.at for w in view.children(at, "amod", "poss", "compound", "nmod")]
        places += [
            o.at for p in view.children(at, "prep") if p.lower in {"of", "for"} for o in view.children(p.at, "pobj")
        ]
        for place in places:
            holder = view.mention_at(place)
            if holder is not None and holder.actor:
                return holder.actor, holder.part
    return None


def _acts(mention: Mention) -> bool:
    return mention.actor is not None and mention.role != "venue"


def _part(view: View, at: int) -> str | None:
    """Which part of the actor is meant, where the word is in "some in the party" or "many of the miners"."""
    for word in view.ancestors(at):
        if word.lower in _SOME:
            return word.lower
        if word.pos in {"VERB", "AUX"}:
            break
    return next((w.lower for w in view.children(at, "amod", "det") if w.lower in _SOME), None)


def _meant(view: View, at: int) -> Speaker | None:
    """The actor that a pronoun stands for: the subject of a clause around it, else the only subject named before it."""
    for verb in view.ancestors(at):
        who = subject(view, verb.at) if verb.pos in {"VERB", "AUX"} else None
        if who is not None and who < at:
            mention = view.mention_at(who)
            if mention is not None and _acts(mention):
                return mention.actor or UNSPECIFIED, mention.part
    before = [view.mention_at(w.at) for w in view.words[:at] if w.dep in {"nsubj", "nsubjpass"}]
    named = {(m.actor, m.part) for m in before if m is not None and _acts(m)}
    return next(((a, part) for a, part in named if a), None) if len(named) == 1 else None
