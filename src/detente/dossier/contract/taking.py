"""Taking an answer item by item: each is looked up in the dossier, and becomes a proposal or is refused."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

from detente.cite import Quote
from detente.dossier.contract.agreement import Register
from detente.dossier.contract.answer_shape import OFFSETS, SECTIONS
from detente.dossier.contract.reasons import MOST_OF_ONE, Reasons
from detente.dossier.contract.wording import Wording
from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor, Claim, Dossier, Event, Line, Link, Mention, Origin, When
from detente.dossier.json_places import Noted, Piece
from detente.dossier.json_shape import misfits
from detente.dossier.plover import CATEGORIES
from detente.dossier.shape_problems import problem_of
from detente.errors import quoted
from detente.text.dates import find_dates

_LONGEST_ID = 30


class Taking:
    """What is known while an answer is taken: the actors and items so far, and what the refs of the answer stand for.

    `taken` counts the items that passed, those included that the dossier had already; `refused` those that did not.
    """

    def __init__(
        self, dossier: Dossier, reasons: Reasons, noted: list[Noted], producer: str, table: Iterable[Actor]
    ) -> None:
        """Begin with the dossier as it is; `table` holds actors that the answer may declare by their id."""
        self.reasons = reasons
        self.register = Register(dossier, producer)
        self.wording = Wording(dossier.sentences, reasons)
        self.actors = {actor.id: actor for actor in dossier.actors}
        self.taken = 0
        self.refused = 0
        self._table = {actor.id: actor for actor in table}
        self._days = {text.id: text.date for text in dossier.texts}
        self._origin = Origin(producer)
        self._noted = sorted(noted, key=lambda slip: slip.span)
        self._starts = [slip.span[0] for slip in self._noted]
        self._refs: dict[str, str] = {}
        self._refused_refs: set[str] = set()

    def section(self, key: str, pieces: Iterable[Piece], per_sentence: int) -> None:
        """Take the items of a section, at most `per_sentence` of each sentence; the surplus is refused unseen."""
        counts: dict[str, int] = {}
        take: dict[str, Callable[[Piece, str], None]] = {
            "actors": self._actor,
            "events": self._event,
            "claims": self._claim,
            "links": self._link,
        }
        for number, piece in enumerate(pieces):
            path, sentence = f"{key}[{number}]", piece.said("sentence")
            counts[sentence] = counts.get(sentence, 0) + 1
            surplus = counts[sentence] - per_sentence
            if surplus <= 0:
                self._fit(key, piece, path)
                if not self.reasons.at_hand:
                    take[key](piece, path)
            elif surplus == 1:
                message = f"{path}: more than {per_sentence} {key} of {quoted(sentence)}; this and the rest are refused"
                self.reasons.wrong("DET430", piece, message, f"keep the {per_sentence} that matter most")
            if self.reasons.close() and surplus <= 0:
                self.taken += 1
            else:
                self.refused += 1
                self._refused_refs.add(piece.said("ref"))

    def _fit(self, key: str, piece: Piece, path: str) -> None:
        """See that an item has its shape, and that no slip of JSON lies in it."""
        first = bisect_left(self._starts, piece.start)
        slips = [slip.problem for slip in self._noted[first : first + MOST_OF_ONE] if slip.span[0] < piece.end]
        self.reasons.at_hand += [replace(slip, message=f"{path}: {slip.message}") for slip in slips]
        places = self.reasons.places
        for misfit in islice(misfits(piece, SECTIONS[key], path), MOST_OF_ONE):
            name = places.text[slice(*misfit.span)].strip('"')
            if misfit.kind == "unknown key" and name in OFFSETS:
                message = f"{path}: {quoted(name)} is an offset, and offsets are never given"
                self.reasons.wrong("DET422", Piece(None, *misfit.span), message, "take it out: the quote is looked up")
            else:
                self.reasons.at_hand.append(problem_of(misfit, places))

    def _actor(self, piece: Piece, path: str) -> None:
        line = self.wording.line(piece, path)
        quote = self.wording.first(piece, "quote", path, line)
        named = piece.said("id").strip()
        known = self.actors.get(named) or self._table.get(named)
        if named in (AUTHOR, UNSPECIFIED):
            self._wrong("DET427", piece, "id", f"{path}.id: {named} has a meaning of its own", "choose another id")
        elif known is None and not _is_id(named):
            message = f"{path}.id: {quoted(named)} is neither known nor an id for a new actor"
            hint = f"write at most {_LONGEST_ID} capital letters, digits and underscores: HARBOUR_BOARD"
            self._wrong("DET427", piece, "id", message, hint)
        if self.reasons.at_hand or line is None or quote is None:
            return
        kind: Any = piece.said("kind")
        name = " ".join(quote.text.split())
        self.actors[named] = known or Actor(named, name, kind, provenance=self._origin.producer)
        made = self.register.fresh(line.id, "m")
        self.register.enter(Mention(made, line.id, quote, named, "name", origin=self._origin))

    def _event(self, piece: Piece, path: str) -> None:
        self._unused(piece, path)
        line = self.wording.line(piece, path)
        what = self.wording.only(piece, "what", path, line) if piece.get("what") else None
        quote = self.wording.only(piece, "quote", path, line, what)
        where, size, when = (self.wording.first(piece, key, path, line) for key in ("where", "size", "when"))
        category, mode = piece.said("category"), piece.said("mode") or None
        modes = CATEGORIES[category][1]
        if mode is not None and mode not in modes:
            message = f"{path}.mode: {category} has no mode {quoted(mode)}{self.reasons.near(mode, modes)}"
            self._wrong("DET415", piece, "mode", message, "take the mode out, or correct it")
        values: dict[str, Any] = {
            "factuality": piece.said("factuality"),
            "contexts": tuple(item.text for item in piece.listed("contexts")),
            "actors": self._who(piece, "actors", path),
            "recipients": self._who(piece, "recipients", path),
            "when": self._when(when, line) if when and line else None,
            "where": where.text if where else None,
            "size": size.text if size else None,
            "reported_by": self._one(piece, "reported_by", path),
        }
        if not self.reasons.at_hand and line is not None and quote is not None:
            made = self.register.fresh(line.id, "e")
            event = Event(made, line.id, quote, category, mode=mode, what=what, origin=self._origin, **values)
            self._refs[piece.said("ref")] = self.register.enter(event)

    def _claim(self, piece: Piece, path: str) -> None:
        self._unused(piece, path)
        line = self.wording.line(piece, path)
        quote = self.wording.only(piece, "quote", path, line)
        part = self.wording.first(piece, "part", path, line)
        values: dict[str, Any] = {
            "polarity": piece.said("polarity"),
            "modality": piece.said("modality"),
            "attribution": piece.said("attribution"),
            "part": part.text if part else None,
            "cue": self.wording.nearest(piece, "cue", path, line, quote),
            "target": self._who(piece, "target", path),
            "about": self._who(piece, "about", path),
            "events": self._named(piece, "events", path),
        }
        speaker = self._one(piece, "speaker", path)
        if not self.reasons.at_hand and line is not None and quote is not None:
            made = self.register.fresh(line.id, "c")
            claim = Claim(made, line.id, quote, speaker, piece.said("act"), origin=self._origin, **values)
            self._refs[piece.said("ref")] = self.register.enter(claim)

    def _link(self, piece: Piece, path: str) -> None:
        line = self.wording.line(piece, path)
        quote = self.wording.only(piece, "quote", path, line)
        cue = self.wording.nearest(piece, "cue", path, line, quote)
        source, target = self._named(piece, "source", path), self._named(piece, "target", path)
        kind: Any = piece.said("kind")
        imagined = piece.get("hypothetical")
        if not self.reasons.at_hand and line is not None and quote is not None:
            made = self.register.fresh(line.id, "l")
            hypothetical = imagined is not None and imagined.value is True
            self.register.enter(Link(made, line.id, quote, kind, source, target, hypothetical, cue, self._origin))

    def _when(self, words: Quote, line: Line) -> When:
        """The time that the words name, with its days as our own reader of dates takes them, never the model."""
        for found in find_dates(line.quote.text, self._days.get(words.source), line.quote.start):
            if found.start < words.end and words.start < found.end:
                return When(words.text, found.first, found.last)
        return When(words.text)

    def _one(self, piece: Piece, key: str, path: str) -> str:
        """Who says it: the author, where the answer does not say."""
        found = piece.get(key)
        return self._known(found, f"{path}.{key}", (AUTHOR, UNSPECIFIED)) if found else AUTHOR

    def _who(self, piece: Piece, key: str, path: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for number, item in enumerate(piece.listed(key)):
            found[self._known(item, f"{path}.{key}[{number}]", (UNSPECIFIED,))] = None
            if self.reasons.enough:
                break
        return tuple(found)

    def _known(self, piece: Piece, path: str, besides: tuple[str, ...]) -> str:
        named = piece.text.strip()
        if named not in self.actors and named not in besides:
            allowed = (*self.actors, *besides) if self.reasons.compares else ()
            message = f"{path}: there is no actor {quoted(named)}{self.reasons.near(named, allowed)}"
            hint = "use a known id, or declare the actor under 'actors' with a quote"
            self.reasons.wrong("DET427", piece, message, hint)
        return named

    def _named(self, piece: Piece, key: str, path: str) -> tuple[str, ...]:
        """The ids of the items that refs stand for."""
        found: dict[str, None] = {}
        for number, ref in enumerate(piece.listed(key)):
            if ref.text in self._refs:
                found[self._refs[ref.text]] = None
            else:
                was = "was refused" if ref.text in self._refused_refs else "is nothing in this answer"
                message = f"{path}.{key}[{number}]: {quoted(ref.text)} {was}"
                hint = "mend or add what it stands for, or take the ref out"
                self.reasons.wrong("DET428", ref, message, hint)
            if self.reasons.enough:
                break
        return tuple(found)

    def _unused(self, piece: Piece, path: str) -> None:
        ref = piece.said("ref")
        if ref in self._refs or ref in self._refused_refs:
            message = f"{path}.ref: {quoted(ref)} is the ref of an earlier item"
            self._wrong("DET429", piece, "ref", message, "give every item a ref of its own")

    def _wrong(self, code: str, piece: Piece, key: str, message: str, hint: str) -> None:
        self.reasons.wrong(code, piece.get(key), message, hint)


def _is_id(name: str) -> bool:
    return len(name) <= _LONGEST_ID and name.isascii() and name.isidentifier() and name.isupper()
